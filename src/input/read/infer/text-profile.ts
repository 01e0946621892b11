/**
 * Counts the texts that were observed in one place of a message, such as a field. Stores their format, and the texts
 * themselves if they may be values of an enum.
 */
import { isSecretValue } from '../secret.js';
import { isApiName } from './api-name.js';
import { inferStringFormat } from './format.js';

export interface TextProfile {
  count: number;
  /** The format that all texts have; absent if they have different formats, or if one of them has none. */
  format: string | undefined;
  /** How often each text occurred. Counted only while there are few different texts, because these may be an enum. */
  readonly words: Map<string, number>;
  /** True if one of the texts cannot be an enum value, or if there are too many different texts. */
  isFree: boolean;
}

/** Counts of texts in URLs, headers and forms. Such a text may represent a value of any type. */
export interface SentProfile {
  readonly texts: TextProfile;
  integers: number;
  numbers: number;
  booleans: number;
  /** The text, if all texts that were observed until now are equal. */
  only: string | undefined;
}

/** The maximum number of values in an enum that is inferred. */
const MOST_WORDS = 12;
/** Matches a word that an API would use as an enum value, unlike a person's text: `in_progress`, `EUR`. */
const WORD = /^(?:[a-z][a-z_-]{0,29}|[A-Z][A-Z_]{0,29}|[a-z]{1,20}(?:[A-Z][a-z]{1,20}){1,3})$/;
/**
 * An enum is inferred only if the number of texts divided by the number of different words is at least this, and if
 * each word was observed at least `LEAST_SEEN` times.
 */
const TEXTS_PER_WORD = 8;
const LEAST_SEEN = 3;
/** An enum is inferred only from at least this many texts, so that a few equal texts are not enough. */
const LEAST_TEXTS = 24;
/** Matches an integer without a leading zero that JavaScript can represent exactly. */
const INTEGER = /^-?(?:0|[1-9]\d{0,14})$/;
const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;

export function createTextProfile(): TextProfile {
  return { count: 0, format: undefined, words: new Map(), isFree: false };
}

export function observeText(profile: TextProfile, text: string): void {
  observeFormat(profile, inferStringFormat([text]));
  if (profile.isFree) return;
  if (isApiWord(text)) addWord(profile, text, 1);
  else setFree(profile);
}

/** Counts texts whose content is not recorded, only their format. */
export function observeFormat(profile: TextProfile, format: string | undefined, count = 1): void {
  if (profile.count === 0) profile.format = format;
  else if (profile.format !== format) profile.format = undefined;
  profile.count += count;
}

export function createSentProfile(): SentProfile {
  const texts = createTextProfile();
  return { texts, integers: 0, numbers: 0, booleans: 0, only: undefined };
}

/** Counts a text that was sent in a URL, a header or a form. */
export function observeSentText(profile: SentProfile, text: string): void {
  profile.only = profile.texts.count === 0 || profile.only === text ? text : undefined;
  observeText(profile.texts, text);
  if (INTEGER.test(text)) profile.integers++;
  if (NUMBER.test(text)) profile.numbers++;
  if (text === 'true' || text === 'false') profile.booleans++;
}

/** Adds the counts of another profile. */
export function joinTexts(into: TextProfile, from: TextProfile): void {
  if (from.count > 0) observeFormat(into, from.format, from.count);
  if (from.isFree) setFree(into);
  for (const [word, count] of from.words) addWord(into, word, count);
}

/** Adds the counts of another profile. */
export function joinSent(into: SentProfile, from: SentProfile): void {
  if (from.texts.count === 0) return;
  into.only = into.texts.count === 0 || into.only === from.only ? from.only : undefined;
  joinTexts(into.texts, from.texts);
  into.integers += from.integers;
  into.numbers += from.numbers;
  into.booleans += from.booleans;
}

function addWord(profile: TextProfile, word: string, count: number): void {
  if (profile.isFree) return;
  profile.words.set(word, (profile.words.get(word) ?? 0) + count);
  if (profile.words.size > MOST_WORDS) setFree(profile);
}

function setFree(profile: TextProfile): void {
  profile.isFree = true;
  profile.words.clear();
}

/** Matches currency codes. Many APIs use them, but no list of words contains them. */
const CODE =
  /^(?:AUD|BRL|CAD|CHF|CNY|CZK|DKK|EUR|GBP|HKD|INR|JPY|KRW|MXN|NOK|NZD|PLN|SEK|SGD|USD|ZAR)$/i;

/**
 * Returns the values of an enum, sorted, if the evidence is strong: two to twelve words, each observed several times. A
 * word that occurs in no public API is omitted, because it may be the name of a person, a town or a disease.
 * @returns `undefined` if the evidence is not strong enough
 */
export function enumWords({ count, words, isFree }: TextProfile): string[] | undefined {
  const enough = count >= LEAST_TEXTS && count >= words.size * TEXTS_PER_WORD;
  if (isFree || words.size < 2 || !enough) return undefined;
  if (![...words.values()].every((seen) => seen >= LEAST_SEEN)) return undefined;
  const known = [...words.keys()].filter((word) => isApiName(word) || CODE.test(word));
  return known.length >= 2 ? known.sort() : undefined;
}

/** Returns true for a text that looks like an enum value of an API, so that messages may quote it. */
export function isApiWord(text: string): boolean {
  return WORD.test(text) && !isSecretValue(text);
}
