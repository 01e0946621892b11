/** Code that all scanners share: the definition of blank characters, and a guard against endless loops. */

/**
 * The blank characters, for use in a class of a regular expression: `\s`, control characters, and characters without
 * width. All scanners must use this set: a scanner that ends a word at a character but does not skip it never advances.
 */
export const BLANK = '\\s\\0-\\x1f\\x7f-\\x9f\\u180e\\u200b-\\u200f\\u2060';

const ONE_BLANK = new RegExp(`^[${BLANK}]`);

/** Returns true if the character at an offset is blank. */
export function isBlankAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  // Fast path: nearly all characters are printable ASCII. Beyond the end of the text, `code` is `NaN` and all
  // comparisons are false.
  if (code > 32 && code < 127) return false;
  return code <= 32 || ONE_BLANK.test(text.charAt(at));
}

/**
 * Returns `to`, the next offset of a scanner. Every loop with computed steps calls this function, so that a wrong step
 * causes an error for one document instead of an endless loop.
 * @throws RangeError if `to` is not after `from`
 */
export function advanced(from: number, to: number): number {
  if (to > from) return to;
  throw new RangeError(`a scanner does not advance at offset ${from}`);
}

/**
 * Escapes a text so that a regular expression matches it literally. The result is also valid inside a character class
 * and in a regular expression literal (`/…/`).
 */
export function patternLiteral(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
