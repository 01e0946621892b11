/** Describes how reliable a fact is that no document declares, in the language of the pages. */
import { doubtOf, seenOf, type ObservedCount, type Origin } from '../../src/model/origin.js';
import { listOf, type Language } from './language/language.js';
import type { Phrase } from './language/phrases.js';

const SEEN = {
  responses: ['in {count} of {of} responses', 'in {count} of 1 response'],
  requests: ['in {count} of {of} requests', 'in {count} of 1 request'],
  objects: ['in {count} of {of} objects', 'in {count} of 1 object'],
} as const satisfies Record<ObservedCount['what'], readonly [many: Phrase, one: Phrase]>;

/** How reliable a fact is, in words. */
export interface TrustNote {
  readonly words: string;
  /** False if the words only tell how often a declared fact was observed. */
  readonly isDoubtful: boolean;
}

/** Returns the trust of a fact in words; `undefined` for a declared fact that was not observed. */
export function trustNote(
  origins: readonly Origin[],
  { word }: Pick<Language, 'word'>,
): TrustNote | undefined {
  const trust = doubtOf(origins);
  const seen = seenOf(origins);
  const words = [
    ...(trust === undefined ? [] : [word(trust)]),
    ...(seen === undefined ? [] : [seenWords(seen, word)]),
  ];
  return words.length === 0
    ? undefined
    : { words: listOf(words, word), isDoubtful: trust !== undefined };
}

function seenWords({ count, of, what }: ObservedCount, word: Language['word']): string {
  const [many, one] = SEEN[what];
  return of === 1 ? word(one, { count }) : word(many, { count, of });
}
