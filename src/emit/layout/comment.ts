/** Documentation comments as documents: their lines are laid out here, for nothing else fills lines with words. */
import {
  ASKS,
  BREAKS,
  COMMENT,
  FORCES,
  LINES,
  Node,
  TEXT,
  UNMEASURED,
  type Packed,
} from './node.js';
import { widthOf } from './width.js';

/** A line of text and how it may be wrapped; verbatim lines (code, tables) may not. */
export interface CommentLine {
  readonly text: string;
  readonly verbatim: boolean;
  /** Whether each letter takes one column. */
  readonly narrow: boolean;
}

/**
 * The lines of a comment: as they are, or, where each may be wrapped and is narrow, as one text. In that, blanks at
 * the ends of lines and all blank lines but one between two others say nothing.
 */
export type CommentLines = string | readonly CommentLine[];

/** A comment, and how it was laid out last: most places are as deep as the one before. */
interface Comment {
  readonly lines: CommentLines;
  text: string;
  start: string;
  width: number;
}

/** A comment: a single line that is not verbatim stands on one line with its marks where it fits. */
export function comment(lines: CommentLines): Packed {
  const more: Comment = { lines, text: '', start: '', width: -1 };
  const only = onlyLine(lines);
  if (only === undefined) {
    return new Node(COMMENT | FORCES | BREAKS | LINES | ASKS, UNMEASURED, '/**', more);
  }
  const lead = leadOf(only);
  const flat = `/** ${lead}${wordsOf(only, lead)} */`;
  const columns = typeof lines === 'string' ? flat.length : widthOf(flat);
  return new Node(COMMENT | LINES | ASKS | TEXT, columns, flat, more);
}

/** The line of which a comment consists, where it may be wrapped. */
function onlyLine(lines: CommentLines): string | undefined {
  if (typeof lines === 'string') {
    const text = lines.trimEnd();
    if (!text.includes('\n')) return text;
    const first = text.replace(/^(?: *\n)+/, '');
    return first.includes('\n') ? undefined : first;
  }
  const [only] = lines;
  return lines.length === 1 && only?.verbatim === false ? only.text : undefined;
}

/**
 * The lines of a comment, with its marks on lines of their own.
 * @param start a line break, and what all lines but the first begin with
 * @param width the columns that a line should keep to
 */
export function commentText(node: Node, start: string, width: number): string {
  const known = node.more as Comment;
  if (known.width === width && known.start === start) return known.text;
  const { lines } = known;
  const bar = `${start} *`;
  const body = typeof lines === 'string' ? plain(lines, bar, width) : several(lines, bar, width);
  known.text = `/**${body}${bar}/`;
  known.start = start;
  known.width = width;
  return known.text;
}

function several(lines: readonly CommentLine[], start: string, width: number): string {
  let out = '';
  for (const { text, verbatim, narrow } of lines) {
    if (text === '') out += start;
    else if (verbatim) out += `${start} ${text}`;
    else out += filled(text, narrow, start, width);
  }
  return out;
}

function plain(text: string, start: string, width: number): string {
  let out = '';
  let gap = '';
  for (let from = 0, end = 0; end < text.length; from = end + 1) {
    end = text.indexOf('\n', from);
    if (end === -1) end = text.length;
    const line = text.slice(from, end).trimEnd();
    if (line !== '') {
      out += gap + filled(line, true, start, width);
      gap = '';
    } else if (out !== '') gap = start;
  }
  return out;
}

/** Words that fill lines; what wraps hangs under the text behind a list's bullet. */
function filled(text: string, narrow: boolean, start: string, width: number): string {
  const first = `${start} `;
  // The line break takes no column.
  const room = width + 1 - first.length;
  if (narrow && text.length <= room && !text.includes('  ')) return first + text;
  const lead = leadOf(text);
  const words = wordsOf(text, lead);
  const hang = first + ' '.repeat(lead.length);
  const columns = room - lead.length;
  return first + lead + (narrow ? wrapped(words, hang, columns) : oneByOne(words, hang, columns));
}

const LEAD = /^ *(?:[-*+] +|\d{1,4}[.)] +)?/;
const LETTER_A = 0x41;

/** The blanks before a line, with a list's bullet. */
function leadOf(text: string): string {
  if (text.charCodeAt(0) >= LETTER_A) return '';
  return LEAD.exec(text)?.[0] ?? '';
}

/** With one blank between them. */
function wordsOf(text: string, lead: string): string {
  const words = lead === '' ? text : text.slice(lead.length);
  return words.includes('  ') ? words.replace(/ {2,}/g, ' ') : words;
}

function wrapped(words: string, hang: string, room: number): string {
  let out = '';
  let from = 0;
  while (words.length - from > room) {
    let end = words.lastIndexOf(' ', from + room);
    // The first word stands where it stands, however long it is.
    if (end <= from) end = words.indexOf(' ', from);
    if (end === -1) break;
    out += words.slice(from, end) + hang;
    from = end + 1;
  }
  return out + words.slice(from);
}

function oneByOne(words: string, hang: string, room: number): string {
  let out = '';
  let column = -1;
  for (const word of words.split(' ')) {
    const columns = widthOf(word);
    if (column === -1) out += word;
    else if (column + 1 + columns <= room) out += ` ${word}`;
    else {
      out += hang + word;
      column = -1;
    }
    column += columns + 1;
  }
  return out;
}
