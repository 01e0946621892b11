/** Determines whether two names may have the same meaning. */
import { MERGING_LIMITS } from '../../../base/foundation/limits/merging.js';

/**
 * Returns true for names that differ in case and separators (`time_zone`, `timeZone`), in an additional word at the
 * beginning or end (`phone`, `phoneNumber`), or in an abbreviation: by its beginning (`desc`, `description`) or by
 * consonants (`tz`, `timezone`).
 */
export function areSimilarNames(one: string, other: string): boolean {
  const [short, long] = [wordsOf(one), wordsOf(other)].sort(
    (a, b) => a.join('').length - b.join('').length,
  ) as [string[], string[]];
  const [brief, whole] = [short.join(''), long.join('')];
  if (brief === '' || brief === whole) return brief === whole && brief !== '';
  if (brief.length >= 3 && isAtEnd(short, long)) return true;
  if (short.length > 1 || brief[0] !== whole[0]) return false;
  return (
    (brief.length >= 3 && brief.length < 6 && long.length === 1 && whole.startsWith(brief)) ||
    isOfConsonants(brief, whole)
  );
}

/** Splits a name into words: `createdAt` and `created_at` become `created`, `at`. */
function wordsOf(name: string): string[] {
  return name
    .slice(0, MERGING_LIMITS.comparedName.most)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Returns true if the longer name has one more word, at the beginning or at the end. */
function isAtEnd(short: readonly string[], long: readonly string[]): boolean {
  if (long.length !== short.length + 1) return false;
  const text = short.join(' ');
  return long.slice(1).join(' ') === text || long.slice(0, -1).join(' ') === text;
}

/** Returns true if a name consists of two to four consonants that the other name contains in this order. */
function isOfConsonants(brief: string, whole: string): boolean {
  if (brief.length < 2 || brief.length > 4 || /[aeiou]/.test(brief)) return false;
  let at = -1;
  for (const letter of brief) {
    at = whole.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}
