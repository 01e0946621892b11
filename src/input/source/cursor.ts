/** A value in a document, together with its location. Only this class reads data of unknown type. */
import type { Origin, Trust } from '../../model/origin.js';
import { escapePointer } from '../../model/pointer.js';
import type { Json } from '../../model/schema.js';
import { sortTexts } from '../../base/foundation/sort.js';
import { toJson, toSortedJson } from './model-json.js';
import type { DiagnosticCode, CodeParams } from '../../base/diagnostics/catalog.js';
import type { SourceLocation, Report } from '../../base/diagnostics/report.js';
import type { Document } from './document.js';

export type JsonType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object' | 'missing';

export class Cursor {
  // `declare` is used because the constructor sets every field. Defining the fields a second time would be slow: a
  // large description creates millions of cursors.
  declare readonly document: Document;
  declare readonly report: Report;
  declare readonly value: unknown;
  /** The cursor of the parent value, and the key of this value in it; `undefined` at the root. */
  declare readonly parent: Cursor | undefined;
  declare readonly key: string | number;
  /** The JSON Pointer. It is cached when it is first used. */
  declare private cachedPointer: string | undefined;
  /** The text with which the JSON Pointers of all members start. */
  declare private pointerPrefix: string | undefined;

  /**
   * Creates a cursor at the root of a document. The method `get` leads to its members.
   * @param value the data at the root; `undefined` if there is none
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

  /** The JSON Pointer (RFC 6901). It is built when it is first used, because most cursors only lead to others. */
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

  get exists(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /**
   * Returns a cursor for a property of an object, or for an item of an array. If there is none, the value of the
   * cursor is `undefined`.
   */
  get(key: string | number): Cursor {
    const { value } = this;
    let member: unknown;
    // Fast path: the value is nearly always a property of an object.
    if (typeof value === 'object' && value !== null && Object.hasOwn(value, key)) {
      member = Array.isArray(value) ? itemOf(value, key) : (value as Record<string, unknown>)[key];
    }
    return new Cursor(this.document, this.report, member, this, key);
  }

  /** Returns the value of a property without creating a cursor, which is faster if the property is usually missing. */
  rawMember(key: string): unknown {
    const { value } = this;
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    return Array.isArray(value) ? itemOf(value, key) : (value as Record<string, unknown>)[key];
  }

  /**
   * Returns a cursor at the same location with another value.
   * @param report receives the diagnostics about the value. Pass another report to suppress diagnostics that were
   * already reported.
   */
  as(value: unknown, report: Report = this.report): Cursor {
    return new Cursor(this.document, report, value, this.parent, this.key);
  }

  /** Returns true if an object has the key, even with the value `null`. */
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
   * Returns which keys an object has, as a bit mask. One pass over the keys is faster than a lookup for each possible
   * key.
   * @param bits a bit for each known key
   * @param other the bit for any other key
   */
  keyMask(bits: ReadonlyMap<string, number>, other: number): number {
    let mask = 0;
    for (const key in this.value as object) mask |= bits.get(key) ?? other;
    return mask;
  }

  /** Returns the keys of an object, sorted. For any other value, returns an empty list without a diagnostic. */
  keys(): string[] {
    const { value } = this;
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? sortTexts(Object.keys(value)) : [];
  }

  /**
   * Returns the keys of an object in the order of the document; keys that are integers come first. For any other
   * value, returns an empty list without a diagnostic.
   */
  keysAsWritten(): string[] {
    const { value } = this;
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? Object.keys(value) : [];
  }

  /**
   * Returns the keys of an object that are not in `known`, sorted. For any other value, returns an empty list without
   * a diagnostic.
   */
  keysBesides(known: readonly string[]): string[] {
    const { value } = this;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    const found: string[] = [];
    for (const key in value) if (!known.includes(key)) found.push(key);
    return found.length > 1 ? sortTexts(found) : found;
  }

  /**
   * Returns the keys that start with a prefix, sorted. For any other value, returns an empty list without a
   * diagnostic.
   */
  keysFrom(prefix: string): string[] {
    const { value } = this;
    const found: string[] = [];
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return found;
    for (const key in value) if (key.startsWith(prefix)) found.push(key);
    return sortTexts(found);
  }

  /**
   * Returns the entries of an object, sorted by key, because their order has no meaning (RFC 8259 §4). `[]` is
   * treated as an empty object. Any other value is reported, and an empty list is returned.
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

  /**
   * Returns the items of an array. `{}` is treated as an empty array. Any other value is reported, and an empty list
   * is returned.
   */
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

  /** Returns a string. Numbers and booleans are returned as they are written. Any other value is reported. */
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

  /** Returns the string; `undefined` if it is empty or contains only white space. */
  text(): string | undefined {
    const { value } = this;
    const text = typeof value === 'string' ? value : this.string();
    return text === undefined || text.trim() === '' ? undefined : text;
  }

  /** Returns a boolean; `"true"` and `"false"` are accepted. Any other value is reported. */
  boolean(): boolean | undefined {
    const { value } = this;
    if (typeof value === 'boolean' || value === undefined) return value;
    if (value === 'true' || value === 'false') return value === 'true';
    if (this.exists) this.wrongType('boolean');
    return undefined;
  }

  /** Returns a finite number; a numeric string is accepted. Any other value is reported. */
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

  /**
   * Returns the value as JSON data whose objects are maps in the order of the document, so that the value can be
   * quoted.
   */
  json(): Json {
    return toJson(this.value);
  }

  /**
   * Like {@link json}, but with sorted keys. Use it for values that are compared or printed, so that the order of keys
   * in the document has no effect.
   */
  sortedJson(): Json {
    return toSortedJson(this.value);
  }

  /** Returns the location of this value as the origin of a fact. */
  origin(trust: Trust = 'declared'): Origin {
    const { parent, key } = this;
    // The code of `buildPointer` is repeated here, because this runs for every schema.
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

  place(on: 'key' | 'value' = 'value'): SourceLocation {
    return { source: this.document.source, pointer: this.pointer, on };
  }

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

/** Returns the item at an index. For `length` and other properties of arrays, returns `undefined`. */
function itemOf(list: readonly unknown[], key: string | number): unknown {
  return typeof key === 'number' || /^\d+$/.test(key) ? list[Number(key)] : undefined;
}
