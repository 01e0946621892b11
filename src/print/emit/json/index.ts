/** Writes JSON: as a file, formatted as by prettier's `json` parser, or on one line. */
import { memoizeByText } from '../../../base/foundation/memo.js';
import { WIDTH, widthOf } from '../layout/index.js';
import { quoteJson } from '../typescript/literal.js';
import { describe } from '../describe.js';
import { GENERATING_LIMITS } from '../../../base/foundation/limits/generating.js';

/** A JSON value. Objects are maps, or plain records if their keys are trusted. */
export type JsonData =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly JsonData[]
  | ReadonlyMap<string, JsonData>
  | { readonly [key: string]: JsonData | undefined };

/**
 * A JSON value in which the values of maps may be functions. A function is called when its value is written. The
 * result is not stored, which saves memory.
 */
export type JsonTree = JsonData | (() => JsonData) | ReadonlyMap<string, JsonTree>;

/**
 * Writes a JSON file: one property per line, and arrays on one line if they fit. Characters that are invisible, or
 * that JavaScript reads differently, are escaped. The layout engine is not used, because JSON needs only a small part
 * of it and would be written more slowly.
 * @returns text with `\n` line ends and one at the end
 * @throws TypeError for values that are not JSON, RangeError for data nested more than 1,000 deep
 */
export function jsonText(data: JsonData): string {
  return jsonPieces(data).join('');
}

/**
 * Writes a JSON file like {@link jsonText}, but returns its text in pieces. In one large text, a single character
 * outside Latin-1 would double the memory.
 * @param shared objects that occur several times in the data. The text of each is written once per nesting depth and
 * then reused. Functions in the data may add objects to the set.
 * @throws as `jsonText` does
 */
export function jsonPieces(data: JsonTree, shared: ReadonlySet<object> = NONE): readonly string[] {
  const writer = new Writer(shared);
  writer.value(data, 0, undefined, 0);
  return writer.finish();
}

const NONE: ReadonlySet<object> = new Set();

/**
 * If a text has this many parts, they are joined into one part, because long arrays of short strings need much memory.
 */
const MOST_PARTS = 8000;

const STARTS: string[] = [];

function lineStart(depth: number): string {
  return (STARTS[depth] ??= `\n${'  '.repeat(depth)}`);
}

/** Writes a property name and a colon. The result is cached, because most property names occur many times. */
const nameText = memoizeByText((key) => `${quoteJson(key)}: `);

/** Writes one file. A new instance is needed for each file. */
class Writer {
  #parts: string[] = [];
  readonly #written: string[] = [];
  /** The texts of shared objects, by nesting depth. */
  readonly #sharedTexts = new Map<object, string[]>();
  /**
   * The number of shared objects, one inside another, that are being written. During this time, parts must not be
   * joined, because the text of a shared object is copied from the parts that were added for it.
   */
  #inShared = 0;

  constructor(readonly shared: ReadonlySet<object>) {}

  /**
   * Writes a value.
   * @param depth the nesting level, each with two spaces
   * @param name the property name; `undefined` for an array item
   * @param behind the number of columns that follow the value on its last line, such as 1 for a comma
   */
  value(data: JsonTree, depth: number, name: string | undefined, behind: number): void {
    if (typeof data === 'function') this.value(data(), depth, name, behind);
    else if (typeof data !== 'object' || data === null) this.#parts.push(scalarText(data));
    else if (Array.isArray(data)) this.#array(data, depth, name, behind);
    else if (this.shared.has(data)) this.#parts.push(this.#once(data, depth));
    else this.#object(data, depth);
  }

