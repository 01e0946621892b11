/**
 * Measures a JSON file in one pass over its bytes before it is parsed: its depth, its number of keys, and where
 * lines, objects and arrays start or end.
 */
import { LARGE, type Ends } from './text.js';

export interface JsonMeasures {
  /** How deeply brackets are nested. */
  readonly depth: number;
  /** The number of colons outside strings, which is the number of keys. */
  readonly colons: number;
  /** True if a string may contain an escaped carriage return. Only valid for a text without syntax errors. */
  readonly breaks: boolean;
  /** The offset of each line. Only valid for a text without syntax errors. */
  readonly lines: ArrayLike<number>;
  /** The ends of large objects and arrays. Only valid for a text without syntax errors. */
  readonly ends: Ends;
}

/**
 * Measures a JSON text in UTF-8. A multi-byte character contains no ASCII bytes, so its bytes are never confused with
 * brackets.
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
  // The byte offset minus the UTF-16 offset in the text, which has no byte order mark.
  let behind = bytes[0] === 0xef ? 3 : 0;
  for (let at = behind; at < length; at++) {
    const code = bytes[at];
    if (code === undefined || code <= 32) {
      // Inside a string, a line feed would be escaped, so this one ends a line.
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
      // A text with syntax errors may have more closing than opening brackets.
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

/** Returns true if an escape sequence may be a carriage return: `r` or `u000D` after the backslash. */
function mayBreak(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 114 || (bytes[at] === 117 && bytes[at + 3] === 48);
}

/**
 * Returns a number for one byte of a multi-byte character. The sum over all bytes is the number of bytes minus the number
 * of UTF-16 units. A character of two or three bytes in UTF-8 is one UTF-16 unit, and a character of four bytes is two.
 */
function unitsSaved(byte: number): number {
  return byte < 0xc0 ? 1 : byte < 0xf0 ? 0 : -1;
}
