/**
 * Reads the values in schemas (`default`, `enum`, `const`, examples). They are converted to the type of the schema if
 * no information is lost.
 */
import { canonicalText } from '../../../model/canonical.js';
import { quotedName } from '../../../base/foundation/text/quoted.js';
import type { EnumShape, Json, NeverShape, Scalar } from '../../../model/schema.js';
import { EXTENSION } from '../../../model/extensions.js';
import type { Cursor } from '../../source/cursor.js';
import { spelledValue } from './spelled.js';
import type { TypeName, TypeWord } from './type.js';

/** The values of an `enum` or `const`. */
export interface Enumeration {
  /** The values except null; `never` if the enumeration is empty, absent if null is the only value. */
  readonly shape?: EnumShape | NeverShape;
  readonly nullable: boolean;
}

/**
 * Converts a value to one of the schema's types. If the type is integer, `"10"` becomes 10; if it is string, `1.10`
 * becomes `"1.10"`.
 * @param place the location of the value
 * @param what the role of the value in its schema
 * @param words the types of the schema; empty if they are unknown
 * @param nullable true if null is allowed
 * @returns `undefined` if the value has another type; this is reported as `schema/default-type`
 */
function coerceValue(
  place: Cursor,
  what: 'default' | 'enum value',
  words: readonly TypeWord[],
  nullable: boolean,
): Json | undefined {
  const types = words.map((word) => word.type);
  const fitted = fitOrNothing(place, types, nullable);
  if (fitted === undefined) {
    place.add('schema/default-type', {
      what,
      found: place.type,
      expected: types.map(quotedName).join(' or '),
    });
  }
  return fitted;
}

/**
 * Reads `default`. If the schema has an `enum`, the default must be one of its values, unless the enum may have further
 * values.
 * @param cursor the schema object
 * @returns `undefined` if the value is not allowed; this is reported
 */
export function readDefault(
  cursor: Cursor,
  words: readonly TypeWord[],
  nullable: boolean,
): Json | undefined {
  const place = cursor.get('default');
  const value =
    spelledValue(place, cursor, words) ?? coerceValue(place, 'default', words, nullable);
  if (value === undefined || typeof value === 'object' || !cursor.has('enum')) return value;
  const listed = members(cursor.get('enum'));
  if (isOpen(cursor) || listed.length === 0) return value;
  // The values of the enum are converted like the default: in a string, `1.10` is "1.10" in both.
  const types = words.map((word) => word.type);
  const allowed = listed.map((one) => fitOrNothing(one, types, nullable) ?? one.json());
  if (allowed.some((one) => String(one) === String(value))) return value;
  place.add('schema/default-enum', {
    found: canonicalText(value),
    allowed: allowed.map((one) => canonicalText(one)),
  });
  return undefined;
}

function fitOrNothing(
  place: Cursor,
  types: readonly TypeName[],
  nullable: boolean,
): Json | undefined {
  if (types.length === 0 || types.some((type) => matches(place, type))) return place.json();
  if (place.type === 'null') return nullable ? null : undefined;
  const { value } = place;
  if (typeof value === 'string') {
    if (types.includes('boolean') && (value === 'true' || value === 'false'))
      return value === 'true';
    const number = Number(value);
    if (value.trim() === value && String(number) === value && Number.isFinite(number)) {
      if (types.includes('number')) return number;
      if (types.includes('integer') && Number.isInteger(number)) return number;
    }
    return undefined;
  }
  const scalar = place.type === 'number' || place.type === 'boolean';
  return scalar && types.includes('string') ? place.string() : undefined;
}

function matches(place: Cursor, type: TypeName): boolean {
  switch (type) {
    case 'any':
      return true;
    case 'binary':
      return place.type === 'string';
    case 'integer':
      return typeof place.value === 'bigint' || Number.isInteger(place.value);
    case 'null':
    case 'boolean':
    case 'object':
    case 'array':
    case 'number':
    case 'string':
      return place.type === type;
    default:
      return type satisfies never;
  }
}

const NAMES = ['x-enum-varnames', 'x-enumNames', 'x-enum-names'];

/**
 * Reads `enum` or `const`.
 * @param cursor the schema object
 * @param words the types of the schema
 * @returns `undefined` if neither is present, or if the values are not scalars; in this case, the caller keeps the
 * keyword unchanged
 */
export function readEnum(cursor: Cursor, words: readonly TypeWord[]): Enumeration | undefined {
  const places = cursor.has('const') ? [cursor.get('const')] : members(cursor.get('enum'));
  if (places.length === 0) {
    if (!Array.isArray(cursor.rawMember('enum'))) return undefined;
    cursor.get('enum').add('schema/enum-empty', {});
    return { shape: { kind: 'never' }, nullable: false };
  }
  if (places.some((place) => place.type === 'object' || place.type === 'array')) return undefined;
  const present = places.filter((place) => place.type !== 'null');
  const names = readNames(cursor, present.length) ?? readNames(cursor, places.length);
  const named = new Map(
    (names?.length === present.length ? present : places).map((place, index) => [
      place,
      names?.[index],
    ]),
  );
  const values = new Set<Scalar>();
  const keptNames: string[] = [];
  for (const place of places) {
    const value =
      place.type === 'null'
        ? null
        : (coerceValue(place, 'enum value', words, true) as Scalar | undefined);
    if (value === undefined || value === null || values.has(value)) continue;
    values.add(value);
    const name = named.get(place);
    if (name !== undefined) keptNames.push(name);
  }
  const nullable = places.some((place) => place.type === 'null');
  if (values.size === 0) return nullable ? { nullable } : undefined;
  const open = isOpen(cursor);
  return {
    shape: {
      kind: 'enum',
      values: [...values],
      ...(open && { open }),
      ...(keptNames.length === values.size && { names: keptNames }),
    },
    nullable,
  };
}

function isOpen(cursor: Cursor): boolean {
  return (
    cursor.has('x-extensible-enum') ||
    cursor.get(EXTENSION.openEnum).value === true ||
    cursor.get('x-ms-enum').get('modelAsString').value === true
  );
}

function members(place: Cursor): Cursor[] {
  if (!place.exists) return [];
  return place.type === 'array' || place.type === 'object' ? place.items() : [place];
}

/** Reads the names that vendor extensions declare for the values: one for each value, with or without null. */
function readNames(cursor: Cursor, count: number): string[] | undefined {
  for (const key of NAMES) {
    if (!cursor.has(key) || cursor.get(key).type !== 'array') continue;
    const names = cursor.get(key).items();
    if (names.length === count) return names.map((name) => name.string() ?? '');
  }
  const values = cursor.get('x-ms-enum').get('values');
  if (values.type !== 'array') return undefined;
  const names = values.items().map((value) => value.get('name').string());
  return names.length === count && names.every((name) => name !== undefined) ? names : undefined;
}
