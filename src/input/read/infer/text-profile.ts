/** Counts of the texts of one place: their format, and the few words that they all are. */
import { isSecretValue } from '../secret.js';
import { isApiName } from './api-name.js';
import { inferStringFormat } from './format.js';

export interface TextProfile {
  count: number;
  /** The format of all texts; absent if they differ or one has none. */
  format: string | undefined;
  /** The number of occurrences of each text, while there are few, because they may be an enum. */
  readonly words: Map<string, number>;
  /** True if a text cannot be an enum value, or there are too many different texts. */
  isFree: boolean;
}

/** Texts of addresses, headers and forms, whatever type they represent. */
export interface SentProfile {
  readonly texts: TextProfile;
  integers: number;
  numbers: number;
  booleans: number;
  /** One of them, until another differs. */
  only: string | undefined;
}

/** An enum of more values is declared, never observed. */
const WORDS = 12;
/** A word that only an API uses, not a person: `in_progress`, `EUR`. */
const WORD = /^(?:[a-z][a-z_-]{0,29}|[A-Z][A-Z_]{0,29}|[a-z]{1,20}(?:[A-Z][a-z]{1,20}){1,3})$/;
/**
 * Strong evidence of an enum: this many texts for each different word, and each word observed at least `LEAST_SEEN`
 * times.
 */
const TEXTS_PER_WORD = 8;
const LEAST_SEEN = 3;
/** Texts that are written alike are no evidence until there are as many. */
const LEAST_TEXTS = 24;
/** An integer that JavaScript represents exactly, without a leading zero. */
const INTEGER = /^-?(?:0|[1-9]\d{0,14})$/;
const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;

export function createTextProfile(): TextProfile {
  return { count: 0, format: undefined, words: new Map(), isFree: false };
}

/** Adds a text to a profile. */
export function observeText(profile: TextProfile, text: string): void {
  observeFormat(profile, inferStringFormat([text]));
  if (profile.isFree) return;
  if (isApiWord(text)) addWord(profile, text, 1);
  else setFree(profile);
}

/** Adds texts without their content: only their format is recorded. */
export function observeFormat(profile: TextProfile, format: string | undefined, count = 1): void {
  if (profile.count === 0) profile.format = format;
  else if (profile.format !== format) profile.format = undefined;
  profile.count += count;
}

export function createSentProfile(): SentProfile {
  const texts = createTextProfile();
  return { texts, integers: 0, numbers: 0, booleans: 0, only: undefined };
}

/** Adds a text as it was sent. */
export function observeSentText(profile: SentProfile, text: string): void {
  profile.only = profile.texts.count === 0 || profile.only === text ? text : undefined;
  observeText(profile.texts, text);
  if (INTEGER.test(text)) profile.integers++;
  if (NUMBER.test(text)) profile.numbers++;
  if (text === 'true' || text === 'false') profile.booleans++;
}

/** Adds what another profile has counted. */
export function joinTexts(into: TextProfile, from: TextProfile): void {
  if (from.count > 0) observeFormat(into, from.format, from.count);
  if (from.isFree) setFree(into);
  for (const [word, count] of from.words) addWord(into, word, count);
}

/** Adds what another profile has counted. */
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
  if (profile.words.size > WORDS) setFree(profile);
}

function setFree(profile: TextProfile): void {
  profile.isFree = true;
  profile.words.clear();
}

/** Codes that many APIs have, and no list of words. */
const CODE =
  /^(?:AUD|BRL|CAD|CHF|CNY|CZK|DKK|EUR|GBP|HKD|INR|JPY|KRW|MXN|NOK|NZD|PLN|SEK|SGD|USD|ZAR)$/i;

/**
 * The values of an enum, sorted, if the evidence is strong: two to twelve words, each observed several times. Words
 * that occur in no public API are omitted: they may be names of people, towns or diseases.
 * @returns `undefined` for texts written by people, and if there are too few observations
 */
export function enumWords({ count, words, isFree }: TextProfile): string[] | undefined {
  const enough = count >= LEAST_TEXTS && count >= words.size * TEXTS_PER_WORD;
  if (isFree || words.size < 2 || !enough) return undefined;
  if (![...words.values()].every((seen) => seen >= LEAST_SEEN)) return undefined;
  const known = [...words.keys()].filter((word) => isApiName(word) || CODE.test(word));
  return known.length >= 2 ? known.sort() : undefined;
}

/** True for a text that only an API uses, as in an enum: messages may repeat it. */
export function isApiWord(text: string): boolean {
  return WORD.test(text) && !isSecretValue(text);
}
