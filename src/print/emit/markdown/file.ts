/** Writes Markdown files. */
import { trimEndOf } from '../../../base/foundation/trim.js';
import { isMd, mdContent, type Md } from './opaque.js';

/**
 * Returns the text of a Markdown file.
 * @param document the content; several pieces are separated by blank lines
 * @returns text with `\n` line ends and one at the end
 */
export function markdownText(document: Md | readonly Md[]): string {
  const texts = (isMd(document) ? [document] : document).map((one) => mdContent(one).trimEnd());
  const text = texts.filter((one) => one !== '').join('\n\n');
  if (text === '') return '';
  return `${text.includes(' \n') ? withoutBlanksAtEnds(text) : text}\n`;
}

function withoutBlanksAtEnds(text: string): string {
  const lines = text.split('\n').map((line) => trimEndOf(line, ' '));
  return lines.join('\n');
}
