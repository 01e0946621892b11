/** The base of all scanners: one definition of a blank, and loops that end. */

/**
 * Characters that separate tokens and print as nothing, for a class of a regular expression: all of `\s`, control
 * characters, and characters without width. A scanner that skips fewer characters than it ends a word at stands still.
 */
export const BLANK = '\\s\\0-\\x1f\\x7f-\\x9f\\u180e\\u200b-\\u200f\\u2060';

const ONE_BLANK = new RegExp(`^[${BLANK}]`);

/** True when a text has a blank at an offset. */
export function isBlankAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  // By far the most characters are printable ASCII. Past the end there is no code, and no comparison with it holds.
  if (code > 32 && code < 127) return false;
  return code <= 32 || ONE_BLANK.test(text.charAt(at));
}

/**
 * The offset at which a scanner goes on. Every loop over a text whose steps are computed passes through here: a mistake in
 * a step is then an error in one document, and not a run that never ends.
 * @throws RangeError when the step does not lead further into the text
 */
export function advanced(from: number, to: number): number {
  if (to > from) return to;
  throw new RangeError(`a scanner stands still at offset ${from}`);
}
