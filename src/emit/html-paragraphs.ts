/** The simplest of Markdown as HTML without a parser: paragraphs of words, code, bold words and links of the web. */
import { escapeAttribute, escapeText } from './html-text.js';

/** Characters that neither print strangely nor count as white space anywhere. */
const ORDINARY = /^[\n\x20-\x7e\xa1-\xac\xae-\u017f\u2010-\u2027]*$/;

/** What starts another block at the beginning of a line, and blanks at the ends of lines, which count there. */
const BLOCK = /(?:^|\n)(?:[ #+\-=|:~>]|\d+[.)]|```|\*(?!\*[A-Za-z0-9]))| (?:\n|$)/;

/** Addresses as they stand: readers look for them everywhere, so they must not occur outside of links and code. */
const ADDRESS = /mailto:/i;

/** Expressions take memory for each character of a long text. */
const LONGEST = 20_000;

const WORDS = '[^\\\\`*_[\\]<>!&~|\\n/]';
const SLASH = '\\/(?!\\/)';
/** An underscore inside of a word is a letter. */
const UNDERSCORE = '(?<=[A-Za-z0-9])_(?=[A-Za-z0-9])';
const CODE = '`([^` \\n](?:[^`\\n]*[^` \\n])?)`(?!`)';
const BOLD = `(?<![A-Za-z0-9*])\\*\\*([A-Za-z0-9](?:${WORDS}*[A-Za-z0-9])?)\\*\\*(?![A-Za-z0-9*])`;
const LABEL = `\\[((?:${WORDS}|${UNDERSCORE})+)\\]`;
const LINK = `${LABEL}\\((https?:\\/\\/[a-z0-9-]+(?:\\.[a-z0-9-]+)+(?:\\/[A-Za-z0-9./#?=_+-]*)?)\\)`;
const PIECE = new RegExp(
  `((?:${WORDS}|${SLASH}|${UNDERSCORE}|\\n(?!\\n))+)|${CODE}|${BOLD}|${LINK}|\\n{2,}(?!\\n)`,
  'y',
);

/** The beginning of a description as HTML, and what is left for the parser. */
export interface Paragraphs {
  readonly html: string;
  /** Starts where a block starts; nothing when all was simple. */
  readonly rest: string;
}

/**
 * The first paragraphs of a description as the parser of Markdown would have them, up to one that takes the parser.
 * @returns nothing when that is the first
 */
export function paragraphsOf(text: string): Paragraphs | undefined {
  if (text.length > LONGEST || text.startsWith('\n')) return undefined;
  let end = text.length;
  while (text[end - 1] === '\n') end--;
  const whole = text.slice(0, end);
  if (!ORDINARY.test(whole) || ADDRESS.test(whole)) return undefined;
  const block = BLOCK.exec(whole);
  // A paragraph that turns into something else is none from its beginning.
  const before = block === null ? end : whole.lastIndexOf('\n\n', block.index);
  const limit = block === null ? end : before < 0 ? 0 : before + 2;
  let out = '<p>';
  let known: Paragraphs | undefined;
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < limit) {
    const found = PIECE.exec(whole);
    if (found === null) return known;
    const piece = pieceHtml(found);
    if (piece === undefined) {
      known = { html: `${out}</p>`, rest: text.slice(PIECE.lastIndex) };
      out += '</p>\n<p>';
    } else out += piece;
  }
  return block === null ? { html: `${out}</p>`, rest: '' } : known;
}

/** A piece of a paragraph; nothing for the end of one. */
function pieceHtml([, words, code, bold, label, url]: RegExpExecArray): string | undefined {
  if (words !== undefined) return escapeText(words);
  if (code !== undefined) return `<code>${escapeText(code)}</code>`;
  if (bold !== undefined) return `<strong>${escapeText(bold)}</strong>`;
  if (label === undefined || url === undefined) return undefined;
  return `<a href="${escapeAttribute(url)}" rel="noopener noreferrer">${escapeText(label)}</a>`;
}
