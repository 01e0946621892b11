/**
 * Rows of tables of data, written straight to text: what `array`, `object` and `property` would print of them. Only what
 * fits on no line of its own is left to the layout engine.
 */
import { array, isTable, json, object, property, type Json } from './expression.js';
import { group, pack, printDoc, settled, WIDTH, widthOf } from './layout.js';
import { keyDoc, numberText, quote } from './literal.js';
import { isCode, make, open } from './opaque.js';
import type { Code, Role } from './opaque.js';

/** JSON in which names may stand. */
export type Data = Json | Code | readonly Data[] | ReadonlyMap<string, Data>;

type DataMap = ReadonlyMap<string, Data>;

/** Data as a literal expression. */
export function dataCode(data: Data): Code {
  if (isCode(data)) return data;
  if (isDataList(data)) return array(data.map(dataCode));
  if (!(data instanceof Map)) return json(data as Json);
  const entries = [...(data as DataMap)];
  return object(entries.map(([name, one]) => property(name, dataCode(one))));
}

/** What is written of an object that stands in several rows. */
interface Known {
  /** Absent: it does not fit on a line. */
  readonly flat: string | undefined;
  readonly width: number;
  /** Of what is written of it. */
  marks: readonly object[];
  /** Its text on several lines, by depth. */
  readonly texts: string[];
}

/** Writes the rows of one table. */
export class RowWriter {
  readonly #shared: ReadonlySet<object>;
  readonly #known = new Map<object, Known>();
  /** Keys of properties as they are written, with what stands before the value. */
  readonly #keys = new Map<string, string>();
  #text = '';
  #marks: object[] = [];
  /** The columns that are left of the line on which a value is tried. */
  #room = 0;

  /** @param shared objects that stand in several rows: each is written once */
  constructor(shared: ReadonlySet<object>) {
    this.#shared = shared;
  }

  /**
   * A row of a table of several in a statement of a module, as its text.
   * @throws TypeError for a code that is no name
   */
  row(data: DataMap): Code {
    this.#text = '';
    this.#marks = [];
    if (!this.#value(data, 1, INDENT.length)) this.#laidOut(dataCode(data), 1);
    const doc = settled(this.#text, this.#marks, INDENT);
    return make(doc, { kind: 'object', size: data.size });
  }

  /**
   * Writes a value with a comma behind it.
   * @param column how much stands before it on its line
   * @returns false when the layout engine has to tell where it stands: nothing is written
   */
  #value(data: Data, depth: number, column: number): boolean {
    this.#room = WIDTH - column - 1;
    const marks = this.#marks.length;
    const flat = this.#flat(data);
    if (flat !== undefined) {
      this.#text += flat;
      return true;
    }
    this.#marks.length = marks;
    if (typeof data !== 'object' || data === null || isCode(data) || column >= WIDTH) return false;
    if (isDataList(data)) {
      if (data.length === 0 || data.every(isNumber)) return false;
      this.#list(data, depth);
    } else if (data.size === 0) return false;
    else if (this.#shared.has(data)) this.#once(data, depth);
    else this.#object(data, depth);
    return true;
  }

  #object(data: DataMap, depth: number): void {
    const start = lineAt(depth + 1);
    this.#text += '{';
    data.forEach((value, name) => {
      const key = this.#key(name);
      const before = this.#text;
      this.#text += start + key;
      if (!this.#value(value, depth + 1, start.length - 1 + widthOf(key))) {
        this.#text = before + start;
        this.#laidOut(property(name, dataCode(value)), depth + 1);
      }
      this.#text += ',';
    });
    this.#text += lineAt(depth) + '}';
  }

  #list(data: readonly Data[], depth: number): void {
    const start = lineAt(depth + 1);
    this.#text += '[';
    for (const one of data) {
      this.#text += start;
      if (!this.#value(one, depth + 1, start.length - 1)) this.#laidOut(dataCode(one), depth + 1);
      this.#text += ',';
    }
    this.#text += lineAt(depth) + ']';
  }

  /** An object on several lines that may stand in further rows. */
  #once(data: DataMap, depth: number): void {
    const known = this.#knownOf(data);
    let text = known.texts[depth];
    if (text === undefined) {
      const before = this.#text;
      const around = this.#marks;
      this.#text = '';
      this.#marks = known.marks = [];
      this.#object(data, depth);
      known.texts[depth] = text = this.#text;
      this.#text = before;
      this.#marks = around;
    }
    this.#text += text;
    for (const mark of known.marks) this.#marks.push(mark);
  }

