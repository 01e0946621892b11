/**
 * Rows of tables of data, written straight to text: what `array`, `object` and `property` would print of them. Only what
 * fits on no line of its own is left to the layout engine. With those beside it this earns 9 % of the client.
 */
import { array, isTable, json, object, property, type Json } from '../expression.js';
import {
  flatText,
  group,
  pack,
  printDoc,
  report,
  settled,
  STEP,
  WIDTH,
  widthOf,
} from '../../layout/index.js';
import { keyDoc, numberText, quote } from '../literal.js';
import { isCode, make, open } from '../../opaque.js';
import type { Code, Role } from '../../opaque.js';

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

/** A list or an object. */
type Whole = readonly Data[] | DataMap;

/** A text on a line. */
interface Flat {
  readonly text: string;
  readonly width: number;
}

/** What is written of a list or an object that stands in several rows. */
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
  readonly #keys = new Map<string, Flat>();
  /** Texts as they are written: those of one row are mostly those of others. */
  readonly #quoted = new Map<string, Flat>();
  #text = '';
  #marks: object[] = [];
  /** The columns that are left of the line on which a value is tried. */
  #room = 0;

  /** @param shared lists and objects that stand in several rows: each is written once */
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
    if (!this.#value(data, 1, STEP.length)) this.#laidOut(dataCode(data), 1);
    const doc = settled(this.#text, this.#marks, STEP);
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
    if (column >= WIDTH || (!Array.isArray(data) && !(data instanceof Map))) return false;
    const whole = data as Whole;
    if (fillsLines(whole)) return false;
    if (this.#shared.has(whole)) this.#once(whole, depth);
    else this.#broken(whole, depth);
    return true;
  }

  /** Writes a list or an object on several lines. */
  #broken(data: Whole, depth: number): void {
    if (data instanceof Map) this.#object(data as DataMap, depth);
    else this.#list(data as readonly Data[], depth);
  }

  #object(data: DataMap, depth: number): void {
    const start = LINES[depth + 1] ?? lineAt(depth + 1);
    this.#text += '{';
    data.forEach((value, name) => {
      const key = this.#keys.get(name) ?? this.#key(name);
      const before = this.#text;
      this.#text += start + key.text;
      if (!this.#value(value, depth + 1, start.length - 1 + key.width)) {
        this.#text = before + start;
        this.#laidOut(property(name, dataCode(value)), depth + 1);
      }
      this.#text += ',';
    });
    this.#text += (LINES[depth] ?? lineAt(depth)) + '}';
  }

  #list(data: readonly Data[], depth: number): void {
    const start = LINES[depth + 1] ?? lineAt(depth + 1);
    this.#text += '[';
    data.forEach((one) => {
      this.#text += start;
      if (!this.#value(one, depth + 1, start.length - 1)) this.#laidOut(dataCode(one), depth + 1);
      this.#text += ',';
    });
    this.#text += (LINES[depth] ?? lineAt(depth)) + ']';
  }

  /** A list or an object on several lines that may stand in further rows. */
  #once(data: Whole, depth: number): void {
    const known = this.#knownOf(data);
    let text = known.texts[depth];
    if (text === undefined) {
      const before = this.#text;
      const around = this.#marks;
      this.#text = '';
      this.#marks = known.marks = [];
      this.#broken(data, depth);
      known.texts[depth] = text = this.#text;
      this.#text = before;
      this.#marks = around;
    }
    this.#text += text;
    report(known.marks, this.#marks);
  }

  #knownOf(data: Whole): Known {
    const before = this.#known.get(data);
    if (before !== undefined) return before;
    const room = this.#room;
    const around = this.#marks;
    this.#room = WIDTH;
    this.#marks = [];
    const flat = this.#flatWhole(data);
    const known = { flat, width: WIDTH - this.#room, marks: this.#marks, texts: [] };
    this.#known.set(data, known);
    this.#room = room;
    this.#marks = around;
    return known;
  }

  /** A value on one line; nothing when there is no room, or when it takes several lines anywhere. */
  #flat(data: Data): string | undefined {
    if (typeof data === 'string') {
      const { text, width } = this.#quoted.get(data) ?? this.#quote(data);
      return (this.#room -= width) < 0 ? undefined : text;
    }
    if (typeof data === 'number' || typeof data === 'bigint') {
      return this.#fitting(numberText(data));
    }
    if (typeof data !== 'object' || data === null) return this.#fitting(String(data));
    if (!Array.isArray(data) && !(data instanceof Map)) return this.#name(data as Code);
    const whole = data as Whole;
    if (!this.#shared.has(whole)) return this.#flatWhole(whole);
    const { flat, width, marks } = this.#known.get(whole) ?? this.#knownOf(whole);
    if (flat === undefined || (this.#room -= width) < 0) return undefined;
    if (marks.length > 0) report(marks, this.#marks);
    return flat;
  }

  #flatWhole(data: Whole): string | undefined {
    if (data instanceof Map) return this.#flatObject(data as DataMap);
    return this.#flatList(data as readonly Data[]);
  }

  /** A name, a number or a word: each letter takes one column. */
  #fitting(text: string): string | undefined {
    this.#room -= text.length;
    return this.#room < 0 ? undefined : text;
  }

  #name(code: Code): string | undefined {
    const { doc, role } = open(code);
    if (role.kind !== 'name') throw new TypeError('a code in a row is a name');
    return this.#fitting(flatText(doc, this.#marks) ?? printDoc(doc, WIDTH, this.#marks));
  }

  #flatList(data: readonly Data[]): string | undefined {
    if (isTableOfData(data)) return undefined;
    let text = '[';
    this.#room -= 2;
    for (let at = 0; at < data.length; at++) {
      if (at > 0) {
        text += ', ';
        this.#room -= 2;
      }
      const flat = this.#flat(data[at] ?? null);
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
      const key = this.#keys.get(name) ?? this.#key(name);
      this.#room -= key.width;
      const flat = this.#room < 0 ? undefined : this.#flat(value);
      text = flat === undefined ? undefined : text + key.text + flat + (left > 0 ? ', ' : ' }');
    });
    return text;
  }

  /** `name: ` */
  #key(name: string): Flat {
    const doc = keyDoc(name);
    const text = `${typeof doc === 'string' ? doc : printDoc(doc)}: `;
    const made = { text, width: widthOf(text) };
    this.#keys.set(name, made);
    return made;
  }

  /** `"text"` */
  #quote(data: string): Flat {
    const text = quote(data);
    const made = { text, width: widthOf(text) };
    this.#quoted.set(data, made);
    return made;
  }

  /** Writes what the layout engine makes of a line. */
  #laidOut(line: Code, depth: number): void {
    const doc = pack([group(open(line).doc), ',']);
    const text = printDoc(doc, WIDTH, this.#marks, STEP.repeat(depth));
    this.#text += text.slice(0, -1);
  }
}

function isDataList(data: Data): data is readonly Data[] {
  return Array.isArray(data);
}

function isNumber(data: Data): boolean {
  return typeof data === 'number';
}

/** What is empty stands on one line, and numbers fill their lines: how, the layout engine tells. */
function fillsLines(data: Whole): boolean {
  return Array.isArray(data) ? data.every(isNumber) : (data as DataMap).size === 0;
}

function isTableOfData(data: readonly Data[]): boolean {
  // Most lists are of texts.
  return data.length > 1 && typeof data[0] === 'object' && isTable(data.map(shapeOf));
}

/** What the rule for tables asks of an element. */
function shapeOf(data: Data): Pick<Role, 'kind' | 'size'> {
  if (isDataList(data)) return { kind: 'array', size: data.length };
  return data instanceof Map ? { kind: 'object', size: data.size } : SCALAR;
}

const SCALAR = { kind: 'other' } as const;

const LINES: string[] = [];

/** A line break and the blanks at the beginning of a line. */
function lineAt(depth: number): string {
  return (LINES[depth] = ['\n', STEP.repeat(depth)].join(''));
}
