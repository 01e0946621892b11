/** The blocks of a description that mean the same one by one as they do together: each may be simple where others are not. */
import { paragraphsOf } from './html-paragraphs.js';

/**
 * What may reach across blank lines, or say something of other blocks: fences, tags at the beginning of a line,
 * comments, the addresses of links, and carriage returns, which are lines of their own.
 */
const FAR = /```|~~~|\]:|\r|\t|<[!?]|(?:^|\n)[ >*+\-\d.)]*<|\n\n |\n +\n/;

const BETWEEN = /(\n{2,})/;
/** A list: items stay together, whatever number of lines is between them. */
const ITEM = /(?:^|\n)[ >]*(?:[*+-]|\d+[.)])(?: |\n|$)/;

/** Lines of a quotation, and of a list whose items are a line each. */
const QUOTED = /^> [^ \n][^\n]*(?:\n> [^ \n][^\n]*)*$/;
const LISTED = /^([-*]) {1,3}[^ \n][^\n]*(?:\n\1 {1,3}[^ \n][^\n]*)*$/;
const MARK = /(?:^|\n)[-*] {1,3}/;

/** The blocks of a text, or the whole of it where they are not independent. */
export function blocksOf(text: string): string[] {
  if (!text.includes('\n\n') || FAR.test(text)) return [text];
  const blocks: string[] = [];
  let list = '';
  // Every other piece is what stands between two blocks.
  let between = '';
  for (const [index, piece] of text.split(BETWEEN).entries()) {
    if (index % 2 === 1) between = piece;
    else if (ITEM.test(piece)) list = list === '' ? piece : list + between + piece;
    else if (piece !== '') {
      if (list !== '') blocks.push(list);
      list = '';
      blocks.push(piece);
    }
  }
  if (list !== '') blocks.push(list);
  return blocks;
}

/** A block of simple lines, a quotation of them, a list, or lines and a list; nothing where it takes the parser. */
export function simpleBlock(text: string): string | undefined {
  const block = text.endsWith('\n') ? text.trimEnd() : text;
  if (block === '') return '';
  if (QUOTED.test(block)) {
    const quoted = wholly(block.slice(2).replaceAll('\n> ', '\n'));
    return quoted === undefined ? undefined : `<blockquote>\n${quoted}\n</blockquote>`;
  }
  const from = block.search(MARK);
  if (from < 0) return wholly(block);
  if (from === 0) return simpleList(block);
  const before = wholly(block.slice(0, from));
  const list = before === undefined ? undefined : simpleList(block.slice(from + 1));
  return list === undefined ? undefined : `${before}\n${list}`;
}

function simpleList(block: string): string | undefined {
  if (!LISTED.test(block)) return undefined;
  let items = '';
  for (const item of block.split(MARK).slice(1)) {
    const shown = wholly(item);
    if (shown === undefined) return undefined;
    items += `<li>${shown.slice('<p>'.length, -'</p>'.length)}\n</li>\n`;
  }
  return `<ul>\n${items}</ul>`;
}

function wholly(text: string): string | undefined {
  const simple = paragraphsOf(text);
  return simple?.rest === '' ? simple.html : undefined;
}
