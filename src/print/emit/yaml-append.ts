/**
 * Appends items to a list in a YAML or JSON file. All other bytes of the file stay unchanged, including comments,
 * quotes and indentation.
 */
import { trimEndOf } from '../../base/foundation/trim.js';
import type { Document, Node, Pair, YAMLMap, YAMLSeq } from 'yaml';

/** A list item, in both styles of YAML. */
export interface ListItem {
  /** The lines of the item in a block list. The first line that is not a comment begins with `- `. */
  readonly block: readonly string[];
  /** The item as JSON, for a list in flow style (`[a, b]`). */
  readonly flow: string;
}

/** The path of a list in the file: the keys that lead to it. */
type ListPath = readonly [string | number, ...(string | number)[]];

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Appends items to a list and returns the new text. A missing list is added.
 * @param text a YAML or JSON text without syntax errors
 * @param path the keys that lead to the list; all of them except the last must exist
 * @throws Error if the text has a syntax error, if the path leads to a value that is not a list, or if the new text
 * would have other changes as well
 */
export async function withItems(
  text: string,
  path: ListPath,
  items: readonly ListItem[],
): Promise<string> {
  if (items.length === 0) return text;
  if (text.startsWith(BYTE_ORDER_MARK)) {
    return BYTE_ORDER_MARK + (await withItems(text.slice(1), path, items));
  }
  const { parseDocument, isMap, isSeq, isScalar } = await import('yaml');
  const document: Document = parseDocument(text, { keepSourceTokens: true });
  const [problem] = document.errors;
  if (problem) throw new Error(`it does not parse: ${problem.message}`);
  const edit = { text, eol: text.includes('\r\n') ? '\r\n' : '\n' };
  const list = document.getIn(path, true) as Node | undefined;
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  let after: string;
  if (isSeq(list)) after = intoList(list, items, edit);
  else if (!isMap(parent)) throw new Error('it has no list that can be extended');
  else if (list === undefined) after = intoMap(parent, String(path.at(-1)), items, edit);
  else if (isScalar(list) && list.value === null) {
    after = insteadOfNull(list, parent.flow === true, items, edit);
  } else throw new Error(`${path.join('.')} is no list`);
  const read: Document = parseDocument(after);
  if (read.errors.length > 0 || !isOnlyAppended(document, read, path, items.length)) {
    throw new Error(
      `restitch cannot add to ${path.join('.')} as it is written: write it as a block list`,
    );
  }
  return after;
}

/** Returns true if the only difference between two documents is that the list has `count` more items at its end. */
function isOnlyAppended(before: Document, after: Document, path: ListPath, count: number): boolean {
  const [old, longer] = [before, after].map((one) => itemsIn(one.toJS(), path));
  if (old === undefined || longer?.length !== old.length + count) return false;
  if (JSON.stringify(longer.slice(0, old.length)) !== JSON.stringify(old)) return false;
  const [rest, others] = [before, after].map((one) => {
    const copy = one.clone() as Document;
    copy.deleteIn(path);
    return JSON.stringify(copy.toJS());
  });
  return rest === others;
}

/**
 * Returns the items of a list.
 * @param text a YAML or JSON text without syntax errors
 * @returns an empty list if the path does not exist
 * @throws Error if the text has a syntax error
 */
export async function itemsAt(
  text: string,
  path: readonly (string | number)[],
): Promise<readonly unknown[]> {
  const { parse } = await import('yaml');
  return itemsIn(parse(text), path);
}

function itemsIn(data: unknown, path: readonly (string | number)[]): readonly unknown[] {
  const found = path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined,
    data,
  );
  return Array.isArray(found) ? found : [];
}

interface Edit {
  readonly text: string;
  readonly eol: string;
}

function intoList(list: YAMLSeq, items: readonly ListItem[], edit: Edit): string {
  const [start = 0, end = 0] = list.range ?? [];
  const { text, eol } = edit;
  const last = list.items.at(-1) as Node | undefined;
  if (list.flow !== true && last?.range) {
    const first = list.items[0] as Node;
    const indent = dashColumn(text, first.range?.[0] ?? start);
    return insertLines(text, endOfLine(text, last.range[1]), blockLines(items, indent), eol);
  }
  // An empty list is always in flow style (`[]`). In a file in block style, block items replace it.
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const [behind = ''] = /^[^\n]*/.exec(text.slice(end)) ?? [];
  if (list.items.length === 0 && KEY_ALONE.test(line) && COMMENT.test(behind)) {
    const cleared = trimEndOf(text.slice(0, start), ' \t') + text.slice(end);
    return belowKey(cleared, start - line.length, items, eol);
  }
  return intoFlow(
    text,
    [start, end],
    last,
    items.map(({ flow }) => flow),
    eol,
  );
}

