/** A value in a document together with its place: the only thing that opens data of unknown type. */
import type { Origin, Trust } from '../model/origin.js';
import { escapePointer } from '../model/pointer.js';
import type { Json } from '../model/schema.js';
import { sortTexts } from '../foundation/sort.js';
import { toJson, toSortedJson } from './model-json.js';
import type { DiagnosticCode, CodeParams } from '../diagnostics/catalog.js';
import type { SourceLocation, Report } from '../diagnostics/report.js';
import type { Document } from './document.js';

/** JSON types as a document shows them. */
export type JsonType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object' | 'missing';

export class Cursor {
  // `declare`: the constructor sets every field, so none is defined twice. A large description makes millions of these.
  declare readonly document: Document;
  declare readonly report: Report;
  declare readonly value: unknown;
  /** The value that holds this one, and the key in it; nothing at the root of a document. */
  declare readonly parent: Cursor | undefined;
  declare readonly key: string | number;
  /** The JSON Pointer, once it was asked for. */
  declare private cachedPointer: string | undefined;
  /** The beginning of the pointers of all members. */
  declare private pointerPrefix: string | undefined;

  /**
   * A cursor at the root of a document; `get` leads further.
   * @param value the raw value; `undefined` when there is nothing at this place
   */
  constructor(
    document: Document,
    report: Report,
    value: unknown,
    parent?: Cursor,
    key: string | number = '',
  ) {
    this.document = document;
    this.report = report;
    this.value = value;
    this.parent = parent;
    this.key = key;
    this.cachedPointer = parent ? undefined : '';
    this.pointerPrefix = undefined;
  }

  /** JSON Pointer (RFC 6901), built when it is first asked for: most cursors only lead to others. */
  get pointer(): string {
    return (this.cachedPointer ??= this.buildPointer());
  }

  private buildPointer(): string {
    const { parent, key } = this;
    if (!parent) return '';
    const prefix =
      (parent.pointerPrefix ??= `${(parent.cachedPointer ??= parent.buildPointer())}/`);
    if (typeof key === 'number') return prefix + key;
    return prefix + (key.includes('/') || key.includes('~') ? escapePointer(key) : key);
  }

  /** The type of the value. */
  get type(): JsonType {
    const { value } = this;
    switch (typeof value) {
      case 'undefined':
        return 'missing';
      case 'object':
        return value === null ? 'null' : Array.isArray(value) ? 'array' : 'object';
      case 'bigint':
        return 'number';
      default:
        return typeof value as JsonType;
    }
  }

