/**
 * Determines the characters that have a Unicode property. The JavaScript engine tests all characters, once for each
 * property.
 */
import { memoizeByText } from '../foundation/memo.js';
import { LAST, normalizeRanges, type CharSet } from './sets.js';

const [FIRST_HALF, LAST_HALF] = [0xd800, 0xdfff];
/** The number of characters that one regular expression match tests. */
const PIECE = 0x4000;

/**
 * Returns the characters that `\p{…}` or `\P{…}` matches.
 * @param escape `\p{…}` or `\P{…}` as written in a valid pattern
 */
export const charactersOf = memoizeByText((escape): CharSet => {
  const runs = new RegExp(`${escape}+`, 'gu');
  const ranges: [number, number][] = [];
  for (let from = 0; from <= LAST; from += PIECE) {
    for (const [run] of piece(from).matchAll(runs)) {
      const last = run.charCodeAt(run.length - 1);
      const isPair = last >= 0xdc00 && last <= LAST_HALF;
      const end = run.codePointAt(run.length - (isPair ? 2 : 1)) ?? 0;
      ranges.push([run.codePointAt(0) ?? 0, end]);
    }
  }
  return normalizeRanges(ranges);
});

/** Returns a text of the next `PIECE` characters from `from`, without surrogates. */
function piece(from: number): string {
  let text = '';
  for (let code = from; code < from + PIECE && code <= LAST; code++) {
    if (code < FIRST_HALF || code > LAST_HALF) text += String.fromCodePoint(code);
  }
  return text;
}