  #knownOf(data: DataMap): Known {
    const before = this.#known.get(data);
    if (before !== undefined) return before;
    const room = this.#room;
    const around = this.#marks;
    this.#room = WIDTH;
    this.#marks = [];
    const flat = this.#flatObject(data);
    const known = { flat, width: WIDTH - this.#room, marks: this.#marks, texts: [] };
    this.#known.set(data, known);
    this.#room = room;
    this.#marks = around;
    return known;
  }

  /** A value on one line; nothing when there is no room, or when it takes several lines anywhere. */
  #flat(data: Data): string | undefined {
    if (typeof data === 'string') return this.#fitting(quote(data));
    if (typeof data === 'number' || typeof data === 'bigint') {
      return this.#fitting(numberText(data));
    }
    if (typeof data !== 'object' || data === null) return this.#fitting(String(data));
    if (isCode(data)) return this.#name(data);
    if (isDataList(data)) return this.#flatList(data);
    if (!this.#shared.has(data)) return this.#flatObject(data);
    const { flat, width, marks } = this.#knownOf(data);
    if (flat === undefined || (this.#room -= width) < 0) return undefined;
    for (const mark of marks) this.#marks.push(mark);
    return flat;
  }

  #fitting(text: string): string | undefined {
    this.#room -= widthOf(text);
    return this.#room < 0 ? undefined : text;
  }

  #name(code: Code): string | undefined {
    const { doc, role } = open(code);
    if (role.kind !== 'name') throw new TypeError('a code in a row is a name');
    if (typeof doc === 'string') return this.#fitting(doc);
    return this.#fitting(printDoc(doc, WIDTH, this.#marks));
  }

  #flatList(data: readonly Data[]): string | undefined {
    if (isTable(data.map(shapeOf))) return undefined;
    let text = '[';
    this.#room -= 2;
    for (const one of data) {
      if (text !== '[') {
        text += ', ';
        this.#room -= 2;
      }
      const flat = this.#flat(one);
      if (flat === undefined) return undefined;
      text += flat;
    }
    return text + ']';
  }

  #flatObject(data: DataMap): string | undefined {
    if (data.size === 0) return this.#fitting('{}');
    let text: string | undefined = '{ ';
    this.#room -= 4;
    let left = data.size;
    data.forEach((value, name) => {
      if (text === undefined) return;
      left--;
      if (left > 0) this.#room -= 2;
      const key = this.#fitting(this.#key(name));
      const flat = key === undefined ? undefined : this.#flat(value);
      const behind = left > 0 ? ', ' : ' }';
      text = key === undefined || flat === undefined ? undefined : text + key + flat + behind;
    });
    return text;
  }

  /** `name: ` */
  #key(name: string): string {
    const known = this.#keys.get(name);
    if (known !== undefined) return known;
    const doc = keyDoc(name);
    const text = `${typeof doc === 'string' ? doc : printDoc(doc)}: `;
    this.#keys.set(name, text);
    return text;
  }

  /** Writes what the layout engine makes of a line. */
  #laidOut(line: Code, depth: number): void {
    const doc = pack([group(open(line).doc), ',']);
    const text = printDoc(doc, WIDTH, this.#marks, INDENT.repeat(depth));
    this.#text += text.slice(0, -1);
  }
}

function isDataList(data: Data): data is readonly Data[] {
  return Array.isArray(data);
}

function isNumber(data: Data): boolean {
  return typeof data === 'number';
}

/** What the rule for tables asks of an element. */
function shapeOf(data: Data): Pick<Role, 'kind' | 'size'> {
  if (isDataList(data)) return { kind: 'array', size: data.length };
  return data instanceof Map ? { kind: 'object', size: data.size } : SCALAR;
}

const SCALAR = { kind: 'other' } as const;

/** One step of indentation. */
const INDENT = '  ';

const LINES: string[] = [];

/** A line break and the blanks at the beginning of a line. */
function lineAt(depth: number): string {
  return (LINES[depth] ??= ['\n', INDENT.repeat(depth)].join(''));
}
