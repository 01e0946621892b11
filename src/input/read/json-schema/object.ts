/** Reads the properties of objects: JSON Schema 2020-12 Core §10.3.2 and Validation §6.5. */
import type { Mutable } from '../../../base/foundation/mutable.js';
import type { ObjectShape, Property, Schema } from '../../../model/schema.js';
import type { Cursor } from '../../source/cursor.js';
import { readDeclaredKeywords, keywordRows } from './keywords.js';
import type { SchemaContext } from './table.js';

/** Reads a schema inside another schema, by default in the context of the outer schema. */
export type ReadInner = (cursor: Cursor, within?: SchemaContext) => Schema;

const STATED = keywordRows('object');
const REST = 1;
const COUNT = 2;
const PATTERNS = 4;

/** The keywords of an object except `properties`. They are found in one pass over the keys. */
const OF_OBJECT: ReadonlyMap<string, number> = new Map([
  ['additionalProperties', REST],
  ['patternProperties', PATTERNS],
  ...STATED.map(({ keyword }) => [keyword, COUNT] as const),
]);

/** Reads the shape of an object. */
export function readObject(
  cursor: Cursor,
  { references }: Pick<SchemaContext, 'references'>,
  read: ReadInner,
): ObjectShape {
  const required = requiredNames(cursor);
  const properties = new Map<string, Property>();
  const named = references.part(cursor.get('properties'));
  // If `properties` is not an object, this reports the wrong type.
  if (named.type !== 'object') named.entries();
  const names = named.keysAsWritten();
  for (let index = 0; index < names.length; index++) {
    const name = names[index] ?? '';
    const place = named.get(name);
    // The flag is read without a cursor, because this runs for every property.
    const flag = (place.value as { readonly required?: unknown } | null | undefined)?.required;
    const hoisted = typeof flag === 'boolean' || typeof flag === 'string';
    if (hoisted) place.get('required').add('schema/required-flag', { name });
    const needed = required.delete(name) || (hoisted && place.get('required').boolean() === true);
    properties.set(name, { schema: read(place), required: needed });
  }
  const chooser = discriminatorName(cursor);
  if (chooser !== undefined) {
    const known = properties.get(chooser);
    const schema = known?.schema ?? {
      kind: 'string',
      origins: [cursor.get('discriminator').origin()],
    };
    required.delete(chooser);
    properties.set(chooser, { schema, required: true });
  }
  // A required property that is not declared here may have any value. It is often declared in another part of an
  // `allOf`.
  for (const name of required.size === 0 ? [] : [...required].sort()) {
    const origins = [cursor.get('required').origin()];
    properties.set(name, { schema: { kind: 'any', origins }, required: true, undescribed: true });
  }
  const shape: Mutable<ObjectShape> = { kind: 'object', properties };
  const present = cursor.keyMask(OF_OBJECT, 0);
  readAdditional((present & REST) === 0 ? undefined : cursor, read, shape);
  if ((present & PATTERNS) !== 0) {
    const patterns = references.part(cursor.get('patternProperties')).entries();
    shape.patterns = new Map(patterns.map(([pattern, place]) => [pattern, read(place)]));
  }
  if ((present & COUNT) !== 0) readDeclaredKeywords(cursor, STATED, shape);
  return shape;
}

/**
 * Returns the name of the discriminator property in Swagger 2.0. The specification says about this property that it
 * "MUST be in the required property list" (§ Schema Object).
 */
function discriminatorName(cursor: Cursor): string | undefined {
  const place = cursor.rawMember('discriminator');
  return typeof place === 'string' ? cursor.get('discriminator').text() : undefined;
}

function requiredNames(cursor: Cursor): Set<string> {
  const list = cursor.rawMember('required');
  if (!Array.isArray(list)) return new Set();
  const items: readonly unknown[] = list;
  const names = new Set<string>();
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    if (typeof item === 'string') names.add(item);
  }
  // If all items are distinct texts, there is no wrong type to report.
  if (names.size === items.length) return names;
  const places = cursor.get('required').items();
  return new Set(places.flatMap((item) => item.string() ?? []));
}

function readAdditional(
  cursor: Cursor | undefined,
  read: ReadInner,
  shape: Mutable<ObjectShape>,
): void {
  const place = cursor?.get('additionalProperties');
  if (!place?.exists) shape.rest = { kind: 'any', origins: [] };
  else {
    if (place.type === 'object' || place.boolean() !== false) shape.rest = read(place);
    shape.restStated = true;
  }
}
