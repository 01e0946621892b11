/** The text of a Markdown file. */
import { isEmptyMd, isMd, lineOf, pieces, type Md } from './markdown-opaque.js';

/**
 * The text of a Markdown file: blank lines at its ends go, several become one.
 * @param document several blocks get a blank line between them
 * @returns text with `\n` line ends and one at the end
 */
export function markdownText(document: Md | readonly Md[]): string {
  const out: string[] = [];
  let blank = true;
  const add = (line: string, verbatim: boolean): void => {
    const empty = line === '' && !verbatim;
    if (!(empty && blank)) out.push(line);
    blank = empty;
  };
  for (const block of isMd(document) ? [document] : document) {
    const line = lineOf(block);
    if (line === undefined ? isEmptyMd(block) : line === '') continue;
    add('', false);
    if (line !== undefined) add(line.trimEnd(), false);
    else
      for (const { text, verbatim } of pieces(block))
        add(verbatim ? text : text.trimEnd(), verbatim);
  }
  if (blank) out.pop();
  // In one go: a text that is put together twice takes the memory of two.
  if (out.length > 0) out.push('');
  return out.join('\n');
}
