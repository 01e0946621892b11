/**
 * Measures documents before the printer breaks them: how many columns must stay on a line, and which brackets must
 * stay together.
 */
import {
  canBreak,
  columnsOf,
  ENDLESS,
  WIDTH,
  type Chain,
  type Doc,
  type List,
  type Node,
} from './doc.js';

export function flatText(doc: Doc): string {
  if (typeof doc === 'string') return doc;
  switch (doc.kind) {
    case 'text':
    case 'preformatted':
      return doc.text;
    case 'row':
      return joined(doc.parts, '');
    case 'lines':
      return joined(doc.parts, ' ');
    case 'list': {
      const { brackets, separator } = doc.style;
      const pad = brackets === '{}' ? ' ' : '';
      const items = joined(doc.items, separator === ',' ? ', ' : '; ');
      return brackets.charAt(0) + pad + items + pad + brackets.charAt(1);
    }
    case 'assignment':
      return `${flatText(doc.left)} ${flatText(doc.right)}`;
    case 'chain':
      return joined(doc.operands, doc.operator === '|' ? ' | ' : ' & ');
    case 'indented':
      return flatText(doc.doc);
    case 'comment':
      return doc.flat;
  }
}

function joined(docs: readonly Doc[], separator: string): string {
  let text = flatText(docs[0] ?? '');
  for (let at = 1; at < docs.length; at++) text += separator + flatText(docs[at] ?? '');
  return text;
}

export function isChain(doc: Doc): doc is Chain {
  return typeof doc !== 'string' && doc.kind === 'chain';
}

/** Returns the number of columns that all documents except the last need. */
function headColumns(docs: readonly Doc[]): number {
  let columns = 0;
  for (let at = 0; at < docs.length - 1; at++) columns += columnsOf(docs[at] ?? '');
  return columns;
}

/** Returns the number of columns in a document before its first possible line break. */
export function leadOf(doc: Doc): number {
  if (typeof doc === 'string') return doc.length;
  if (!doc.breaks) return doc.width;
  switch (doc.kind) {
    case 'row':
      return leadOfRow(doc.parts, 0);
    case 'list':
      return 1;
    case 'assignment':
      return leadOf(doc.left);
    case 'indented':
      return leadOf(doc.doc);
    case 'lines':
      return leadOf(doc.parts[0] ?? '');
    default:
      return 0;
  }
}

function leadOfRow(parts: readonly Doc[], from: number): number {
  let columns = 0;
  for (let at = from; at < parts.length; at++) {
    const part = parts[at] ?? '';
    columns += leadOf(part);
    if (canBreak(part)) break;
  }
  return columns;
}

/**
 * Returns the number of columns between the end of `part` and the next possible line break. These columns stay on the
 * last line of `part`, so `part` must leave room for them.
 * @param parts the row that contains `part`
 * @param from the index of the first part of the row after `part`
 * @param behind the number of columns that follow the row
 */
export function followOf(part: Node, parts: readonly Doc[], from: number, behind: number): number {
  if (part.kind === 'list' && part.style.parameters === true) return headBehind(parts, from);
  const rest = leadOfRow(parts, from);
  for (let at = from; at < parts.length; at++) if (canBreak(parts[at] ?? '')) return rest;
  return rest + behind;
}

/** Returns the number of columns after the parameters of a function: those of its return type, up to `{`. */
function headBehind(parts: readonly Doc[], from: number): number {
  let columns = 0;
  for (let at = from; at < parts.length; at++) {
    const part = parts[at] ?? '';
    const body = typeof part === 'string' ? / =>| \{/.exec(part) : undefined;
    if (body) return columns + body.index + body[0].length;
    columns += columnsOf(part) === ENDLESS ? leadOf(part) : columnsOf(part);
  }
  return columns;
}

/**
 * Returns the number of columns before the content of the last item's brackets: the columns of all other items, and
 * those of the last item up to its opening bracket.
 */
export function headOfLast(items: readonly Doc[]): number {
  const last = items.at(-1) ?? '';
  if (items.length === 1) return leadOf(last);
  return headColumns(items) + 2 * (items.length - 1) + headOfTail(last);
}

function headOfTail(doc: Doc): number {
  if (typeof doc === 'string' || doc.kind !== 'row') return leadOf(doc);
  return headColumns(doc.parts) + headOfTail(doc.parts.at(-1) ?? '');
}

/**
 * Returns true if the brackets of a list stay next to the brackets of its last item, as in `send(client, () => ({` …
 * `}))`.
 */
export function hugsLast({ style, items }: List): boolean {
  const last = items.at(-1) ?? '';
  if (style.broken === true) return false;
  if (style.brackets === '()' && style.bare === true)
    return !(isChain(last) && last.operator === '|');
  if (tailOf(last) === undefined) return false;
  if (style.brackets === '<>') return items.length === 1;
  if (style.brackets !== '()' || (style.parameters === true && items.length > 1)) return false;
  const before = items.at(-2);
  if (before !== undefined && tailOf(before) !== undefined) return false;
  return headOfLast(items) < ENDLESS;
}

/**
 * Returns the `{ … }` or `[ … ]` at the end of a document, or the document itself if it consists of several lines;
 * otherwise `undefined`. Such an end can stay next to the closing bracket of the enclosing list.
 */
function tailOf(doc: Doc): Node | undefined {
  if (typeof doc === 'string') return undefined;
  if (doc.kind === 'row') return tailOf(doc.parts.at(-1) ?? '');
  if (doc.kind === 'lines') return doc;
  if (doc.kind !== 'list') return undefined;
  const { brackets, bare } = doc.style;
  if (brackets === '{}' || brackets === '[]') return doc;
  return brackets === '()' && bare === true ? tailOf(doc.items[0] ?? '') : undefined;
}

/** Returns true for an object literal or a type literal. Its `{` stays on the same line as the text before it. */
export function startsWithBrace(doc: Doc): boolean {
  if (typeof doc === 'string') return false;
  if (doc.kind === 'row') return startsWithBrace(doc.parts[0] ?? '');
  return doc.kind === 'list' && doc.style.brackets === '{}';
}

/** Returns true if a line break in a call would not help, because its parentheses contain only a short word. */
export function isPoor(doc: Doc): boolean {
  if (typeof doc === 'string' || doc.kind === 'text') return true;
  if (doc.kind === 'row')
    return !doc.parts.slice(0, -1).some(canBreak) && isPoor(doc.parts.at(-1) ?? '');
  if (doc.kind !== 'list' || doc.style.brackets !== '()') return false;
  const only = doc.items[0] ?? '';
  return doc.items.length === 1 && !canBreak(only) && columnsOf(only) <= WIDTH / 4;
}
