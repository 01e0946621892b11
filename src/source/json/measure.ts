/** Depth, number of keys, line starts and ends of containers of a JSON file, from one pass over its bytes before it is parsed. */
import { LARGE, type Ends } from './text.js';

export interface JsonMeasures {
  /** How deep the brackets nest. */
  readonly depth: number;
  /** How many colons stand outside of strings: one for each key. */
  readonly colons: number;
  /** Whether a string may hold a carriage return, which is always escaped; it holds for a text without faults. */
  readonly breaks: boolean;
  /** The offsets in the text at which its lines start; they hold for a text without faults. */
  readonly lines: ArrayLike<number>;
  /** Where large containers end in the text; they hold for a text without faults. */
  readonly ends: Ends;
}

/**
 * Measures a JSON text. It works on UTF-8 directly: the bytes of a longer character are never ASCII, so none is a bracket.
 * @param bytes UTF-8
 */
export function measureJson(bytes: Uint8Array): JsonMeasures {
  const { length } = bytes;
  let lines = new Int32Array(1024);
  let lineCount = 1;
  let open = 0;
  const starts: number[] = [];
  const ends: Ends = new Map();
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
      starts[open++] = at - behind;
      if (open > depth) depth = open;
    } else if (code === 125 || code === 93) {
      // A broken text may close more than it opens.
      if (open > 0) open--;
      const from = starts[open] ?? at;
      if (at - behind - from >= LARGE) ends.set(from, at - behind + 1);
    }
  }
  return { depth, colons, breaks, lines: lines.subarray(0, lineCount), ends };
}

function doubled(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(numbers.length * 2);
  more.set(numbers);
  return more;
}

/** `r`, or the beginning of `u000D`. */
function mayBreak(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 114 || (bytes[at] === 117 && bytes[at + 3] === 48);
}

/** Two bytes become one unit, three one, and four two: every byte that goes on is saved, but one of four. */
function unitsSaved(byte: number): number {
  return byte < 0xc0 ? 1 : byte < 0xf0 ? 0 : -1;
}
