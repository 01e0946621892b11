/** The lines of a document that declare a fact. */
import type { SourceId } from '../../model/origin.js';
import type { Document } from '../../input/source/index.js';
import { smallest } from '../../base/foundation/lists.js';
import type { SourceLine } from './question.js';

/** The maximum number of lines in an excerpt. */
const MOST_LINES = 6;
/** Longer lines are clipped around the place. */
const WIDTH = 120;
const BEFORE = 30;
/** A line further above is not looked for. */
const MOST_ABOVE = 60;

/** Shows the lines of places; none for a place in a file that did not become a document. */
export type Excerpt = (source: SourceId, line: number, column: number) => readonly SourceLine[];

/** @param documents all documents of the run */
export function createExcerpts(documents: readonly Document[]): Excerpt {
  const known = new Map(documents.map((document) => [document.source, document]));
  return (source, line, column) => {
    const document = known.get(source);
    if (document === undefined) return [];
    const first = document.line(line);
    const depth = indentOf(first);
    const lines: SourceLine[] = [{ number: line, text: clipped(first, column - 1) }];
    for (let number = line + 1; lines.length < MOST_LINES; number++) {
      const text = document.line(number);
      // Lines that belong to the place are indented further.
      if (text.trim() === '' || indentOf(text) <= depth) break;
      lines.push({ number, text: clipped(text, indentOf(text)) });
    }
    const above = isAlone(first, column) ? lineAbove(document, line, depth) : undefined;
    return withoutIndent(above === undefined ? lines : [above, ...lines]);
  };
}

/** True if a line begins with the place, or with the key in front of it. */
function isAlone(line: string, column: number): boolean {
  return /^\s*(?:["']?[\w$-]+["']?\s*:\s*)?$/.test(line.slice(0, column - 1));
}

/**
 * The line that names the owner of a place, because `required: true` alone does not: a name next to it, or the key
 * above it.
 */
function lineAbove(document: Document, line: number, depth: number): SourceLine | undefined {
  for (let number = line - 1; number > Math.max(0, line - MOST_ABOVE); number--) {
    const text = document.line(number);
    const indent = indentOf(text);
    const isName = indent === depth && NAME.test(text);
    if (text.trim() === '' || (indent >= depth && !isName)) continue;
    return isName || !tellsNothing(text) ? { number, text: clipped(text, indent) } : undefined;
  }
  return undefined;
}

/** The name of a parameter. */
const NAME = /^\s*["']?name["']?\s*:/;

/** A key that contains named values: the key itself does not identify the subject. */
const CONTAINER =
  /^["']?(?:properties|parameters|responses|schemas|definitions|paths|components)["']?\s*:/;

/** A line with nothing but a bracket, or the dash of an item. */
const BRACKET = /^["']?-?\s*[{[]?$/;

/** True for a line that does not identify its subject. */
function tellsNothing(line: string): boolean {
  const text = line.trim();
  return CONTAINER.test(text) || BRACKET.test(text);
}

/** Removes the indentation that all lines share. A tab takes two columns. */
function withoutIndent(lines: readonly SourceLine[]): readonly SourceLine[] {
  const spelled = lines.map(({ number, text }) => ({ number, text: text.replaceAll('\t', '  ') }));
  const common = smallest(spelled.map(({ text }) => indentOf(text)));
  return spelled.map(({ number, text }) => ({ number, text: text.slice(common) }));
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
