/**
 * Scrubs traffic before it is written: values are replaced, so that only their form and a few values that belong to the
 * API are left.
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
  /** Fields, parameters and headers whose values are kept, and words of paths that are kept. */
  readonly keep?: readonly string[];
  readonly declared?: DeclaredValues;
  /** A key of 32 bytes, random except in tests. It is never written. */
  readonly key?: Uint8Array;
}

/** Replaces the values of one recording. Equal values get equal replacements. */
export interface Scrubber {
  /** Scrubs the address of a request. */
  readonly address: (text: string) => Scrubbed;
  /** Learns the keys of items from a JSON response. Call it before any other function for the same exchange. */
  readonly learn: (method: string, pathname: string, answer: unknown) => void;
  /** Returns the place of a message's values: the same text for all messages to the same path, whatever its values. */
  readonly placeOf: (pathname: string) => string;
  /** @param url of the request: a name that no list knows is kept once four requests have it */
  readonly headerName: (name: string, url: string) => Scrubbed;
  readonly header: (name: string, value: string, place: string) => Scrubbed;
  readonly body: (
    text: string,
    how: { readonly type: string; readonly stated: string; readonly place: string },
  ) => Scrubbed | undefined;
  /** The milliseconds by which dates are moved. */
  readonly shift: number;
  /** True if there are descriptions, which then decide which words are kept. */
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
