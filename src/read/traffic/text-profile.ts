/** What was seen of the texts of one place: their form, and the few words that they all are. */
import { inferStringFormat } from '../infer/format.js';
import { isSecretValue } from '../secret.js';
import { isReplaced } from './replaced.js';

export interface TextProfile {
  count: number;
  /** Of all texts; nothing when they differ, or one has none. */
  format: string | undefined;
  /** How often each was seen, while they are few and may be the words of an enum. */
  readonly words: Map<string, number>;
  /** True when a text cannot be such a word, or there are too many of them. */
  isFree: boolean;
}

/** An enum of more values is not seen, but stated. */
const WORDS = 12;
/** A word that an API makes up, and no text of a person: `in_progress`, `EUR`. */
const WORD = /^(?:[a-z][a-z_-]{0,29}|[A-Z][A-Z_]{0,29}|[a-z]{1,20}(?:[A-Z][a-z]{1,20}){1,3})$/;
/** As many texts for each word, and each word as often, are strong evidence of an enum. */
const TEXTS_PER_WORD = 8;
const LEAST_SEEN = 3;
/** Texts that are written alike are no evidence until there are as many. */
const LEAST_TEXTS = 24;

export function createTextProfile(): TextProfile {
  return { count: 0, format: undefined, words: new Map(), isFree: false };
}

/** Adds a text to a profile. */
export function observeText(profile: TextProfile, text: string): void {
  const format = inferStringFormat([text]);
  if (profile.count === 0) profile.format = format;
  else if (profile.format !== format) profile.format = undefined;
  profile.count++;
  if (profile.isFree) return;
  const seen = profile.words.get(text);
  if (seen !== undefined) profile.words.set(text, seen + 1);
  else if (
    WORD.test(text) &&
    !isReplaced(text) &&
    !isSecretValue(text) &&
    profile.words.size < WORDS
  ) {
    profile.words.set(text, 1);
  } else {
    profile.isFree = true;
    profile.words.clear();
  }
}

/**
 * The values of an enum, sorted, where the evidence is strong: two to twelve words, each seen again and again.
 * @returns nothing for texts of people, and where too little was seen
 */
export function enumWords({ count, words, isFree }: TextProfile): string[] | undefined {
  const enough = count >= LEAST_TEXTS && count >= words.size * TEXTS_PER_WORD;
  if (isFree || words.size < 2 || !enough) return undefined;
  return [...words.values()].every((seen) => seen >= LEAST_SEEN)
    ? [...words.keys()].sort()
    : undefined;
}

/** True for a text that an API makes up, as its enums have them: what it says may be told. */
export function isApiWord(text: string): boolean {
  return WORD.test(text) && !isReplaced(text) && !isSecretValue(text);
}
