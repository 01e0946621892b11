/** Names that an API gives, told from values: a list of words decides, because a form cannot tell `anna` from `order`. */
import { memoizeByText } from '../../foundation/memo.js';
import { singularWords, wordsOf } from '../../foundation/words.js';
import { API_WORDS } from './api-words.js';
import { identifierForm } from './identifier.js';

/** Longer names are values. */
const LONGEST = 80;
/** `address1`, `x509`, `oauth2`: so many digits say nothing of a person. */
const DIGITS = 2;

/**
 * True for a name that an API gave: of a field, a parameter, a header, a segment.
 * Each of its words is one that descriptions of APIs have, or too short to be a value.
 */
export const isApiName: (text: string) => boolean = memoizeByText((text) => {
  if (text === '' || text.length > LONGEST || /[^\w.$:@[\]{}~*+!-]/.test(text)) return false;
  if (new RegExp(`\\d{${DIGITS + 1}}`).test(text)) return false;
  const words = wordsOf(text).flatMap((word) => word.match(/[a-z]+/g) ?? []);
  return words.length > 0 && words.every(isApiWord);
});

function isApiWord(word: string): boolean {
  return word.length <= 2 || isKnown(word) || isCompound(word);
}

function isKnown(word: string): boolean {
  if (API_WORDS.has(word)) return true;
  const [singular = word] = singularWords([word]);
  return API_WORDS.has(singular) || stemsOf(word).some((stem) => API_WORDS.has(stem));
}

/** `zipped` is made of `zip`, `merging` of `merge`. */
function stemsOf(word: string): string[] {
  const [, stem] = /^([a-z]{3,20})(?:ed|ing|er|or|able|ly|ment|ion|ions)$/.exec(word) ?? [];
  if (stem === undefined) return [];
  return [stem, `${stem}e`, ...(/(.)\1$/.test(stem) ? [stem.slice(0, -1)] : [])];
}

/** `userid`, `createdat`, `firstname`: two words without a sign between them. */
function isCompound(word: string): boolean {
  for (let at = 3; at <= word.length - 2; at++) {
    if (isKnown(word.slice(0, at)) && isKnown(word.slice(at))) return true;
  }
  return false;
}

/** What a segment of a path is: a word of the API, a value, or a word of which nothing is known. */
export type SegmentRole = 'word' | 'unknown' | 'value';

/** A word without digits, as people name collections. */
const PLAIN = /^(?:[a-z][a-z_-]{0,29}|[a-z]{1,20}(?:[A-Z][a-z]{1,20}){1,3})$/;

/**
 * Tells the words of a path from its values. Behind a word that is known stands the name of a thing, unless that is known, too:
 * `/users/anna`. At the beginning and behind a thing stands a word: `/kunden`, `/users/7/notizen`.
 * @param segments below the host, percent-decoded
 */
export function segmentRoles(segments: readonly string[]): SegmentRole[] {
  let before: SegmentRole = 'value';
  return segments.map((text, index) => {
    before = roleOf(text, index, before);
    return before;
  });
}

function roleOf(text: string, index: number, before: SegmentRole): SegmentRole {
  if (/^v\d{1,3}(?:\.\d{1,3}|(?:alpha|beta)\d{0,2})?$/i.test(text)) return 'word';
  // `/2/tweets`
  if (index === 0 && /^\d{1,2}$/.test(text)) return 'word';
  if (identifierForm(text) !== undefined) return 'value';
  if (isApiName(text) && !/^[A-Z]{2,5}$/.test(text)) return 'word';
  return PLAIN.test(text) && before !== 'word' ? 'unknown' : 'value';
}
