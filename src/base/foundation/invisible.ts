/**
 * Characters that are invisible, or look like other characters. All encoders share this set: if one encoder escaped a
 * character and another printed it unchanged, the output would deceive a reader.
 *
 * Ranges are used instead of Unicode classes, so that the output does not depend on the Unicode version of the engine.
 */

/** Tabs and line breaks are harmless in a text of several lines, but not in a text on a single line. */
const BREAKS = '\\t-\\r\\u2028\\u2029';
/** Spaces other than U+0020. */
const BLANKS = '\\xa0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000';
/**
 * Control characters without tabs and line breaks, format and bidirectional marks, blank letters, private use, tags and
 * non-characters.
 */
const MARKS = [
  '\\0-\\x08\\x0e-\\x1f\\x7f-\\x9f\\xad\\u034f\\u0600-\\u0605\\u061c\\u06dd\\u070f\\u0890\\u0891\\u08e2',
  '\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164',
  '\\ue000-\\uf8ff\\ufdd0-\\ufdef\\ufeff\\uffa0\\ufff0-\\ufffb\\ufffe\\uffff',
  '\\u{110bd}\\u{110cd}\\u{13430}-\\u{1343f}\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{10ffff}',
].join('');
const LONE_SURROGATE =
  '[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]';

/** The invisible characters in a text of several lines. */
const INVISIBLE = expression(MARKS);

/** Matches characters that are invisible in a text on a single line, including tabs and line breaks. */
export const INVISIBLE_ON_LINE = expression(MARKS + BREAKS);

/** Matches every invisible character and every blank character except the space. */
export const UNPRINTABLE = expression(MARKS + BREAKS + BLANKS);

/** Replaces each invisible character in a text of several lines with a visible form such as `<U+202E>`. */
export function showInvisible(text: string): string {
  return text.replace(INVISIBLE, (found) => `<U+${hex(found)}>`);
}

function expression(set: string): RegExp {
  return new RegExp(`[${set}]|${LONE_SURROGATE}`, 'gu');
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
