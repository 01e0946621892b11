/**
 * Untrusted text for files of any syntax: characters that break lines or deceive a reader are removed. The target
 * escapes the characters that its syntax uses.
 */
import { INVISIBLE_ON_LINE, showInvisible } from '../../base/foundation/invisible.js';
import { percentEncoded } from '../../base/foundation/percent-encoding.js';
import { splitLines } from '../../print/emit/markdown/text.js';

/**
 * A text on one line: line breaks, tabs and non-printing characters become one space.
 * @param foreign any text of a description
 */
export function plainLine(foreign: string): string {
  return foreign.replace(INVISIBLE_ON_LINE, ' ').replace(/ {2,}/g, ' ').trim();
}

/**
 * The lines of a text, split at any line break; non-printing characters become `<U+202E>`.
 * @param foreign any text of a description
 */
export function plainLines(foreign: string): readonly string[] {
  return splitLines(foreign).map((line) => showInvisible(line).replaceAll('\t', '  '));
}

/**
 * A text as a part of a URL: everything except ASCII letters, digits and `-_.!*'()` is percent-encoded (RFC 3986 §2.1),
 * including `~`.
 * @param foreign any text of a description
 */
export function urlText(foreign: string): string {
  return percentEncoded(foreign).replaceAll('~', '%7E');
}
