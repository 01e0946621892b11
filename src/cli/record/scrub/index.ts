/**
 * Scrubs traffic before it is written: replaces each value with another value of the same format, unless the value
 * belongs to the API.
 */
import { randomBytes } from 'node:crypto';
import { isUnproven } from '../../../input/read/traffic/index.js';
import { pathParts, pathPlace, scrubAddress } from './address.js';
import { scrubBody, type BodyPlace } from './body.js';
import { createCipher } from './cipher.js';
import { NOTHING_DECLARED, type DeclaredValues } from './declared.js';
import { scrubHeader, scrubHeaderName } from './header.js';
import type { LeafContext } from './leaf.js';
import type { Scrubbed } from './scrubbed.js';
import { Withheld } from './withheld.js';

export { declaredValues, type DeclaredValues } from './declared.js';
export { scrubbedJson, type Scrubbed } from './scrubbed.js';
export type { StillReplaced, Withheld } from './withheld.js';

export interface ScrubberOptions {
  readonly service: URL;
  /**
   * The names of fields, parameters and headers whose values are kept unchanged, and the path segments that are kept
   * unchanged.
   */
  readonly keep?: readonly string[];
  /** The names of fields, parameters and headers, and the path segments, that are kept. Their values are replaced. */
  readonly keepNames?: readonly string[];
  readonly declared?: DeclaredValues;
  /** The key of the cipher, 32 bytes. It is random except in tests, and is never written. */
  readonly key?: Uint8Array;
}

/**
 * Replaces the values of one recording. Equal values get equal replacements, so that links between exchanges are
 * preserved.
 */
export interface Scrubber {
  /** Scrubs the URL of a request. */
  readonly address: (text: string) => Scrubbed;
  /**
   * Collects evidence about the words in the path of a request. Call it once for each exchange.
   * @param sent the JSON of the request; `undefined` if it has none
   * @param answer the JSON of the response; `undefined` if it has none, or if the request failed
   */
  readonly observe: (
    request: { readonly method: string; readonly pathname: string; readonly sent: unknown },
    response: { readonly status: number; readonly answer: unknown },
  ) => void;
  /**
   * Returns the place of a message: a text that is the same for all messages whose paths differ only in their values.
   */
  readonly placeOf: (pathname: string) => string;
  /**
   * Scrubs the name of a header.
   * @param path the path of the request. A name that is neither a common API word nor declared is kept if requests to at
   * least four different paths contain it
   */
  readonly headerName: (name: string, path: string) => Scrubbed;
  readonly header: (name: string, value: string, place: string) => Scrubbed;
  readonly body: (text: string, how: BodyPlace) => Scrubbed | undefined;
  /** The number of milliseconds by which dates are shifted. */
  readonly shift: number;
  /** True if there are descriptions of the service. They then decide which words are kept. */
  readonly isDeclared: boolean;
  readonly withheld: Withheld;
}

const DAY = 86_400_000;

/** Creates the scrubber of a recording. */
export function createScrubber(options: ScrubberOptions): Scrubber {
  const {
    service,
    keep = [],
    keepNames = [],
    declared = NOTHING_DECLARED,
    key = randomBytes(32),
  } = options;
  const cipher = createCipher(key);
  const shift = -(30 * DAY) - cipher.number('shift', 700 * 86_400) * 1000;
  const context: LeafContext = {
    cipher,
    shift,
    keep: new Set(keep.map((name) => name.toLowerCase())),
    keepNames: new Set([...keep, ...keepNames].map((name) => name.toLowerCase())),
    declared,
    withheld: new Withheld(),
    service,
    address: (text) => scrubAddress(context, text),
  };
  return {
    address: (text) => scrubAddress(context, text),
    observe: ({ method, pathname, sent }, { status, answer }) => {
      if (isUnproven({ status })) return;
      context.withheld.paths.observe(method, pathParts(context, pathname), sent, answer);
    },
    placeOf: (pathname) => pathPlace(context, pathParts(context, pathname)),
    headerName: (name, path) => scrubHeaderName(context, name, path),
    header: (name, value, place) => scrubHeader(context, name, value, place),
    body: (text, how) => scrubBody(context, text, how),
    shift,
    isDeclared: declared.isKnown,
    withheld: context.withheld,
  };
}
