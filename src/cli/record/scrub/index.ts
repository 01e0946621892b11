/**
 * Scrubs traffic before it is written: replaces each value with another value of the same format, unless the value
 * belongs to the API.
 */
import { randomBytes } from 'node:crypto';
import { pathPlaces, scrubAddress } from './address.js';
import { scrubBody } from './body.js';
import { createCipher } from './cipher.js';
import { NOTHING_DECLARED, type DeclaredValues } from './declared.js';
import { scrubHeader, scrubHeaderName } from './header.js';
import { CollectionKeys } from './collection-keys.js';
import type { LeafContext } from './leaf.js';
import type { Scrubbed } from './scrubbed.js';
import { Withheld } from './withheld.js';

export { declaredValues, type DeclaredValues } from './declared.js';
export { scrubbedJson, type Scrubbed } from './scrubbed.js';
export type { Withheld } from './withheld.js';

export interface ScrubberOptions {
  readonly service: URL;
  /**
   * The names of fields, parameters and headers whose values are kept unchanged, and the path segments that are kept
   * unchanged.
   */
  readonly keep?: readonly string[];
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
   * Collects the keys of items from a JSON response. Call it for each exchange before any other function of the
   * scrubber.
   */
  readonly learn: (method: string, pathname: string, answer: unknown) => void;
  /**
   * Returns the place of a message: a text that is the same for all messages whose paths differ only in their values.
   */
  readonly placeOf: (pathname: string) => string;
  /**
   * Scrubs the name of a header.
   * @param url the URL of the request. A name that is neither a common API word nor declared is kept if at least four
   * different requests contain it
   */
  readonly headerName: (name: string, url: string) => Scrubbed;
  readonly header: (name: string, value: string, place: string) => Scrubbed;
  readonly body: (
    text: string,
    how: { readonly type: string; readonly contentType: string; readonly place: string },
  ) => Scrubbed | undefined;
  /** The number of milliseconds by which dates are shifted. */
  readonly shift: number;
  /** True if there are descriptions of the service. They then decide which words are kept. */
  readonly isDeclared: boolean;
  readonly withheld: Withheld;
}

const DAY = 86_400_000;

/** Creates the scrubber of a recording. */
export function createScrubber(options: ScrubberOptions): Scrubber {
  const { service, keep = [], declared = NOTHING_DECLARED, key = randomBytes(32) } = options;
  const cipher = createCipher(key);
  const shift = -(30 * DAY) - cipher.number('shift', 700 * 86_400) * 1000;
  const context: LeafContext = {
    cipher,
    shift,
    keep: new Set(keep.map((name) => name.toLowerCase())),
    declared,
    withheld: new Withheld(),
    keys: new CollectionKeys(),
    address: (text) => scrubAddress(context, text, service),
  };
  return {
    address: (text) => scrubAddress(context, text, service, true),
    learn: (method, pathname, answer) => {
      const { places, texts } = pathPlaces(context, pathname);
      context.keys.learn({ method, places, texts, answer });
    },
    placeOf: (pathname) => `/${pathPlaces(context, pathname).places.join('/')}`,
    headerName: (name, url) => scrubHeaderName(context, name, url),
    header: (name, value, place) => scrubHeader(context, name, value, place),
    body: (text, how) => scrubBody(context, text, how),
    shift,
    isDeclared: declared.isKnown,
    withheld: context.withheld,
  };
}
