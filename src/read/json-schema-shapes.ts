/** The form of a value of one type: JSON Schema Validation 2020-12 §6, and what older dialects write instead. */
import type {
  ArrayShape,
  NumberShape,
  ObjectShape,
  Property,
  Schema,
  Shape,
  TupleShape,
} from '../model/schema.js';
import type { Cursor } from '../source/cursor.js';
import type { SchemaContext } from './json-schema-table.js';
import type { TypeWord } from './json-schema-type.js';

/** Reads a schema inside a schema. */
export type ReadInner = (cursor: Cursor) => Schema;

/**
 * Reads the form that a schema has for one of its types.
 * @param word the type
 * @param cursor the schema object
 * @param read reads the schemas inside it
 */
export function readShape(
  word: TypeWord,
  cursor: Cursor,
  context: SchemaContext,
  read: ReadInner,
): Shape {
  switch (word.type) {
    case 'null':
    case 'boolean':
    case 'any':
      return { kind: word.type };
    case 'binary':
      return binary(cursor);
    case 'string':
      return readString(cursor, word);
    case 'number':
    case 'integer':
      return readNumber(cursor, word, word.type, context);
    case 'array':
      return readArray(cursor, context, read);
    case 'object':
      return readObject(cursor, read);
    default:
      return word.type satisfies never;
  }
}

function binary(cursor: Cursor): Shape {
  const mediaType = cursor.get('contentMediaType').text()?.toLowerCase();
  return { kind: 'binary', ...(mediaType !== undefined && { mediaType }) };
}

/** Media types whose content is bytes even where a description calls it a string. */
const BYTES = /^(?:image|audio|video|font)\/|^application\/(?:octet-stream|pdf|zip|gzip)(?:;|$)/i;

function readString(cursor: Cursor, word: TypeWord): Shape {
  const format = cursor.get('format').text() ?? word.format;
  const mediaType = cursor.get('contentMediaType').text();
  const encoding =
    cursor.get('contentEncoding').text() ?? (format === 'byte' ? 'base64' : undefined);
  const bytes = mediaType !== undefined && BYTES.test(mediaType) && encoding === undefined;
  if (format === 'binary' || bytes) return binary(cursor);
  const pattern = cursor.get('pattern').string();
  return {
    kind: 'string',
    ...(format !== undefined && { format }),
    ...(pattern !== undefined && { pattern }),
    ...count(cursor, 'minLength'),
    ...count(cursor, 'maxLength'),
    ...(encoding !== undefined && { contentEncoding: encoding }),
    ...(mediaType !== undefined && { contentMediaType: mediaType }),
  };
}

function readNumber(
  cursor: Cursor,
  word: TypeWord,
  kind: NumberShape['kind'],
  context: SchemaContext,
): NumberShape {
  const format = cursor.get('format').text() ?? word.format;
  return {
    kind,
    ...(format !== undefined && { format }),
    ...bound(cursor, 'minimum', 'exclusiveMinimum', context),
    ...bound(cursor, 'maximum', 'exclusiveMaximum', context),
    ...count(cursor, 'multipleOf'),
  };
}

/** A bound, exclusive by its own keyword (2020-12) or by a boolean beside it (draft 4). */
function bound(
  cursor: Cursor,
  inclusive: 'minimum' | 'maximum',
  exclusive: 'exclusiveMinimum' | 'exclusiveMaximum',
  context: SchemaContext,
): Partial<NumberShape> {
  const limit = cursor.get(inclusive).number();
  const place = cursor.get(exclusive);
  if (typeof place.value === 'boolean') {
    if (!context.dialect.booleanExclusive) place.add('schema/exclusive', { keyword: exclusive });
    if (limit === undefined) return {};
    return { [place.value ? exclusive : inclusive]: limit };
  }
  const own = place.number();
  return {
    ...(limit !== undefined && { [inclusive]: limit }),
    ...(own !== undefined && { [exclusive]: own }),
  };
}

