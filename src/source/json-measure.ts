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
  readonly lines: ArrayLike<number>;
  /** These too. */
  readonly larger: () => Larger;
}

/** The containers of a text that are not sooner looked through again than remembered, in the order in which they start. */
export interface Larger {
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
  /** For each of them the first that starts behind its end. */
  readonly next: ArrayLike<number>;
}

/**
 * Bytes are quicker to look through than text, and no part of a longer character is one of the signs looked for.
 * @param bytes UTF-8
 */
export function measure(bytes: Uint8Array): Measures {
  const { length } = bytes;
  let lines = new Int32Array(1024);
  let lineCount = 1;
  // Where those that are open start, and how much was found before.
  const starts: number[] = [];
  const before: number[] = [];
  const found: number[] = [];
  let depth = 0;
  let colons = 0;
  let breaks = false;
  // How far an offset in the text, in UTF-16 units and without a byte order mark, is behind that in the bytes.
  let behind = bytes[0] === 0xef ? 3 : 0;
  for (let at = behind; at < length; at++) {
    const code = bytes[at];
    if (code === undefined || code <= 32) {
      // No line ends within a string: it would have to be escaped.
      if (code === 10) {
        if (lineCount === lines.length) lines = doubled(lines);
        lines[lineCount++] = at - behind + 1;
      }
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
      before.push(found.length);
      depth = Math.max(depth, starts.push(at - behind));
    } else if (code === 125 || code === 93) {
      const start = starts.pop() ?? 0;
      const end = at - behind + 1;
      const earlier = before.pop() ?? 0;
      if (end - start > LARGE) found.push(start, end, earlier, starts.length);
    }
  }
  const larger = (): Larger => largerOf(found);
  return { depth, colons, breaks, lines: lines.subarray(0, lineCount), larger };
}

function doubled(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(numbers.length * 2);
  more.set(numbers);
  return more;
}

/** @param found by their ends: start, end, how much was found when it started, and how many are around it */
function largerOf(found: readonly number[]): Larger {
  const count = found.length / 4;
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  const next = new Int32Array(count);
  for (let at = 0; at < found.length; at += 4) {
    const earlier = found[at + 2] ?? 0;
    // What is around a large one is large, and starts before it.
    const number = earlier / 4 + (found[at + 3] ?? 0);
    starts[number] = found[at] ?? 0;
    ends[number] = found[at + 1] ?? 0;
    next[number] = number + (at - earlier) / 4 + 1;
  }
  return { starts, ends, next };
}

/** `r`, or the beginning of `u000D`. */
function mayBreak(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 114 || (bytes[at] === 117 && bytes[at + 3] === 48);
}

/** Two bytes become one unit, three one, and four two: every byte that goes on is saved, but one of four. */
function unitsSaved(byte: number): number {
  return byte < 0xc0 ? 1 : byte < 0xf0 ? 0 : -1;
}
