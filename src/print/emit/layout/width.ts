/**
 * Counts the columns that a text occupies in an editor: East Asian letters and emoji take two, combining marks take
 * none.
 */

const ASCII = /^[\x20-\x7e]*$/;
/**
 * The ranges are fixed, because `\p{…}` depends on the Unicode version of the JavaScript engine, and the output must be
 * the same everywhere.
 */
const WIDE =
  /[\u1100-\u115f\u231a\u231b\u23e9-\u23ec\u2614\u2615\u2705\u274c\u2753-\u2755\u2795-\u2797\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/gu;
const NOTHING =
  /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200d\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]/g;
const PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;

/**
 * Returns the number of columns of a text.
 * @param text a single line
 */
export function widthOf(text: string): number {
  if (ASCII.test(text)) return text.length;
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return text.length - count(PAIR) + count(WIDE) - count(NOTHING);
}
