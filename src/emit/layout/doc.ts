/** Documents: texts that do not know their line breaks yet. There are few kinds, and each breaks in one way. */
import { widthOf } from './width.js';

/** A text whose every letter takes one column, or a node. */
export type Doc = string | Node;

export type Node =
  Text | Row | List | Assignment | Chain | Lines | Indented | Comment | Preformatted;

interface Measured {
  /** Its columns on one line; `ENDLESS` where it cannot stand on one. */
  readonly width: number;
  /** Whether there are places in it where it may break. */
  readonly breaks: boolean;
}

/** A text that has letters of no or of two columns. */
interface Text extends Measured {
  readonly kind: 'text';
  readonly text: string;
}

/** Several documents on a line, one behind the other. */
export interface Row extends Measured {
  readonly kind: 'row';
  readonly parts: readonly Doc[];
}

/** Which brackets a list stands in: `(` of a declaration breaks before what follows it, others break after what is before them. */
export type Brackets = '()' | '[]' | '{}' | '<>';

/** How a list is written. */
export interface ListStyle {
  readonly brackets: Brackets;
  readonly separator: ',' | ';';
  /** On several lines even where it fits on one. */
  readonly broken?: boolean;
  /** Without a separator behind the last item. */
  readonly bare?: boolean;
  /** Parameters of a function: what follows them on the line is part of the same head. */
  readonly parameters?: boolean;
}

/** Items in brackets: on one line, or each on its own. */
export interface List extends Measured {
  readonly kind: 'list';
  readonly style: ListStyle;
  readonly items: readonly Doc[];
}

/** What is named, with ` =` or `:` behind it, and its value: the value may stand on the next line. */
export interface Assignment extends Measured {
  readonly kind: 'assignment';
  readonly left: Doc;
  readonly right: Doc;
}

/** Operands with `|` or `&` between them: on one line, or each on its own behind the operator. */
export interface Chain extends Measured {
  readonly kind: 'chain';
  readonly operator: '|' | '&';
  readonly operands: readonly Doc[];
}

/** Documents below each other; an empty text is a blank line. */
interface Lines extends Measured {
  readonly kind: 'lines';
  readonly parts: readonly Doc[];
}

/** A document whose lines stand further to the right. */
interface Indented extends Measured {
  readonly kind: 'indented';
  readonly by: number;
  readonly doc: Doc;
}

/** A documentation comment: on one line where it may, else with its marks on lines of their own. */
export interface Comment extends Measured {
  readonly kind: 'comment';
  /** Its text on one line; empty where it takes several. */
  readonly flat: string;
  /** Its lines behind `start`, a line break with indentation, no longer than `width` where they can be wrapped. */
  readonly write: (start: string, width: number) => string;
}

/** Lines that are laid out for an indentation. */
interface Preformatted extends Measured {
  readonly kind: 'preformatted';
  readonly text: string;
  readonly indent: number;
}

/** The width of what cannot stand on one line. */
export const ENDLESS = Infinity;

/** Columns of a page. */
export const WIDTH = 80;

/** Columns of one step of indentation. */
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

/** Whether there are places in a document where it may break. */
export function canBreak(doc: Doc): boolean {
  return typeof doc !== 'string' && doc.breaks;
}

/** Documents one behind the other; texts beside each other become one. */
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
  // Breaking around a name gains nothing.
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

/** A document whose lines stand further to the right by so many columns. */
export function indentedDoc(by: number, doc: Doc): Doc {
  if (by === 0) return doc;
  return { kind: 'indented', width: columnsOf(doc), breaks: canBreak(doc), by, doc };
}

/** Lines that are laid out already, all but the first one behind an indentation of so many columns. */
export function preformattedDoc(text: string, indent: number): Doc {
  return { kind: 'preformatted', width: ENDLESS, breaks: true, text, indent };
}
