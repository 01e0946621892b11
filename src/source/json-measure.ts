/** One look at the bytes of a JSON file, before it is parsed. */
import { LARGE } from './json-text.js';

export interface Measures {
  /** How deep the brackets nest. */
  readonly depth: number;
  /** How many colons stand outside of strings: one for each key. */
  readonly colons: number;
  /** Whether a string may hold a carriage return, which is always escaped; it holds for a text without faults. */
  readonly breaks: boolean;
  /** The offsets in the text at which its lines start; they hold for a text without faults. */
  readonly lines: readonly number[];
  /** These too. */
  readonly larger: Larger;
}

/** The containers of a text that are not sooner looked through again than remembered, in the order in which they start. */
export interface Larger {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** For each of them the first that starts behind its end. */
  readonly next: readonly number[];
}

/**
 * Bytes are quicker to look through than text, and no part of a longer character is one of the signs looked for.
 * @param bytes UTF-8
 */
export function measure(bytes: Uint8Array): Measures {
  const { length } = bytes;
  const lines: number[] = [0];
  const starts: number[] = [];
  const ends: number[] = [];
  const next: number[] = [];
  // Those that are open, as numbers of what starts and ends.
  const open: number[] = [];
  let count = 0;
  let depth = 0;
  let colons = 0;
  let breaks = false;
  // How far an offset in the text, in UTF-16 units and without a byte order mark, is behind that in the bytes.
  let behind = bytes[0] === 0xef ? 3 : 0;
  for (let at = behind; at < length; at++) {
    const code = bytes[at];
    if (code === undefined || code <= 32) {
      // No line ends within a string: it would have to be escaped.
      if (code === 10) lines.push(at - behind + 1);
      continue;
    }
    if (code === 34) {
      for (at++; at < length; at++) {
        const inside = bytes[at];
        if (inside === 34) break;
        if (inside === 92) breaks = mayBreak(bytes, ++at) || breaks;
        else if (inside !== undefined && inside > 127) behind += unitsSaved(inside);
      }
    } else if (code === 58) colons++;
    else if (code === 123 || code === 91) {
      depth = Math.max(depth, open.push(count));
      starts[count] = at - behind;
      ends[count] = 0;
      next[count++] = 0;
    } else if (code === 125 || code === 93) {
      const number = open.pop() ?? 0;
      const end = at - behind + 1;
      if (end - (starts[number] ?? 0) > LARGE) {
        ends[number] = end;
        next[number] = count;
        // A small one and all within it make room.
      } else count = number;
    }
  }
  for (const list of [starts, ends, next]) list.length = count;
  return { depth, colons, breaks, lines, larger: { starts, ends, next } };
}

/** `r`, or the beginning of `u000D`. */
function mayBreak(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 114 || (bytes[at] === 117 && bytes[at + 3] === 48);
}

/** Two bytes become one unit, three one, and four two: every byte that goes on is saved, but one of four. */
function unitsSaved(byte: number): number {
  return byte < 0xc0 ? 1 : byte < 0xf0 ? 0 : -1;
}
