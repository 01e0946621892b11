/** Lays out documentation comments. Unlike code, their words are wrapped to fill the lines. */
import { ENDLESS, type Doc } from './doc.js';
import { widthOf } from './width.js';

/** A line of a comment. Verbatim lines (code and tables) are not wrapped. */
export interface CommentLine {
  readonly text: string;
  readonly verbatim: boolean;
}

/** Returns a comment. If its only line fits and is not verbatim, the comment is written on a single line. */
export function comment(lines: readonly CommentLine[]): Doc {
  const only = lines[0];
  const isShort = lines.length === 1 && only?.verbatim === false;
  const flat = isShort ? `/** ${singleSpaced(only.text)} */` : '';
  const width = isShort ? widthOf(flat) : ENDLESS;
  const write = (start: string, columns: number): string => {
    let out = '/**';
    lines.forEach((line) => (out += `${start} *${lineText(line, start, columns)}`));
    return `${out}${start} */`;
  };
  return { kind: 'comment', width, breaks: true, flat, write };
}

function lineText({ text, verbatim }: CommentLine, start: string, width: number): string {
  if (text === '') return '';
  return verbatim ? ` ${text}` : ` ${wrapped(text, `${start} * `, width)}`;
}

/**
 * Matches the start of a line before its first word: the `>` of Markdown quotations, and a list marker. Each wrapped
 * line repeats the `>`.
 */
const LEAD = /^((?: *>)* *)(?:[-*+] +|\d{1,4}[.)] +)?/;

function singleSpaced(text: string): string {
  const lead = LEAD.exec(text)?.[0] ?? '';
  return lead + text.slice(lead.length).replace(/ {2,}/g, ' ');
}

/**
 * Wraps the words of a line. In a list item, the continuation lines are indented to align with its text. In a
 * quotation, each of them repeats the `>`.
 */
function wrapped(text: string, start: string, width: number): string {
  // The line break at the beginning of `start` does not occupy a column, so 1 is added.
  const room = width + 1 - start.length;
  if (text.length * 2 <= room && !text.includes('  ')) return text;
  if (text.length <= room && !text.includes('  ') && widthOf(text) <= room) return text;
  const found = LEAD.exec(text);
  const lead = found?.[0] ?? '';
  const quotation = found?.[1] ?? '';
  const hang = start + quotation + ' '.repeat(lead.length - quotation.length);
  let out = lead;
  let column = -1;
  const words = text.slice(lead.length).split(/ +/);
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const columns = widthOf(word);
    if (column === -1) out += word;
    else if (lead.length + column + 1 + columns <= room) out += ` ${word}`;
    else {
      out += hang + word;
      column = -1;
    }
    column += columns + 1;
  }
  return out;
}
