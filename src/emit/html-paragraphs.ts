/** The simplest of Markdown as HTML without a parser: paragraphs of words, code, bold words and links of the web. */
import { escapeAttribute, escapeText } from './html-text.js';

/** Characters that neither print strangely nor count as white space anywhere. */
const ORDINARY = /^[\n\x20-\x7e\xa1-\xac\xae-\u017f\u2010-\u2027]*$/;

/** What starts another block at the beginning of a line, and blanks at the ends of lines, which count there. */
const BLOCK = /(?:^|\n)(?:[ #+\-=|:~>]|\d+[.)]|```|\*(?!\*[A-Za-z0-9]))| (?:\n|$)|^\n/;

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

/**
 * A description as the parser of Markdown would have it.
 * @returns nothing when there is anything in it that takes the parser
 */
export function paragraphsHtml(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  let end = text.length;
  while (text[end - 1] === '\n') end--;
  const whole = text.slice(0, end);
  if (!ORDINARY.test(whole) || BLOCK.test(whole) || ADDRESS.test(whole)) return undefined;
  let out = '<p>';
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < whole.length) {
    const found = PIECE.exec(whole);
    if (found === null) return undefined;
    const [, words, code, bold, label, url] = found;
    if (words !== undefined) out += escapeText(words);
    else if (code !== undefined) out += `<code>${escapeText(code)}</code>`;
    else if (bold !== undefined) out += `<strong>${escapeText(bold)}</strong>`;
    else if (label !== undefined && url !== undefined) {
      const address = escapeAttribute(url);
      out += `<a href="${address}" rel="noopener noreferrer">${escapeText(label)}</a>`;
    } else out += '</p>\n<p>';
  }
  return `${out}</p>`;
}
