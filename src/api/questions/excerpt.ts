/** Returns the lines of a document that declare a fact. */
import type { SourceId } from '../../model/origin.js';
import type { Document } from '../../input/source/index.js';
import { smallest } from '../../base/foundation/lists.js';
import type { SourceLine } from './question.js';

/** The maximum number of lines in an excerpt. */
const MOST_LINES = 6;
/** The maximum length of a line. Longer lines are clipped around the location of the fact. */
const WIDTH = 120;
const BEFORE = 30;
/** The maximum number of lines that are searched above the fact. */
const MOST_ABOVE = 60;

/** A function that returns the lines at a location; an empty list if the file was not loaded as a document. */
export type Excerpt = (source: SourceId, line: number, column: number) => readonly SourceLine[];

/**
 * Creates a function that returns the lines at a location in a document.
 * @param documents all documents of the run
 */
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
      // The following lines belong to the fact if they are indented more deeply.
      if (text.trim() === '' || indentOf(text) <= depth) break;
      lines.push({ number, text: clipped(text, indentOf(text)) });
    }
    const above = isAlone(first, column) ? lineAbove(document, line, depth) : undefined;
    return withoutIndent(above === undefined ? lines : [above, ...lines]);
  };
}

/** Returns true if a line begins with the fact, or with the key of the fact. */
function isAlone(line: string, column: number): boolean {
  return /^\s*(?:["']?[\w$-]+["']?\s*:\s*)?$/.test(line.slice(0, column - 1));
}

/**
 * Returns the line that identifies the owner of a fact: a `name` on the same level, or the key above. A line such as
 * `required: true` does not show which parameter is required.
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

/** Matches a line with the `name` of a parameter. */
const NAME = /^\s*["']?name["']?\s*:/;

/**
 * Matches a key such as `properties`. Such a key only contains named members, so it does not identify the owner of a
 * fact.
 */
const CONTAINER =
  /^["']?(?:properties|parameters|responses|schemas|definitions|paths|components)["']?\s*:/;

/** Matches a line that contains only a bracket, or only the dash of a list item. */
const BRACKET = /^["']?-?\s*[{[]?$/;

/** Returns true for a line that does not identify the owner of a fact. */
function tellsNothing(line: string): boolean {
  const text = line.trim();
  return CONTAINER.test(text) || BRACKET.test(text);
}

/** Removes the indentation that all lines have in common. A tab counts as two columns. */
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
