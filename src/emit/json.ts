/** JSON files as prettier's `json` parser leaves them, and JSON on one line. */
import { WIDTH, widthOf } from './layout.js';
import { quoteJson } from './literal.js';
import { describe } from './opaque.js';

/** JSON data: objects as maps, or as plain records where the keys are our own. */
export type JsonData =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly JsonData[]
  | ReadonlyMap<string, JsonData>
  | { readonly [key: string]: JsonData | undefined };

/** Deeper data is a mistake: readers allow less. */
const DEEPEST = 1000;

/**
 * A JSON file: objects one property a line, arrays on one line where they fit.
 * Everything that does not print, or that JavaScript reads differently, is escaped.
 * Written straight to text: JSON has one kind of group, so the layout engine would only cost time.
 * @returns text with `\n` line ends and one at the end
 * @throws TypeError for anything that JSON does not hold, RangeError for data nested more than 1,000 deep
 */
export function jsonText(data: JsonData): string {
  return written(data, 0, 0, 0) + '\n';
}

/**
 * The text of a value.
 * @param depth how deep the value stands: two blanks each
 * @param column how much of the line is taken before the value
 * @param behind how much is to follow on the line, a comma
 */
function written(data: JsonData, depth: number, column: number, behind: number): string {
  if (depth > DEEPEST) throw new RangeError('JSON data is nested too deep');
  if (typeof data !== 'object' || data === null) return scalarText(data);
  if (Array.isArray(data)) return writtenArray(data, depth, column, behind);
  const entries = entriesOf(data);
  if (entries.length === 0) return '{}';
  const inner = '  '.repeat(depth + 1);
  const lines = entries.map(([name, value], index) => {
    const start = `${inner}${quoteJson(name)}: `;
    const comma = index < entries.length - 1 ? ',' : '';
    // Only an array asks how much room is left.
    const taken = Array.isArray(value) ? columns(start) : 0;
    return start + written(value, depth + 1, taken, comma.length) + comma;
  });
  return `{\n${lines.join('\n')}\n${'  '.repeat(depth)}}`;
}

function writtenArray(
  items: readonly JsonData[],
  depth: number,
  column: number,
  behind: number,
): string {
  if (items.length === 0) return '[]';
  const flat = isTable(items) ? undefined : flatText(items, depth);
  if (flat !== undefined && column + columns(flat) + behind <= WIDTH) return flat;
  const inner = '  '.repeat(depth + 1);
  const last = items.length - 1;
  const texts = items.map((item, index) => {
    const comma = index < last ? ',' : '';
    return written(item, depth + 1, inner.length, comma.length) + comma;
  });
  const numeric = items.every((item) => typeof item === 'number' || typeof item === 'bigint');
  const lines = numeric ? filled(texts, inner) : texts.map((text) => inner + text);
  return `[\n${lines.join('\n')}\n${'  '.repeat(depth)}]`;
}

/** Numbers fill their lines. */
function filled(texts: readonly string[], inner: string): string[] {
  const lines: string[] = [];
  let current = '';
  for (const text of texts) {
    if (current !== '' && inner.length + current.length + 1 + text.length > WIDTH) {
      lines.push(inner + current);
      current = text;
    } else current = current === '' ? text : `${current} ${text}`;
  }
  return [...lines, inner + current];
}

/** An array on one line; nothing when an object in it needs lines of its own. */
function flatText(items: readonly JsonData[], depth: number): string | undefined {
  if (depth > DEEPEST) throw new RangeError('JSON data is nested too deep');
  const texts: string[] = [];
  let length = 0;
  for (const item of items) {
    const text = flatItem(item, depth);
    // Longer than a line already: no need to spell the rest.
    if (text === undefined || (length += text.length) > WIDTH * 2) return undefined;
    texts.push(text);
  }
  return `[${texts.join(', ')}]`;
}

function flatItem(item: JsonData, depth: number): string | undefined {
  if (typeof item !== 'object' || item === null) return scalarText(item);
  if (Array.isArray(item)) return isTable(item) ? undefined : flatText(item, depth + 1);
  return entriesOf(item).length === 0 ? '{}' : undefined;
}

/** Several arrays of more than one element each stand on lines of their own. */
function isTable(items: readonly JsonData[]): boolean {
  return items.length > 1 && items.every((item) => Array.isArray(item) && item.length > 1);
}

/** prettier's count of columns; plain ASCII, nearly everything, needs no measuring. */
function columns(text: string): number {
  return /^[ -~]*$/.test(text) ? text.length : widthOf(text);
}

function entriesOf(data: JsonData & object): [string, JsonData][] {
  const pairs = (data instanceof Map ? [...data] : Object.entries(data)) as [string, JsonData][];
  return pairs.filter(([, value]) => value !== undefined);
}

function scalarText(data: JsonData): string {
  if (typeof data === 'string') return quoteJson(data);
  if (data === null || typeof data === 'boolean') return String(data);
  if (typeof data === 'bigint' || (typeof data === 'number' && Number.isFinite(data))) {
    return Object.is(data, -0) ? '-0' : String(data).replace('e+', 'e');
  }
  throw new TypeError(`JSON holds no ${describe(data).replace(/^an? /, '')}`);
}

/**
 * JSON on one line, with a space behind `:` and `,`.
 * @throws as `jsonText` does
 */
export function jsonLine(data: JsonData, depth = 0): string {
  if (depth > DEEPEST) throw new RangeError('JSON data is nested too deep');
  if (typeof data !== 'object' || data === null) return scalarText(data);
  if (Array.isArray(data)) {
    return `[${data.map((item: JsonData) => jsonLine(item, depth + 1)).join(', ')}]`;
  }
  const entries = entriesOf(data);
  if (entries.length === 0) return '{}';
  const members = entries.map(
    ([name, value]) => `${quoteJson(name)}: ${jsonLine(value, depth + 1)}`,
  );
  return `{ ${members.join(', ')} }`;
}
