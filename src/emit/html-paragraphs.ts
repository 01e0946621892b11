/** The simplest of Markdown as HTML without a parser: paragraphs of words, code, bold words and links. */
import { escapeAttribute, escapeText, SPECIAL } from './html-text.js';

/** Characters that neither print strangely nor count as white space anywhere. */
const ORDINARY = /^[\n\x20-\x7e\xa1-\xac\xae-\u017f\u2010-\u2027]*$/;

/** What starts another block at the beginning of a line, and blanks at the ends of lines, which count there. */
const BLOCK = /(?:^|\n)(?:[ #+\-=|:~>]|\d+[.)]|```|\*(?!\*[A-Za-z0-9`]))| (?:\n|$)/;

/** Addresses as they stand, which readers look for everywhere, and definitions, which count everywhere. */
const FAR = /mailto:|\]:/i;

/** Expressions take memory for each character of a long text. */
const LONGEST = 20_000;

const WORDS = '[^\\\\`*_[\\]<!&~|\\n/]';
/** Characters that mean something elsewhere: an underscore inside of a word is a letter. */
const LONE = '\\/(?!\\/)|(?<=[A-Za-z0-9])_(?=[A-Za-z0-9])|!(?!\\[)|&(?= )|\\n(?!\\n)';
/** Nothing is defined, so that brackets that no address follows are brackets. */
const BRACKETS = `\\[!?${WORDS}*\\](?![(:[])`;
const SPAN = '`(?:[^` \\n](?:[^`\\n]*[^` \\n])?)`(?!`)';
/** Behind another sign than a letter bold words end before a blank only. */
const END = `[A-Za-z0-9]|(?:[:."]|${SPAN})(?=\\*\\*(?:[ \\n:.,]|$))`;
const BOLD = `(?<![A-Za-z0-9*])\\*\\*([A-Za-z0-9](?:(?:${WORDS}|${SPAN})*(?:${END}))?)\\*\\*(?![A-Za-z0-9*])`;
const BOLD_CODE = `(?<=^|[ \\n])\\*\\*(${SPAN})\\*\\*(?=[ \\n:.,]|$)`;
const EMPHASIS = `(?<=^|[ \\n("])_([A-Za-z0-9](?:${WORDS}*(?:[A-Za-z0-9]|\\.(?=_(?:[ \\n]|$))))?)_(?=[ \\n:.,;)"]|$)`;
const LABEL = `\\[((?:${WORDS}|${LONE}|${SPAN})+)\\]`;
const URL = 'https?:\\/\\/[a-z0-9-]+(?:\\.[a-z0-9-]+)+(?:\\/[A-Za-z0-9./#?=@_+-]*)?';
/** Links lead to the web; others are shown as they are written. */
const OTHER = '(?:#|\\/(?!\\/))(?:[A-Za-z0-9.#?=+-]|\\/(?!\\/)|(?<=[A-Za-z0-9])_(?=[A-Za-z0-9]))*';
const PIECE = new RegExp(
  `((?:${WORDS}|${LONE}|${BRACKETS})+)|(${SPAN})|${BOLD}|${BOLD_CODE}|${LABEL}\\((?:(${URL})|(${OTHER}))\\)|${EMPHASIS}|\\n{2,}(?!\\n)`,
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
  if (!ORDINARY.test(whole) || FAR.test(whole)) return undefined;
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
function pieceHtml(found: RegExpExecArray): string | undefined {
  // By index: to take a list apart makes an object for each of its items.
  const words = found[1];
  if (words !== undefined) return SPECIAL.test(words) ? escapeText(words) : words;
  const code = found[2];
  if (code !== undefined) return wordsHtml(code);
  const bold = found[3] ?? found[4];
  if (bold !== undefined) return `<strong>${wordsHtml(bold)}</strong>`;
  const emphasis = found[8];
  if (emphasis !== undefined) return `<em>${escapeText(emphasis)}</em>`;
  const label = found[5];
  if (label === undefined) return undefined;
  const url = found[6];
  if (url === undefined) return `[${wordsHtml(label)}](${found[7] ?? ''})`;
  return `<a href="${escapeAttribute(url)}" rel="noopener noreferrer">${wordsHtml(label)}</a>`;
}

/** Words and code. */
function wordsHtml(text: string): string {
  const escaped = SPECIAL.test(text) ? escapeText(text) : text;
  if (!escaped.includes('`')) return escaped;
  return escaped
    .split('`')
    .map((part, index) => (index % 2 === 0 ? part : `<code>${part}</code>`))
    .join('');
}
