/** The text of a Markdown file. */
import { isMd, mdContent, type Md } from './opaque.js';

/**
 * The text of a Markdown file.
 * @param document several blocks get a blank line between them
 * @returns text with `\n` line ends and one at the end
 */
export function markdownText(document: Md | readonly Md[]): string {
  const texts = (isMd(document) ? [document] : document).map((one) => mdContent(one).trimEnd());
  const text = texts.filter((one) => one !== '').join('\n\n');
  if (text === '') return '';
  return `${text.includes(' \n') ? text.replace(/ +\n/g, '\n') : text}\n`;
}