/** Matches a key of a block map, up to its value. */
const KEY_ALONE = /^\s*(?:-\s+)*[^\s{[][^{[]*:\s*$/;

const COMMENT = /^\s*(?:#.*)?\r?$/;

function belowKey(
  text: string,
  lineStart: number,
  items: readonly ListItem[],
  eol: string,
): string {
  const indent = /^[\s-]*/.exec(text.slice(lineStart))?.[0].length ?? 0;
  // The `+ 1` keeps the offset inside the line of the key.
  return insertLines(text, endOfLine(text, lineStart + 1), blockLines(items, indent + 2), eol);
}

/** Replaces the value `~`, `null`, or an omitted value with a list. */
function insteadOfNull(
  { range }: Node,
  isFlow: boolean,
  items: readonly ListItem[],
  { text, eol }: Edit,
): string {
  const [start = 0, end = 0] = range ?? [];
  const [head, tail] = [text.slice(0, start), text.slice(end)];
  if (isFlow) return `${head}[${items.map(({ flow }) => flow).join(', ')}]${tail}`;
  // The parser may place an omitted value on a later line than its key.
  const key = start === end ? head.lastIndexOf(':') : start;
  return belowKey(head + tail, text.lastIndexOf('\n', key - 1) + 1, items, eol);
}

function intoMap(map: YAMLMap, key: string, items: readonly ListItem[], edit: Edit): string {
  const { text, eol } = edit;
  const [start = 0, end = 0] = map.range ?? [];
  if (map.flow === true) {
    const value = `[${items.map(({ flow }) => flow).join(', ')}]`;
    const last = map.items.at(-1) as Pair<Node, Node | null> | undefined;
    const parts = [`${JSON.stringify(key)}: ${value}`];
    return intoFlow(text, [start, end], last?.value ?? last?.key, parts, eol);
  }
  const first = map.items[0] as Pair<Node, Node> | undefined;
  const indent = first?.key.range ? columnOf(text, first.key.range[0]) : 0;
  const lines = [`${' '.repeat(indent)}${key}:`, ...blockLines(items, indent + 2)];
  const last = map.items.at(-1) as Pair<Node, Node | null> | undefined;
  const until = last?.value?.range?.[1] ?? last?.key.range?.[1] ?? end;
  return insertLines(text, endOfLine(text, until), lines, eol);
}

/** Inserts items before the closing bracket, in the layout of the existing items. A comment stays with its item. */
function intoFlow(
  text: string,
  [start, end]: readonly [number, number],
  last: Node | undefined,
  parts: readonly string[],
  eol: string,
): string {
  const close = text.slice(0, end).search(/[\]}]\s*$/);
  const inside = text.slice(start + 1, close);
  const gap = inside.slice(inside.trimEnd().length);
  const at = close - gap.length;
  if (last?.range === undefined || last.range === null) {
    return `${text.slice(0, at)}${gap === '' ? '' : ' '}${parts.join(', ')}${gap}${text.slice(close)}`;
  }
  const [, itemEnd] = last.range;
  const [lead = ''] = /^\s*/.exec(inside) ?? [];
  const isSpread = inside.includes('\n');
  const between = !isSpread ? ' ' : lead.includes('\n') ? lead : `${eol}  `;
  const comma = /^\s*,/.test(text.slice(itemEnd, close)) ? '' : ',';
  const before = `${text.slice(0, itemEnd)}${comma}${text.slice(itemEnd, at)}${between}`;
  return `${before}${parts.join(`,${between}`)}${gap}${text.slice(close)}`;
}

function blockLines(items: readonly ListItem[], indent: number): string[] {
  return items.flatMap(({ block }) => block.map((line) => ' '.repeat(indent) + line));
}

function insertLines(text: string, at: number, lines: readonly string[], eol: string): string {
  const before = text.slice(0, at);
  const gap = before === '' || before.endsWith('\n') ? '' : eol;
  return `${before}${gap}${lines.join(eol)}${eol}${text.slice(at)}`;
}

/**
 * Returns the offset after the line break that ends the line of an offset. An offset directly after a line break is
 * returned unchanged, because the value before it ended with that line break.
 */
function endOfLine(text: string, offset: number): number {
  if (offset > 0 && text[offset - 1] === '\n') return offset;
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** Returns the column of the `-` before a list item. */
function dashColumn(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const dash = text.slice(0, offset).lastIndexOf('-');
  return dash < start ? columnOf(text, dash) : dash - start;
}
