/** Scrubs traffic before it is written: only its form is left, and a few values that are part of the API. */
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
  /** Names of fields, parameters and headers whose values are kept, and words of paths that are. */
  readonly keep?: readonly string[];
  readonly declared?: DeclaredValues;
  /** 32 bytes; random except in tests. Never written. */
  readonly key?: Uint8Array;
}

/** Replaces the values of one recording: the same value by the same replacement. */
export interface Scrubber {
  /** The address of a request. */
  readonly address: (text: string) => Scrubbed;
  /** Learns the keys of items from a JSON response. Call it before anything of the exchange is scrubbed. */
  readonly learn: (method: string, pathname: string, answer: unknown) => void;
  /** The place of the values of a message, equal for all such messages. */
  readonly placeOf: (pathname: string) => string;
  /** @param url of the request: a name that no list knows is kept once four requests have it */
  readonly headerName: (name: string, url: string) => Scrubbed;
  readonly header: (name: string, value: string, place: string) => Scrubbed;
  readonly body: (
    text: string,
    how: { readonly type: string; readonly stated: string; readonly place: string },
  ) => Scrubbed | undefined;
  /** By how many milliseconds dates are later. */
  readonly shift: number;
  /** True where descriptions decide which words are kept. */
  readonly isDeclared: boolean;
  readonly withheld: Withheld;
}

const DAY = 86_400_000;

/** Makes the scrubber of a recording. */
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