function count<K extends string>(cursor: Cursor, key: K): { [P in K]?: number } {
  const value = cursor.get(key).number();
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: number };
}

function readArray(
  cursor: Cursor,
  context: SchemaContext,
  read: ReadInner,
): ArrayShape | TupleShape {
  const items = cursor.get('items');
  const prefix = cursor.get('prefixItems');
  const limits = { ...count(cursor, 'minItems'), ...count(cursor, 'maxItems') };
  if (prefix.type === 'array' && prefix.items().length > 0) {
    return {
      kind: 'tuple',
      items: prefix.items().map(read),
      ...rest(items, cursor, read),
      ...limits,
    };
  }
  if (items.type === 'array' && items.items().length > 0) {
    if (context.dialect.typeLists) items.add('schema/items', { found: 'a list' });
    const more = cursor.get('additionalItems');
    return {
      kind: 'tuple',
      items: items.items().map(read),
      ...rest(more, cursor, read),
      ...limits,
    };
  }
  const unique = cursor.get('uniqueItems').boolean();
  return {
    kind: 'array',
    items: readItems(cursor, items, context, read),
    ...limits,
    ...(unique === true && { uniqueItems: true }),
  };
}

function readItems(cursor: Cursor, items: Cursor, context: SchemaContext, read: ReadInner): Schema {
  if (items.type === 'object' || items.type === 'boolean') return read(items);
  if (items.type === 'missing' && context.dialect.itemsOptional)
    return { kind: 'any', origins: [] };
  (items.exists ? items : cursor).add('schema/items', {
    found: items.exists ? `an ${items.type === 'array' ? 'empty list' : items.type}` : 'nothing',
  });
  return { kind: 'unknown', origins: [] };
}

/** What may follow the named items of a tuple: anything, unless it is said otherwise. */
function rest(place: Cursor, cursor: Cursor, read: ReadInner): { rest?: Schema } {
  if (place.value === false) return {};
  if (place.type === 'object' || place.type === 'boolean') return { rest: read(place) };
  if (place.exists) cursor.add('schema/items', { found: place.type });
  return { rest: { kind: 'any', origins: [] } };
}

function readObject(cursor: Cursor, read: ReadInner): ObjectShape {
  const required = new Set(requiredNames(cursor));
  const properties = new Map<string, Property>();
  for (const [name, place] of cursor.get('properties').entries()) {
    const flag = place.get('required');
    const hoisted = flag.type === 'boolean' || flag.type === 'string';
    if (hoisted) flag.add('schema/required-flag', { name });
    const needed = required.delete(name) || (hoisted && flag.boolean() === true);
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
  // A name that is required and described nowhere (often in another part of an `allOf`) may hold anything.
  for (const name of required) {
    const origins = [cursor.get('required').origin()];
    properties.set(name, { schema: { kind: 'any', origins }, required: true });
  }
  return {
    kind: 'object',
    properties,
    ...additional(cursor, read),
    ...count(cursor, 'minProperties'),
    ...count(cursor, 'maxProperties'),
  };
}

/** Swagger 2.0 writes the property's name; it "MUST be in the required property list" (§ Schema Object). */
function discriminatorName(cursor: Cursor): string | undefined {
  const place = cursor.get('discriminator');
  return place.type === 'string' ? place.text() : undefined;
}

function requiredNames(cursor: Cursor): string[] {
  const place = cursor.get('required');
  if (place.type !== 'array') return [];
  return place.items().flatMap((item) => item.string() ?? []);
}

function additional(cursor: Cursor, read: ReadInner): Pick<ObjectShape, 'rest' | 'restStated'> {
  const place = cursor.get('additionalProperties');
  if (!place.exists) return { rest: { kind: 'any', origins: [] } };
  if (place.type !== 'object' && place.boolean() === false) return { restStated: true };
  return { rest: read(place), restStated: true };
}
