/** The lines of a document that state something. */
import type { SourceId } from '../../model/origin.js';
import type { Document } from '../../input/source/index.js';
import type { SourceLine } from './question.js';

/** More lines are not shown. */
const MOST_LINES = 6;
/** Longer lines are clipped around the place. */
const WIDTH = 120;
const BEFORE = 30;

/** Shows the lines of places; none for a place in a file that did not become a document. */
export type Excerpt = (source: SourceId, line: number, column: number) => readonly SourceLine[];

/** @param documents all documents of the run */
export function createExcerpts(documents: readonly Document[]): Excerpt {
  const known = new Map(documents.map((document) => [document.source, document]));
  return (source, line, column) => {
    const document = known.get(source);
    if (document === undefined) return [];
    const first = document.line(line);
    const lines: SourceLine[] = [{ number: line, text: clipped(first, column - 1) }];
    const depth = indentOf(first);
    for (let number = line + 1; lines.length < MOST_LINES; number++) {
      const text = document.line(number);
      // What belongs to the place is indented further.
      if (text.trim() === '' || indentOf(text) <= depth) break;
      lines.push({ number, text: clipped(text, indentOf(text)) });
    }
    return lines;
  };
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function clipped(line: string, at: number): string {
  if (line.length <= WIDTH) return line;
  const from = at + BEFORE <= WIDTH ? 0 : at - BEFORE;
  const end = from + WIDTH;
  return `${from > 0 ? '…' : ''}${line.slice(from, end)}${line.length > end ? '…' : ''}`;
}
