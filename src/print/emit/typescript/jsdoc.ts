/** Writes documentation comments from untrusted text. The text can neither end the comment nor add tags to it. */
import { showInvisible } from '../../../base/foundation/invisible.js';
import { memoizeByText } from '../../../base/foundation/memo.js';
import { comment as commentDoc } from '../layout/index.js';
import type { CommentLine as Line } from '../layout/index.js';
import { withoutTags } from './html-text.js';
import { wrap } from './opaque.js';
import type { Code } from './opaque.js';

/** A part of a comment: paragraphs of a description, or one tag with its text. */
export type Section = string | { readonly tag: string; readonly text?: string };

const MOST_LINES = 200;
/**
 * The line width that is assumed when lines are counted. It is less than the page width because comments may be
 * indented.
 */
const COUNT_WIDTH = 60;
/** The minimum average length of two consecutive wrapped lines. It gives an upper bound for the number of lines. */
const NARROWEST = 28;
const BREAKS = /\r\n|[\n\r\u2028\u2029\u0085\v\f]/;
/** Matches characters that need encoding. Most texts contain none of them. */
const HARMFUL = /[^\n -)+-?A-~*]|\*\//;
const TAG = /^[a-zA-Z]+$/;
const BLANKS = /[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

/**
 * Encodes one line of untrusted text for a comment.
 * @param text a text without line breaks
 */
function encodeLine(text: string): string {
  if (!HARMFUL.test(text)) return text.trimEnd();
  return showInvisible(text)
    .replace(BLANKS, ' ')
    .replace(/\*(?=\/)/g, '*\\')
    .replace(/(?<![\w.+\\-])@/g, '\\@')
    .trimEnd();
}

/**
 * Returns the lines of a text, without blank lines at its ends and without two blank lines in a row. Lines that the
 * author of the text wrapped are joined again.
 */
function linesOf(text: string): Line[] {
  const harmless = !HARMFUL.test(text);
  const out: Line[] = [];
  let fenced = false;
  let blank = true;
  let isWrapped = false;
  const lines = text.split(harmless ? '\n' : BREAKS);
  for (let at = 0; at < lines.length; at++) {
    const raw = lines[at] ?? '';
    const line = harmless ? raw.trimEnd() : encodeLine(raw);
    if (line === '' && blank) continue;
    blank = line === '';
    const fence = isFence(line);
    const verbatim = fenced || fence || line.charCodeAt(0) === BAR;
    const last: Line | undefined =
      isWrapped && !verbatim && startsProse(line) ? out.pop() : undefined;
    const whole: string = last === undefined ? line : `${last.text} ${line}`;
    out.push({ text: whole, verbatim });
    // Tests only the new line. Reading the text that was joined so far would make the JavaScript engine copy that text
    // each time.
    isWrapped = !verbatim && line.length >= WRAPPED && startsProse(line) && !endsHere(raw);
    if (fence) fenced = !fenced;
  }
  if (blank) out.pop();
  return out;
}

const BAR = 0x7c;

/**
 * A line with fewer characters than this was probably ended on purpose by its author, so the next line is not joined to
 * it.
 */
const WRAPPED = 50;

function startsProse(line: string): boolean {
  const unit = line.charCodeAt(0) | 0x20;
  const isLetter = unit >= 0x61 && unit <= 0x7a;
  return isLetter || line.startsWith('`') || line.startsWith('(') || line.startsWith('[');
}

/**
 * Returns true if a line ends with a hard line break (CommonMark §6.7) or an HTML tag: the next line is not joined to
 * it.
 */
function endsHere(line: string): boolean {
  return line.endsWith('  ') || line.endsWith('\\') || line.endsWith('>');
}

function isFence(line: string): boolean {
  return (line.includes('```') || line.includes('~~~')) && /^ *(```|~~~)/.test(line);
}

/** Estimates the number of lines that a text needs in an indented comment. */
function heightOf(line: Line): number {
  if (line.verbatim) return 1;
  let height = 1;
  let column = 0;
  for (const word of line.text.split(' ')) {
    if (column > 0 && column + 1 + word.length > COUNT_WIDTH) {
      height++;
      column = 0;
    }
    column += word.length + 1;
  }
  return height;
}

const NO_LINE: Line = { text: '', verbatim: true };

/** Collects the lines of all sections, with blank lines between paragraphs and before the first tag. */
function gather(sections: readonly Section[]): Line[] {
  const only = sections[0];
  if (sections.length === 1 && typeof only === 'string') return linesOf(withoutTags(only));
  const all: Line[] = [];
  let before: 'nothing' | 'prose' | 'tag' = 'nothing';
  for (const section of sections) {
    const isTag = typeof section !== 'string';
    // HTML in the text of a tag is not converted, because the text may be a value.
    const lines = isTag ? tagLines(section.tag, section.text ?? '') : linesOf(withoutTags(section));
    if (lines.length === 0) continue;
    if (before !== 'nothing' && !(isTag && before === 'tag')) all.push(NO_LINE);
    lines.forEach((line) => all.push(line));
    before = isTag ? 'tag' : 'prose';
  }
  return all;
}

/** Writes the text after its tag, or below the tag if the text is code. */
function tagLines(tag: string, text: string): Line[] {
  if (!TAG.test(tag)) throw new TypeError('jsdoc() takes tags of letters only');
  const lines = linesOf(text);
  const first = lines[0];
  if (first === undefined || first.verbatim) {
    lines.unshift({ text: '@' + tag, verbatim: false });
  } else {
    lines[0] = { text: `@${tag} ${first.text.trimStart()}`, verbatim: false };
  }
  return lines;
}

/** Cuts off the lines that exceed the maximum length of a comment. */
function capped(lines: readonly Line[]): readonly Line[] {
  // An upper bound for the number of lines. Nearly all comments are so short that the exact number is not needed.
  let most = 0;
  lines.forEach(({ text }) => (most += 1 + text.length / NARROWEST));
  if (most < MOST_LINES - 3) return lines;
  const out: Line[] = [];
  let room = MOST_LINES - 3;
  for (const line of lines) {
    const height = heightOf(line);
    if (height > room) {
      const start = line.verbatim ? '' : line.text.slice(0, room * COUNT_WIDTH).trimEnd();
      out.push({ text: start + '…', verbatim: false });
      break;
    }
    room -= height;
    out.push(line);
  }
  return out;
}

/**
 * Writes a JSDoc comment, wrapped at the page width; a short comment is on one line. Line breaks of the text are
 * kept, except in wrapped prose. An `@` in the text is escaped, and invisible characters are shown as `<U+202E>`.
 * @param sections descriptions and tags in the order of output; empty descriptions are omitted
 * @returns the comment without a line break after it; empty if there is no text
 * @throws TypeError if the name of a tag contains other characters than letters
 */
export function jsdoc(...sections: readonly (Section | null | undefined | false)[]): Code {
  const nonEmpty = sections.filter((one): one is Section => Boolean(one));
  const [only] = nonEmpty;
  return nonEmpty.length === 1 && typeof only === 'string' ? description(only) : comment(nonEmpty);
}

/** Writes a comment that consists of a single description. The result is cached, because APIs repeat descriptions. */
const description = memoizeByText((text) => comment([text]));

function comment(sections: readonly Section[]): Code {
  const lines = capped(gather(sections));
  return wrap(lines.length === 0 ? '' : commentDoc(lines));
}
