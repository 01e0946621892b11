/**
 * A document is text whose line breaks are not chosen yet. For each kind of document, there is only one way to break it
 * into lines.
 */
import { widthOf } from './width.js';

/** A text in which every letter occupies one column, or a {@link Node}. */
export type Doc = string | Node;

export type Node =
  Text | Row | List | Assignment | Chain | Lines | Indented | Comment | Preformatted;

interface Measured {
  /** The number of columns that the document needs on one line; `ENDLESS` if it needs several lines. */
  readonly width: number;
  /** True if the document contains possible line breaks. */
  readonly breaks: boolean;
}

/** A text that contains letters of zero or two columns. */
interface Text extends Measured {
  readonly kind: 'text';
  readonly text: string;
}

/** Documents next to each other on one line. */
export interface Row extends Measured {
  readonly kind: 'row';
  readonly parts: readonly Doc[];
}

/** The brackets around the items of a list. */
export type Brackets = '()' | '[]' | '{}' | '<>';

export interface ListStyle {
  readonly brackets: Brackets;
  readonly separator: ',' | ';';
  /** True if the items are always on several lines, even if they would fit on one. */
  readonly broken?: boolean;
  /** True if no separator follows the last item. */
  readonly bare?: boolean;
  /** True for the parameters of a function: the text after them, up to `{`, must stay on the line of their `)`. */
  readonly parameters?: boolean;
}

/** Items in brackets: all on one line, or one item per line. */
export interface List extends Measured {
  readonly kind: 'list';
  readonly style: ListStyle;
  readonly items: readonly Doc[];
}

/** An assignment: a name followed by ` =` or `:`, and a value. The value may move to the next line. */
export interface Assignment extends Measured {
  readonly kind: 'assignment';
  readonly left: Doc;
  readonly right: Doc;
}

/** Operands with `|` or `&` between them: all on one line, or one per line, each after its operator. */
export interface Chain extends Measured {
  readonly kind: 'chain';
  readonly operator: '|' | '&';
  readonly operands: readonly Doc[];
}

/** Documents below each other. An empty string is a blank line. */
interface Lines extends Measured {
  readonly kind: 'lines';
  readonly parts: readonly Doc[];
}

interface Indented extends Measured {
  readonly kind: 'indented';
  readonly by: number;
  readonly doc: Doc;
}

/** A documentation comment: on one line if it fits, otherwise with its opening and closing marks on separate lines. */
export interface Comment extends Measured {
  readonly kind: 'comment';
  /** The comment on one line; an empty text if the comment needs several lines. */
  readonly flat: string;
  /**
   * Writes the comment on several lines. `start` is a line break with the indentation; words are wrapped at column
   * `width`.
   */
  readonly write: (start: string, width: number) => string;
}

/** Lines that are already formatted and indented. */
interface Preformatted extends Measured {
  readonly kind: 'preformatted';
  readonly text: string;
  readonly indent: number;
}

/** The width of a document that cannot be on one line. */
export const ENDLESS = Infinity;

/** The maximum number of columns in a line. */
export const WIDTH = 80;

/** The columns of one indentation level. */
export const STEP = 2;

export function textDoc(text: string): Doc {
  const width = widthOf(text);
  return width === text.length ? text : { kind: 'text', width, breaks: false, text };
}

/** Returns the number of columns that a document needs on one line. */
export function columnsOf(doc: Doc): number {
  return typeof doc === 'string' ? doc.length : doc.width;
}

/** Returns true if a document contains possible line breaks. */
export function canBreak(doc: Doc): boolean {
  return typeof doc !== 'string' && doc.breaks;
}

/** Puts documents next to each other. Adjacent texts are merged. */
export function rowDoc(parts: readonly Doc[]): Doc {
  const merged: Doc[] = [];
  let text = '';
  let width = 0;
  let breaks = false;
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? '';
    if (typeof part === 'string') {
      width += part.length;
      text += part;
    } else {
      width += part.width;
      breaks ||= part.breaks;
      if (text !== '') merged.push(text);
      text = '';
      merged.push(part);
    }
  }
  if (merged.length === 0) return text;
  if (text !== '') merged.push(text);
  const only = merged[0];
  return only !== undefined && merged.length === 1
    ? only
    : { kind: 'row', width, breaks, parts: merged };
}

export function listDoc(items: readonly Doc[], style: ListStyle): Doc {
  if (items.length === 0) return style.brackets;
  // A break between the brackets around a single name would not shorten the line much.
  const only = items[0];
  if (style.brackets === '<>' && items.length === 1 && isName(only)) return `<${only}>`;
  let width = (items.length - 1) * 2 + (style.brackets === '{}' ? 4 : 2);
  for (let at = 0; at < items.length; at++) width += columnsOf(items[at] ?? '');
  if (style.broken === true) width = ENDLESS;
  return { kind: 'list', width, breaks: true, style, items };
}

function isName(doc: Doc | undefined): doc is string {
  return typeof doc === 'string' && !doc.startsWith('"');
}

export function assignmentDoc(left: Doc, right: Doc): Doc {
  const width = columnsOf(left) + 1 + columnsOf(right);
  return { kind: 'assignment', width, breaks: true, left, right };
}

export function chainDoc(operator: '|' | '&', operands: readonly Doc[]): Doc {
  let width = (operands.length - 1) * 3;
  for (let at = 0; at < operands.length; at++) width += columnsOf(operands[at] ?? '');
  return { kind: 'chain', width, breaks: true, operator, operands };
}

/** Puts documents below each other. */
export function linesDoc(parts: readonly Doc[]): Doc {
  if (parts.length < 2) return parts[0] ?? '';
  return { kind: 'lines', width: ENDLESS, breaks: true, parts };
}

export function indentedDoc(by: number, doc: Doc): Doc {
  if (by === 0) return doc;
  return { kind: 'indented', width: columnsOf(doc), breaks: canBreak(doc), by, doc };
}

/** Lines that are already formatted. All lines except the first already have an indentation of `indent` columns. */
export function preformattedDoc(text: string, indent: number): Doc {
  return { kind: 'preformatted', width: ENDLESS, breaks: true, text, indent };
}
