/**
 * Distinguishes names that an API defines, such as `order`, from values that users enter, such as `anna`. A list of
 * words is used, because the two are spelled alike.
 */
import { memoizeByText } from '../../../base/foundation/memo.js';
import { singularWords, wordsOf } from '../../../base/foundation/words.js';
import lists from './api-words.json' with { type: 'json' };
import { identifierForm } from './identifier.js';
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';

/**
 * Words in the paths, fields and parameters of public APIs, in the singular. Words that are also names of people are
 * omitted.
 */
const API_WORDS = new Set(Object.values(lists).flatMap((words) => words.split(' ')));

/** Matches three digits, which may be part of an id. One or two digits also occur in names (`address1`, `oauth2`). */
const MANY_DIGITS = /\d{3}/;

/**
 * Returns true for a name that an API defines, such as the name of a field, a parameter, a header or a path segment.
 * Returns false for a text that may be data of a user. Each word of a name must occur in descriptions of public APIs,
 * but one word may be unknown if it has at most two letters.
 */
export const isApiName: (text: string) => boolean = memoizeByText((text) => {
  if (
    text === '' ||
    text.length > READING_LIMITS.inferredName.most ||
    /[^\w.$:@[\]{}~*+!-]/.test(text)
  )
    return false;
  if (MANY_DIGITS.test(text)) return false;
  if ((text.match(/\d+/g) ?? []).length > 1 && !/\[\d/.test(text)) return false;
  const words = wordsOf(text).flatMap((word) => word.match(/[a-z]+/g) ?? []);
  // A token (`aB3xY`) also splits into short words, so at most one word may be unknown.
  const open = words.filter((word) => !isKnown(word) && !isCompound(word));
  return words.length > 0 && open.length <= 1 && open.every((word) => word.length <= 2);
});

function isKnown(word: string): boolean {
  if (API_WORDS.has(word)) return true;
  const [singular = word] = singularWords([word]);
  return API_WORDS.has(singular) || stemsOf(word).some((stem) => API_WORDS.has(stem));
}

/**
 * Returns the possible stems of a word: `zipped` → `zip`, `merging` → `merge`. Short words that end in `er` or `ly`
 * have none, because they may be names: `carter`, `sally`.
 */
function stemsOf(word: string): string[] {
  const [, stem] =
    /^(?:([a-z]{3,20})(?:ed|ing|able|ment|ion|ions)|([a-z]{5,20})(?:er|ly|or))$/
      .exec(word)
      ?.filter((part) => part !== undefined) ?? [];
  if (stem === undefined) return [];
  return [stem, `${stem}e`, ...(/(.)\1$/.test(stem) ? [stem.slice(0, -1)] : [])];
}

/**
 * The short words that may end a compound such as `userid`. If any word were allowed, names such as `constantin` and
 * `carson` would count as compounds.
 */
const ENDING = /^(?:at|by|day|id|ids|ip|key|max|min|num|ref|tag|uri|url|utc)$/;

/** Returns true for two words without a separator: `userid`, `createdat`, `firstname`. */
function isCompound(word: string): boolean {
  for (let at = 3; at <= word.length - 2; at++) {
    const ending = word.slice(at);
    const isLong = ending.length > 3 || ENDING.test(ending);
    if (isLong && isKnown(word.slice(0, at)) && isKnown(ending)) return true;
  }
  return false;
}

/**
 * A path segment is a word that the API defines (`users`), an unknown word, or a value such as an id (`4753`, `anna`).
 */
export type SegmentRole = 'word' | 'unknown' | 'value';

/** Matches a word without digits, of the kind that people use to name collections. */
const PLAIN = /^(?:[a-z][a-z_-]{0,29}|[a-z]{1,20}(?:[A-Z][a-z]{1,20}){1,3})$/;

/**
 * Decides which segments of a path are words of the API and which are values. The segment after a known word is usually
 * a value (`/users/anna`), unless it is a known word too. The first segment, and the segment after a value, are usually
 * words, even if they are unknown: `/kunden`, `/users/7/notizen`.
 * @param segments the segments after the host, percent-decoded
 */
export function segmentRoles(segments: readonly string[]): SegmentRole[] {
  let before: SegmentRole = 'value';
  return segments.map((text, index) => {
    const isPrefix = isPathPrefix(text, index);
    const role = isPrefix ? 'word' : roleOf(text, before);
    // A version or a prefix such as `api` does not decide what the next segment is.
    before = isPrefix ? 'value' : role;
    return role;
  });
}

/** Returns true for a segment that many APIs have before their collections: a version, or a prefix such as `api`. */
export function isPathPrefix(text: string, index: number): boolean {
  return isVersion(text, index) || WAY.test(text);
}

/** Returns true for one or two letters that are no word, followed by a number: `/tickets/t-1`, `/users/u7`. */
function isNumbered(text: string): boolean {
  const [, letters] = /^([A-Za-z]{1,2})[-_]?\d+$/.exec(text) ?? [];
  return letters !== undefined && !API_WORDS.has(letters.toLowerCase());
}

const WAY = /^(?:api|apis|rest|gateway)$/i;

/** Returns true for a version: `/v1`, or the `2` in `/2/tweets`. */
function isVersion(text: string, index: number): boolean {
  return (
    /^v\d{1,3}(?:\.\d{1,3}|(?:alpha|beta)\d{0,2})?$/i.test(text) ||
    (index === 0 && /^\d{1,2}$/.test(text))
  );
}

function roleOf(text: string, before: SegmentRole): SegmentRole {
  if (identifierForm(text) !== undefined) return 'value';
  if (before === 'word' && isNumbered(text)) return 'value';
  if (isApiName(text) && !/^[A-Z]{2,5}$/.test(text)) return 'word';
  return PLAIN.test(text) && before !== 'word' ? 'unknown' : 'value';
}
