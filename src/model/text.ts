/** Compares texts, and ignores differences that do not change their meaning. */
import { memoizeByObject } from '../base/foundation/memo.js';
import type { Endpoint } from './api.js';
import { trimEndOf } from '../base/foundation/trim.js';

/** Normalizes white space and typographic quotes. The result is only used for comparing. */
export function fold(text: string): string {
  // Checked first, because most short texts need no change.
  if (PLAIN.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(/[\u2018\u2019\u201b]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\s\u00a0\u200b-\u200d\ufeff]+/g, ' ')
    .trim();
}

/** Matches ASCII words with single spaces between them. The match is linear, because words contain no spaces. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** Like {@link fold}, but also ignores case and a full stop at the end. */
export function foldHard(text: string): string {
  return trimEndOf(fold(text), '.').toLowerCase();
}

/** Returns true if `text` equals `short` after normalization. The comparison ends early if `text` is longer. */
export function repeats(text: string, short: string): boolean {
  const folded = foldHard(short);
  return !isLonger(text, folded.length) && foldHard(text) === folded;
}

/** Returns true if the normalized text is longer than `length`. Only as much of the text is read as necessary. */
function isLonger(text: string, length: number): boolean {
  // Letters, digits and most ASCII signs are not removed by normalization, so they can be counted.
  let kept = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 32 && code < 127 && code !== 46 && ++kept > length) return true;
  }
  return false;
}

/**
 * Returns a test that is true for texts that equal one of `others` after normalization. Comparing the first letter
 * and the length excludes most texts quickly.
 * @param others normalized texts
 */
export function sameAsOneOf(others: ReadonlySet<string>): (text: string) => boolean {
  const initials = new Set<number>();
  let longest = 0;
  for (const other of others) {
    initials.add(other.charCodeAt(0));
    longest = Math.max(longest, other.length);
  }
  return (text) => {
    const first = text.charCodeAt(0);
    // If another ASCII character follows the first letter, normalization changes at most the letter's case. If none of
    // `others` begins with this letter, the text therefore cannot match.
    if (isAlphanumeric(first) && text.charCodeAt(1) < 128 && !initials.has(first | 32))
      return false;
    return !isLonger(text, longest) && others.has(foldHard(text));
  };
}

function isAlphanumeric(code: number): boolean {
  const lower = code | 32;
  return (code >= 48 && code <= 57) || (code < 128 && lower >= 97 && lower <= 122);
}

/** Returns the description of an endpoint; `undefined` if it only repeats the summary. */
export function descriptionWithoutSummary(endpoint: Endpoint): string | undefined {
  const { summary, description } = endpoint;
  if (!description || !summary) return description?.value;
  return repeatsSummary(endpoint) ? undefined : description.value;
}

/** Cached, because every target needs the description of the same endpoints. */
const repeatsSummary = memoizeByObject(({ summary, description }: Endpoint) =>
  repeats(description?.value ?? '', summary?.value ?? ''),
);