  /** True when there is a value that is not `null`. */
  get exists(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** The member of an object, or the item of an array; a missing one is a cursor too. */
  get(key: string | number): Cursor {
    const { value } = this;
    let member: unknown;
    // Nearly always a member of an object.
    if (typeof value === 'object' && value !== null && Object.hasOwn(value, key)) {
      member = Array.isArray(value) ? itemOf(value, key) : (value as Record<string, unknown>)[key];
    }
    return new Cursor(this.document, this.report, member, this, key);
  }

  /** The raw value of a member, without a cursor: for members that are seldom there. */
  rawMember(key: string): unknown {
    const { value } = this;
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    return Array.isArray(value) ? itemOf(value, key) : (value as Record<string, unknown>)[key];
  }

  /**
   * The same place, as if another value stood there.
   * @param report told about the value; nobody, when its faults were told before
   */
  as(value: unknown, report: Report = this.report): Cursor {
    return new Cursor(this.document, report, value, this.parent, this.key);
  }

  /** True when an object has the key, even with `null` in it. */
  has(key: string): boolean {
    const { value } = this;
    return (
      typeof value === 'object' &&
      value !== null &&
      Object.hasOwn(value, key) &&
      !Array.isArray(value)
    );
  }

  /**
   * Which keys an object has, as a bit mask: one pass over its keys instead of a look-up for each possible one.
   * @param bits a bit for each known key
   * @param other the bit for any other key
   */
  keyMask(bits: ReadonlyMap<string, number>, other: number): number {
    let mask = 0;
    for (const key in this.value as object) mask |= bits.get(key) ?? other;
    return mask;
  }

  /** The keys of an object, sorted; none, and no diagnostic, for anything else. */
  keys(): string[] {
    const { value } = this;
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? sortTexts(Object.keys(value)) : [];
  }

  /** The keys of an object in the order of the document, whole numbers first; none, and no diagnostic, for anything else. */
  keysAsWritten(): string[] {
    const { value } = this;
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? Object.keys(value) : [];
  }

  /** Those of the keys that are none of these, sorted; none, and no diagnostic, for anything but an object. */
  keysBesides(known: readonly string[]): string[] {
    const { value } = this;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    const found: string[] = [];
    for (const key in value) if (!known.includes(key)) found.push(key);
    return found.length > 1 ? sortTexts(found) : found;
  }

  /** Those of the keys that begin so; none, and no diagnostic, for anything but an object. */
  keysFrom(prefix: string): string[] {
    const { value } = this;
    const found: string[] = [];
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return found;
    for (const key in value) if (key.startsWith(prefix)) found.push(key);
    return sortTexts(found);
  }

  /**
   * The entries of an object, sorted by key: their order in a document has no meaning (RFC 8259 §4).
   * Empty, and a diagnostic, for anything else. `[]` counts as an empty object.
   */
  entries(): [string, Cursor][] {
    const { value } = this;
    const entries: [string, Cursor][] = [];
    if (value === undefined || value === null) return entries;
    if (typeof value === 'object' && !Array.isArray(value)) {
      const keys = sortTexts(Object.keys(value));
      for (let index = 0; index < keys.length; index++) {
        const key = keys[index] ?? '';
        entries.push([key, this.get(key)]);
      }
    } else if (Array.isArray(value) && value.length === 0) {
      this.add('shape/empty-array', { expected: 'object' });
    } else this.wrongType('object');
    return entries;
  }

  /** The items of an array; empty, and a diagnostic, for anything else. `{}` counts as an empty array. */
  items(): Cursor[] {
    const { value } = this;
    const items: Cursor[] = [];
    if (value === undefined || value === null) return items;
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) items.push(this.get(index));
    } else if (typeof value === 'object' && Object.keys(value).length === 0) {
      this.add('shape/empty-array', { expected: 'array' });
    } else this.wrongType('array');
    return items;
  }

  /** The string; numbers and booleans as they are written; a diagnostic for anything else that exists. */
  string(): string | undefined {
    const { value } = this;
    if (typeof value === 'string' || value === undefined) return value;
    switch (this.type) {
      case 'number':
      case 'boolean':
        return this.document.scalarText(this.pointer) ?? String(value);
      case 'null':
        return undefined;
      default:
        this.wrongType('string');
        return undefined;
    }
  }

  /** The string, unless it is empty or only white space (which counts as absent). */
  text(): string | undefined {
    const { value } = this;
    const text = typeof value === 'string' ? value : this.string();
    return text === undefined || text.trim() === '' ? undefined : text;
  }

  /** The boolean; `"true"` and `"false"` are understood; a diagnostic for anything else that exists. */
  boolean(): boolean | undefined {
    const { value } = this;
    if (typeof value === 'boolean' || value === undefined) return value;
    if (value === 'true' || value === 'false') return value === 'true';
    if (this.exists) this.wrongType('boolean');
    return undefined;
  }

  /** The finite number; a numeric string is understood; a diagnostic for anything else that exists. */
  number(): number | undefined {
    const { value } = this;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (typeof value === 'bigint') {
      const number = Number(value);
      if (BigInt(number) !== value) {
        this.add('number/precision', { written: String(value), read: String(number) });
      }
      return number;
    }
    if (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)))
      return Number(value);
    if (this.exists) this.wrongType('number');
    return undefined;
  }

  /** The value as plain data, objects as maps with their keys in the order of the document: for quoting. */
  json(): Json {
    return toJson(this.value);
  }

  /** The same with sorted keys: for values that are compared or written out, where the order of keys has no meaning. */
  sortedJson(): Json {
    return toSortedJson(this.value);
  }

  /** Where this value stands, as the origin of a fact. */
  origin(trust: Trust = 'declared'): Origin {
    const { parent, key } = this;
    // As `buildPointer` would: every schema asks for its origin.
    if (
      this.cachedPointer === undefined &&
      parent?.pointerPrefix !== undefined &&
      typeof key === 'string'
    ) {
      if (!key.includes('/') && !key.includes('~')) this.cachedPointer = parent.pointerPrefix + key;
    }
    return {
      source: this.document.source,
      pointer: (this.cachedPointer ??= this.buildPointer()),
      trust,
    };
  }

  /** Where this value stands, for a diagnostic. */
  place(on: 'key' | 'value' = 'value'): SourceLocation {
    return { source: this.document.source, pointer: this.pointer, on };
  }

  /** Adds a diagnostic that points here. */
  add<C extends DiagnosticCode>(
    code: C,
    params: CodeParams<C>,
    on: 'key' | 'value' = 'value',
  ): void {
    this.report.add(code, params, this.place(on));
  }

  private wrongType(expected: JsonType): void {
    this.add('shape/type', { expected, found: this.type });
  }
}

/** What an array holds itself under an index: never its `length`. */
function itemOf(list: readonly unknown[], key: string | number): unknown {
  return typeof key === 'number' || /^\d+$/.test(key) ? list[Number(key)] : undefined;
}
