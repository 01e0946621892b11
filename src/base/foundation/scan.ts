/** Shared parts of scanners and patterns: one definition of a blank, a guard against endless loops, and escaping. */

/**
 * Blank characters for a regular expression class: all of `\s`, control characters, and characters without width. If a
 * scanner skips fewer characters than those that end a word, it never advances.
 */
export const BLANK = '\\s\\0-\\x1f\\x7f-\\x9f\\u180e\\u200b-\\u200f\\u2060';

const ONE_BLANK = new RegExp(`^[${BLANK}]`);

/** Returns true if a text has a blank at an offset. */
export function isBlankAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  // Fast path: nearly all characters are printable ASCII. Beyond the end `code` is `NaN`, and all comparisons are
  // false.
  if (code > 32 && code < 127) return false;
  return code <= 32 || ONE_BLANK.test(text.charAt(at));
}

/**
 * Returns the next offset of a scanner. Every loop with computed steps must call this, so that a wrong step is an error
 * for one document instead of an endless loop.
 * @throws RangeError if the step does not advance
 */
export function advanced(from: number, to: number): number {
  if (to > from) return to;
  throw new RangeError(`a scanner does not advance at offset ${from}`);
}

/**
 * Escapes a text so that a regular expression matches it literally, also between the slashes of a literal and inside
 * a character class.
 */
export function patternLiteral(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
