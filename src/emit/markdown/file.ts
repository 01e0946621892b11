/** The text of a Markdown file. */
import { isMd, mdContent, type Md } from './opaque.js';

/**
 * The text of a Markdown file.
 * @param document several blocks get a blank line between them
 * @returns text with `\n` line ends and one at the end
 */
export function markdownText(document: Md | readonly Md[]): string {
  return markdownPieces(document).join('');
}

/** Blocks up to this length become one text: long lists of small texts are dear to keep. */
const LONG = 20_000;

/** The same in pieces: one letter that is not Latin makes the whole of a large text take twice the memory. */
export function markdownPieces(document: Md | readonly Md[]): readonly string[] {
  const written: string[] = [];
  let some = '';
  for (const one of isMd(document) ? [document] : document) {
    const text = mdContent(one).trimEnd();
    if (text === '') continue;
    if (some.length > LONG) {
      written.push(some);
      some = '';
    }
    const isFirst = some === '' && written.length === 0;
    some += `${isFirst ? '' : '\n'}${text.includes(' \n') ? text.replace(/ +\n/g, '\n') : text}\n`;
  }
  if (some !== '') written.push(some);
  return written;
}
