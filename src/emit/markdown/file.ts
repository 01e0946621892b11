/** The text of a Markdown file. */
import { contentsOf, isMd, type Line, type Md } from './opaque.js';

/**
 * The text of a Markdown file: blank lines at its ends go, several become one.
 * @param document several blocks get a blank line between them
 * @returns text with `\n` line ends and one at the end
 */
export function markdownText(document: Md | readonly Md[]): string {
  return markdownPieces(document).join('');
}

/** So many lines and blocks of code become one text: long lists of small texts are dear to keep. */
const MOST_LINES = 500;

const BLANK: Line = { text: '', verbatim: false };

/** The same in pieces: one letter that is not Latin makes the whole of a large text take twice the memory. */
export function markdownPieces(document: Md | readonly Md[]): readonly string[] {
  const written: string[] = [];
  let out: string[] = [];
  let blank = true;
  // Counted, not iterated: each step would be an object.
  const contents = contentsOf(isMd(document) ? [document] : document);
  for (let index = 0; index < contents.length; index++) {
    const content = contents[index] ?? '';
    if (out.length > MOST_LINES && !blank) {
      written.push(ended(out));
      out = [];
    }
    if (!blank) out.push('');
    blank = true;
    if (typeof content === 'string') {
      const line = content.trimEnd();
      if (line === '') continue;
      out.push(line);
      blank = false;
      continue;
    }
    for (let at = 0; at < content.length; at++) {
      const { text, verbatim } = content[at] ?? BLANK;
      const shown = verbatim ? text : text.trimEnd();
      const empty = shown === '' && !verbatim;
      if (!(empty && blank)) out.push(shown);
      blank = empty;
    }
  }
  if (blank) out.pop();
  if (out.length > 0) written.push(ended(out));
  return written;
}

/** Lines in one go: a text that is put together twice takes the memory of two. */
function ended(lines: string[]): string {
  lines.push('');
  return lines.join('\n');
}
