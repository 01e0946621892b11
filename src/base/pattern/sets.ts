/** Sets of characters, as sorted ranges of code points. */

/** The first and last code points of each range: `[first, last, first, last, …]`, sorted and without overlap. */
export type CharSet = readonly number[];

/**
 * Symbols for the positions before the first and after the last character of a text. `^` and `$` match these positions.
 */
export const BEGIN: CharSet = [-1, -1];
export const END: CharSet = [-2, -2];

/** The highest code point. */
export const LAST = 0x10ffff;

/** Sorts ranges and merges adjacent ones. */
export function normalizeRanges(ranges: readonly (readonly [number, number])[]): CharSet {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0]);
  const set: number[] = [];
  for (const [first, last] of sorted) {
    const end = set.at(-1);
    if (end !== undefined && first <= end + 1) set[set.length - 1] = Math.max(end, last);
    else set.push(first, last);
  }
  return set;
}

/** Returns the ranges of a set. */
export function rangesOf(set: CharSet): [number, number][] {
  const ranges: [number, number][] = [];
  for (let at = 0; at < set.length; at += 2) ranges.push([set[at] ?? 0, set[at + 1] ?? 0]);
  return ranges;
}

/** Returns the set of all characters that are not in a set. */
export function complement(set: CharSet): CharSet {
  const ranges: [number, number][] = [];
  let next = 0;
  for (const [first, last] of rangesOf(set)) {
    if (first > next) ranges.push([next, first - 1]);
    next = last + 1;
  }
  if (next <= LAST) ranges.push([next, LAST]);
  return normalizeRanges(ranges);
}

/** Returns true if a set contains a symbol: a code point, -1 for the beginning of a text, or -2 for its end. */
export function holds(set: CharSet, symbol: number): boolean {
  for (let at = 0; at < set.length; at += 2) {
    if ((set[at] ?? 0) > symbol) return false;
    if (symbol <= (set[at + 1] ?? 0)) return true;
  }
  return false;
}

/** Returns true if the sets have no common characters. */
export function areDisjoint(sets: readonly CharSet[]): boolean {
  const all = sets.flatMap(rangesOf).sort((a, b) => a[0] - b[0]);
  return all.every(([first], index) => first > (all[index - 1]?.[1] ?? -Infinity));
}

/** Returns the set of the characters that are in both sets. */
export function commonRanges(one: CharSet, other: CharSet): CharSet {
  const ranges = rangesOf(one).flatMap(([first, last]) =>
    rangesOf(other).flatMap(([low, high]): [number, number][] => {
      const range: [number, number] = [Math.max(first, low), Math.min(last, high)];
      return range[0] <= range[1] ? [range] : [];
    }),
  );
  return normalizeRanges(ranges);
}

/** The sets for `\d`, `\w`, `\s` and `.` in ECMAScript. */
export const DIGITS: CharSet = [48, 57];
export const WORD_CHARACTERS: CharSet = [48, 57, 65, 90, 95, 95, 97, 122];
export const WHITESPACE: CharSet = normalizeRanges([
  [9, 13],
  [32, 32],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
]);
export const DOT: CharSet = complement([10, 10, 13, 13, 0x2028, 0x2029]);
