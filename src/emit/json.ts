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
  return jsonPieces(data).join('');
}

/**
 * The same in pieces: one letter that is not Latin makes the whole of a large text take twice the memory.
 * @throws as `jsonText` does
 */
export function jsonPieces(data: JsonData): readonly string[] {
  const writer = new Writer();
  writer.value(data, 0, 0);
  return writer.finish();
}

/** So many lines are kept apart before they become one text: long lists of small texts are dear to keep. */
const MOST_LINES = 5000;

/** A file that is written from its beginning to its end. */
class Writer {
  #line = '';
  #lines: string[] = [];
  readonly #written: string[] = [];

  /**
   * Writes a value.
   * @param depth how deep it stands: two blanks each
   * @param behind how much is to follow on the line, a comma
   */
  value(data: JsonData, depth: number, behind: number): void {
    if (depth > DEEPEST) throw new RangeError('JSON data is nested too deep');
    if (typeof data !== 'object' || data === null) this.#line += scalarText(data);
    else if (Array.isArray(data)) this.#array(data, depth, behind);
    else this.#object(data, depth);
  }

  #object(data: JsonData & object, depth: number): void {
    const inner = '  '.repeat(depth + 1);
    const members = membersOf(data);
    let left = members.size;
    if (left === 0) {
      this.#line += '{}';
      return;
    }
    this.#line += '{';
    for (const [name, value] of members) {
      this.#end();
      left--;
      this.#line = `${inner}${quoteJson(name)}: `;
      this.value(value, depth + 1, left === 0 ? 0 : 1);
      if (left > 0) this.#line += ',';
    }
    this.#end();
    this.#line = `${'  '.repeat(depth)}}`;
  }

  #array(items: readonly JsonData[], depth: number, behind: number): void {
    if (items.length === 0) {
      this.#line += '[]';
      return;
    }
    const flat = isTable(items) ? undefined : flatText(items, depth);
    if (flat !== undefined && widthOf(this.#line) + widthOf(flat) + behind <= WIDTH) {
      this.#line += flat;
      return;
    }
    const inner = '  '.repeat(depth + 1);
    this.#line += '[';
    this.#end();
    const last = items.length - 1;
    if (items.every((item) => typeof item === 'number' || typeof item === 'bigint')) {
      const texts = items.map((item, index) => scalarText(item) + (index < last ? ',' : ''));
      for (const line of filled(texts, inner)) {
        this.#line = line;
        this.#end();
      }
    } else {
      for (const [index, item] of items.entries()) {
        this.#line = inner;
        this.value(item, depth + 1, index < last ? 1 : 0);
        if (index < last) this.#line += ',';
        this.#end();
      }
    }
    this.#line = `${'  '.repeat(depth)}]`;
  }

  #end(): void {
    this.#lines.push(this.#line);
    if (this.#lines.length < MOST_LINES) return;
    this.#lines.push('');
    this.#written.push(this.#lines.join('\n'));
    this.#lines = [];
  }

  finish(): readonly string[] {
    return [...this.#written, [...this.#lines, this.#line, ''].join('\n')];
  }
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

function membersOf(data: JsonData & object): ReadonlyMap<string, JsonData> {
  return data instanceof Map ? (data as ReadonlyMap<string, JsonData>) : new Map(entriesOf(data));
}

function entriesOf(data: JsonData & object): [string, JsonData][] {
  const pairs = (data instanceof Map ? [...data] : Object.entries(data)) as [string, JsonData][];
  return pairs.every(([, value]) => value !== undefined)
    ? pairs
    : pairs.filter(([, value]) => value !== undefined);
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
