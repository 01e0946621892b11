/** One look at the bytes of a JSON file, before it is parsed. */
import { LARGE, type Ends } from './json-text.js';

export interface Measures {
  /** How deep the brackets nest. */
  readonly depth: number;
  /** How many colons stand outside of strings: one for each key. */
  readonly colons: number;
  /** Whether a string may hold a carriage return, which is always escaped; it holds for a text without faults. */
  readonly breaks: boolean;
  /** Where the larger containers of the text end; it holds for a text without faults. */
  readonly ends: () => Ends;
}

/**
 * Bytes are quicker to look through than text, and no part of a longer character is one of the signs looked for.
 * @param bytes UTF-8
 */
export function measure(bytes: Uint8Array): Measures {
  const { length } = bytes;
  const starts: number[] = [];
  const found: number[] = [];
  let depth = 0;
  let colons = 0;
  let breaks = false;
  // How far an offset in the text, in UTF-16 units and without a byte order mark, is behind that in the bytes.
  let behind = bytes[0] === 0xef ? 3 : 0;
  for (let at = behind; at < length; at++) {
    const code = bytes[at];
    if (code === undefined || code <= 32) continue;
    if (code === 34) {
      for (at++; at < length; at++) {
        const inside = bytes[at];
        if (inside === 34) break;
        if (inside === 92) breaks = mayBreak(bytes, ++at) || breaks;
        else if (inside !== undefined && inside > 127) behind += unitsSaved(inside);
      }
    } else if (code === 58) colons++;
    else if (code === 123 || code === 91) depth = Math.max(depth, starts.push(at - behind));
    else if (code === 125 || code === 93) {
      const start = starts.pop();
      const end = at - behind + 1;
      if (start !== undefined && end - start > LARGE) found.push(start, end);
    }
  }
  return { depth, colons, breaks, ends: () => endsOf(found) };
}

/** `r`, or the beginning of `u000D`. */
function mayBreak(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 114 || (bytes[at] === 117 && bytes[at + 3] === 48);
}

/** Two bytes become one unit, three one, and four two: every byte that goes on is saved, but one of four. */
function unitsSaved(byte: number): number {
  return byte < 0xc0 ? 1 : byte < 0xf0 ? 0 : -1;
}

function endsOf(found: readonly number[]): Ends {
  const ends: Ends = new Map();
  for (let at = 0; at + 1 < found.length; at += 2) ends.set(found[at] ?? 0, found[at + 1] ?? 0);
  return ends;
}
