/** Documents: text whose line breaks are not decided yet. There are few kinds, and each can break in one way. */
import { widthOf } from './width.js';

/** A text in which every letter takes one column, or a node. */
export type Doc = string | Node;

export type Node =
  Text | Row | List | Assignment | Chain | Lines | Indented | Comment | Preformatted;

interface Measured {
  /** Columns on one line; `ENDLESS` if it needs several lines. */
  readonly width: number;
  /** True if it contains possible line breaks. */
  readonly breaks: boolean;
}

/** A text with letters that take no or two columns. */
interface Text extends Measured {
  readonly kind: 'text';
  readonly text: string;
}

/** Documents next to each other on a line. */
export interface Row extends Measured {
  readonly kind: 'row';
  readonly parts: readonly Doc[];
}

/**
 * The brackets of a list: the `(` of a declaration breaks before the text that follows it; other brackets break after
 * the text before them.
 */
export type Brackets = '()' | '[]' | '{}' | '<>';

/** The syntax of a list. */
export interface ListStyle {
  readonly brackets: Brackets;
  readonly separator: ',' | ';';
  /** Always on several lines, even if it would fit on one. */
  readonly broken?: boolean;
  /** No separator after the last item. */
  readonly bare?: boolean;
  /** Parameters of a function: the text after them on the line belongs to the same head. */
  readonly parameters?: boolean;
}

/** Items in brackets, on one line or one per line. */
export interface List extends Measured {
  readonly kind: 'list';
  readonly style: ListStyle;
  readonly items: readonly Doc[];
}

/** A name with ` =` or `:`, and its value, which may move to the next line. */
export interface Assignment extends Measured {
  readonly kind: 'assignment';
  readonly left: Doc;
  readonly right: Doc;
}

/** Operands with `|` or `&` between them: on one line, or one per line after the operator. */
export interface Chain extends Measured {
  readonly kind: 'chain';
  readonly operator: '|' | '&';
  readonly operands: readonly Doc[];
}

/** Documents below each other. An empty text is a blank line. */
interface Lines extends Measured {
  readonly kind: 'lines';
  readonly parts: readonly Doc[];
}

/** A document with indented lines. */
interface Indented extends Measured {
  readonly kind: 'indented';
  readonly by: number;
  readonly doc: Doc;
}

/** A documentation comment: on one line if possible, else with its marks on separate lines. */
export interface Comment extends Measured {
  readonly kind: 'comment';
  /** The text on one line; empty if it needs several. */
  readonly flat: string;
  /** Writes the lines. `start` is a line break with indentation; words are wrapped at `width`. */
  readonly write: (start: string, width: number) => string;
}

/** Lines already formatted for an indentation. */
interface Preformatted extends Measured {
  readonly kind: 'preformatted';
  readonly text: string;
  readonly indent: number;
}

/** The width of a document that needs several lines. */
export const ENDLESS = Infinity;

/** Columns of a page. */
export const WIDTH = 80;

/** Columns of one indentation level. */
export const STEP = 2;

/** A text on one line. */
export function textDoc(text: string): Doc {
  const width = widthOf(text);
  return width === text.length ? text : { kind: 'text', width, breaks: false, text };
}

/** The columns of a document on one line. */
export function columnsOf(doc: Doc): number {
  return typeof doc === 'string' ? doc.length : doc.width;
}

/** Returns true if a document contains possible line breaks. */
export function canBreak(doc: Doc): boolean {
  return typeof doc !== 'string' && doc.breaks;
}

/** Documents next to each other. Adjacent texts are merged. */
export function rowDoc(parts: readonly Doc[]): Doc {
  const shown: Doc[] = [];
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
      if (text !== '') shown.push(text);
      text = '';
      shown.push(part);
    }
  }
  if (shown.length === 0) return text;
  if (text !== '') shown.push(text);
  const only = shown[0];
  return only !== undefined && shown.length === 1
    ? only
    : { kind: 'row', width, breaks, parts: shown };
}

/** Items in brackets. */
export function listDoc(items: readonly Doc[], style: ListStyle): Doc {
  if (items.length === 0) return style.brackets;
  // Breaking around a single name gains nothing.
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

/** A name with its operator, and its value. */
export function assignmentDoc(left: Doc, right: Doc): Doc {
  const width = columnsOf(left) + 1 + columnsOf(right);
  return { kind: 'assignment', width, breaks: true, left, right };
}

/** Operands with an operator between them. */
export function chainDoc(operator: '|' | '&', operands: readonly Doc[]): Doc {
  let width = (operands.length - 1) * 3;
  for (let at = 0; at < operands.length; at++) width += columnsOf(operands[at] ?? '');
  return { kind: 'chain', width, breaks: true, operator, operands };
}

/** Documents below each other. */
export function linesDoc(parts: readonly Doc[]): Doc {
  if (parts.length < 2) return parts[0] ?? '';
  return { kind: 'lines', width: ENDLESS, breaks: true, parts };
}

/** A document indented by a number of columns. */
export function indentedDoc(by: number, doc: Doc): Doc {
  if (by === 0) return doc;
  return { kind: 'indented', width: columnsOf(doc), breaks: canBreak(doc), by, doc };
}

/** Lines already formatted: all but the first include an indentation of this many columns. */
export function preformattedDoc(text: string, indent: number): Doc {
  return { kind: 'preformatted', width: ENDLESS, breaks: true, text, indent };
}
