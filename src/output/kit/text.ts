/**
 * Cleans untrusted text for files of any syntax. Characters that break lines or deceive a reader are removed. The
 * target must escape the special characters of its own syntax.
 */
import { INVISIBLE_ON_LINE, showInvisible } from '../../base/foundation/invisible.js';
import { percentEncoded } from '../../base/foundation/text/percent-encoding.js';
import { splitLines } from '../../print/emit/markdown/text.js';

/**
 * Returns a text on one line. Each run of line breaks, tabs and non-printing characters becomes a space.
 * @param foreign any text from an API description
 */
export function plainLine(foreign: string): string {
  return foreign.replace(INVISIBLE_ON_LINE, ' ').replace(/ {2,}/g, ' ').trim();
}

/**
 * Returns the lines of a text, split at any kind of line break. Non-printing characters become `<U+202E>`.
 * @param foreign any text from an API description
 */
export function plainLines(foreign: string): readonly string[] {
  return splitLines(foreign).map((line) => showInvisible(line).replaceAll('\t', '  '));
}

/**
 * Encodes a text as a part of a URL. All characters except ASCII letters, digits and `-_.!*'()` are percent-encoded
 * (RFC 3986 §2.1), including `~`.
 * @param foreign any text from an API description
 */
export function urlText(foreign: string): string {
  return percentEncoded(foreign).replaceAll('~', '%7E');
}
