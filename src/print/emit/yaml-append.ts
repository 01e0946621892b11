/** Appends to a list in the text of a YAML or JSON file. Every byte that is there stays: comments, quotes, indentation. */
import { trimEndOf } from '../../base/foundation/trim.js';
import type { Document, Node, Pair, YAMLMap, YAMLSeq } from 'yaml';

/** An item, for both styles of YAML. */
export interface ListItem {
  /** As lines of a block list: the first that is no comment begins with `- `. */
  readonly block: readonly string[];
  /** As JSON. */
  readonly flow: string;
}

/**
 * The text with items behind those of a list. A list that is missing is added.
 * @param text a file that parses
 * @param path of the list; all but its last key must be there
 * @throws Error if the text does not parse, or if the path leads to something else than a list
 */
export async function withItems(
  text: string,
  path: readonly [string | number, ...(string | number)[]],
  items: readonly ListItem[],
): Promise<string> {
  if (items.length === 0) return text;
  const { parseDocument, isMap, isSeq, isScalar } = await import('yaml');
  const document: Document = parseDocument(text, { keepSourceTokens: true });
  const [problem] = document.errors;
  if (problem) throw new Error(`it does not parse: ${problem.message}`);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const edit = { text, eol };
  const list = document.getIn(path, true) as Node | undefined;
  if (isSeq(list)) return intoList(list, items, edit);
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) throw new Error('it has no place for the list');
  const isEmpty = list === undefined || (isScalar(list) && list.value === null);
  if (!isEmpty) throw new Error(`${path.join('.')} is no list`);
  return intoMap(parent, String(path.at(-1)), items, edit);
}

/**
 * What is in a list.
 * @param text a file that parses
 * @returns nothing if there is no list
 * @throws Error if the text does not parse
 */
export async function itemsAt(
  text: string,
  path: readonly (string | number)[],
): Promise<readonly unknown[]> {
  const { parse } = await import('yaml');
  const found = path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined,
    parse(text),
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
  // Empty lists are flow style: block items take their place in block files.
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  if (list.items.length === 0 && /^\s*[^\s{[][^{[]*:\s*$/.test(line)) {
    const indent = /^\s*/.exec(line)?.[0].length ?? 0;
    const lines = blockLines(items, indent + 2);
    const head = trimEndOf(text.slice(0, start), ' \t');
    return `${head}${eol}${lines.join(eol)}${text.slice(end)}`;
  }
  return intoFlow(
    text,
    start,
    end,
    list.items.length > 0,
    items.map(({ flow }) => flow),
  );
}

function intoMap(map: YAMLMap, key: string, items: readonly ListItem[], edit: Edit): string {
  const { text, eol } = edit;
  const [start = 0, end = 0] = map.range ?? [];
  if (map.flow === true) {
    const value = `[${items.map(({ flow }) => flow).join(', ')}]`;
    return intoFlow(text, start, end, map.items.length > 0, [`${JSON.stringify(key)}: ${value}`]);
  }
  const first = map.items[0] as Pair<Node, Node> | undefined;
  const indent = first?.key.range ? columnOf(text, first.key.range[0]) : 0;
  const lines = [`${' '.repeat(indent)}${key}:`, ...blockLines(items, indent + 2)];
  const last = map.items.at(-1) as Pair<Node, Node | null> | undefined;
  const until = last?.value?.range?.[1] ?? last?.key.range?.[1] ?? end;
  return insertLines(text, endOfLine(text, until), lines, eol);
}

/** Before the closing bracket, laid out as what is there. */
function intoFlow(
  text: string,
  start: number,
  end: number,
  hasItems: boolean,
  parts: readonly string[],
): string {
  const close = text.slice(0, end).search(/[\]}]\s*$/);
  const inside = text.slice(start + 1, close);
  const gap = inside.slice(inside.trimEnd().length);
  const [, lead = ''] = /^(\s*)/.exec(inside) ?? [];
  const isSpread = hasItems && lead.includes('\n');
  const trailing = /,\s*$/.test(inside) ? '' : ',';
  const separator = isSpread ? `,${lead}` : ', ';
  const before = hasItems ? `${trailing}${isSpread ? lead : ' '}` : gap === '' ? '' : ' ';
  const at = close - gap.length;
  return `${text.slice(0, at)}${before}${parts.join(separator)}${gap}${text.slice(close)}`;
}

function blockLines(items: readonly ListItem[], indent: number): string[] {
  return items.flatMap(({ block }) => block.map((line) => ' '.repeat(indent) + line));
}

function insertLines(text: string, at: number, lines: readonly string[], eol: string): string {
  const before = text.slice(0, at);
  const gap = before === '' || before.endsWith('\n') ? '' : eol;
  return `${before}${gap}${lines.join(eol)}${eol}${text.slice(at)}`;
}

/** Behind the line break of the line that a place is on; a value that ends at a line's start ended on the line before. */
function endOfLine(text: string, offset: number): number {
  if (offset > 0 && text[offset - 1] === '\n') return offset;
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** The column of the `-` before an item. */
function dashColumn(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const dash = text.slice(0, offset).lastIndexOf('-');
  return dash < start ? columnOf(text, dash) : dash - start;
}