  #once(data: JsonTree & object, depth: number): string {
    const texts = this.#sharedTexts.get(data) ?? [];
    const known = texts[depth];
    if (known !== undefined) return known;
    const around = this.#parts;
    this.#parts = [];
    this.#inShared++;
    this.#object(data, depth);
    this.#inShared--;
    const text = this.#parts.join('');
    this.#parts = around;
    texts[depth] = text;
    this.#sharedTexts.set(data, texts);
    return text;
  }

  #object(data: JsonTree & object, depth: number): void {
    if (depth > GENERATING_LIMITS.dataDepth.most)
      throw new RangeError('JSON data is nested too deep');
    const members: ReadonlyMap<string, JsonTree> =
      data instanceof Map ? data : new Map(entriesOf(data as JsonData & object));
    if (members.size === 0) {
      this.#parts.push('{}');
      return;
    }
    const start = lineStart(depth + 1);
    let left = members.size;
    let before = '{';
    members.forEach((value, key) => {
      left--;
      this.#parts.push(before, start, nameText(key));
      this.value(value, depth + 1, key, left === 0 ? 0 : 1);
      before = ',';
    });
    this.#parts.push(lineStart(depth), '}');
    if (this.#parts.length >= MOST_PARTS) this.#join();
  }

  #array(
    items: readonly JsonData[],
    depth: number,
    name: string | undefined,
    behind: number,
  ): void {
    if (depth > GENERATING_LIMITS.dataDepth.most)
      throw new RangeError('JSON data is nested too deep');
    if (items.length === 0) {
      this.#parts.push('[]');
      return;
    }
    const mayBeTable = items.length > 1 && Array.isArray(items[0]);
    const flat = mayBeTable && isTable(items) ? undefined : flatText(items, depth);
    if (flat !== undefined) {
      const before = depth * 2 + (name === undefined ? 0 : widthOf(quoteJson(name)) + 2);
      if (before + widthOf(flat) + behind <= WIDTH) {
        this.#parts.push(flat);
        return;
      }
    }
    const inner = lineStart(depth + 1);
    if (isNumber(items[0]) && items.every(isNumber)) {
      this.#parts.push('[', inner, filled(items, inner));
    } else {
      let before = `[${inner}`;
      const last = items.length - 1;
      for (let index = 0; index <= last; index++) {
        this.#parts.push(before);
        this.value(items[index] as JsonData, depth + 1, undefined, index === last ? 0 : 1);
        before = `,${inner}`;
      }
    }
    this.#parts.push(`${lineStart(depth)}]`);
    if (this.#parts.length >= MOST_PARTS) this.#join();
  }

  #join(): void {
    if (this.#inShared > 0) return;
    this.#written.push(this.#parts.join(''));
    this.#parts = [];
  }

  finish(): readonly string[] {
    return [...this.#written, this.#parts.join('') + '\n'];
  }
}

/** Writes an array of numbers. Unlike other items, numbers fill each line, as in prettier. */
function filled(numbers: readonly JsonData[], inner: string): string {
  const last = numbers.length - 1;
  let text = '';
  let column = 0;
  numbers.forEach((number, index) => {
    const next = scalarText(number) + (index < last ? ',' : '');
    if (column > 0 && inner.length + column + next.length > WIDTH) {
      text += inner + next;
      column = next.length;
    } else {
      text += column === 0 ? next : ` ${next}`;
      column += next.length + (column === 0 ? 0 : 1);
    }
  });
  return text;
}

function isNumber(data: JsonData | undefined): boolean {
  return typeof data === 'number' || typeof data === 'bigint';
}

/** Writes an array on one line. Returns `undefined` if the array contains an object that needs several lines. */
function flatText(items: readonly JsonData[], depth: number): string | undefined {
  if (depth > GENERATING_LIMITS.dataDepth.most)
    throw new RangeError('JSON data is nested too deep');
  const texts: string[] = [];
  let length = 0;
  for (let index = 0; index < items.length; index++) {
    const item = items[index] as JsonData;
    const text = typeof item === 'string' ? quoteJson(item) : flatItem(item, depth);
    // Stops early: the array is already too long for one line.
    if (text === undefined || (length += text.length) > WIDTH * 2) return undefined;
    texts.push(text);
  }
  return `[${texts.join(', ')}]`;
}

function flatItem(item: JsonData, depth: number): string | undefined {
  if (typeof item !== 'object' || item === null) return scalarText(item);
  if (Array.isArray(item)) return isTable(item) ? undefined : flatText(item, depth + 1);
  const size = item instanceof Map ? item.size : entriesOf(item).length;
  return size === 0 ? '{}' : undefined;
}

/** Returns true for several arrays that each have more than one element. Prettier puts each of them on its own line. */
function isTable(items: readonly JsonData[]): boolean {
  if (items.length < 2 || !Array.isArray(items[0])) return false;
  return items.every((item) => Array.isArray(item) && item.length > 1);
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
  throw new TypeError(`JSON cannot contain ${describe(data).replace(/^an? /, '')}`);
}

/**
 * JSON on one line, with a space after `:` and `,`.
 * @throws as `jsonText` does
 */
export function jsonLine(data: JsonData, depth = 0): string {
  if (depth > GENERATING_LIMITS.dataDepth.most)
    throw new RangeError('JSON data is nested too deep');
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
