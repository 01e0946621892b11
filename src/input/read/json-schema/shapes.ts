/**
 * Reads the shape of a schema for one type: JSON Schema Validation 2020-12 §6, and what older dialects define
 * instead.
 */
import type { Mutable } from '../../../base/foundation/mutable.js';
import type {
  ArrayShape,
  NumberShape,
  Schema,
  Shape,
  StringShape,
  TupleShape,
} from '../../../model/schema.js';
import type { Cursor } from '../../source/cursor.js';
import { readObject, type ReadInner } from './object.js';
import { readDeclaredKeywords, keywordRows } from './keywords.js';
import type { SchemaContext } from './table.js';
import type { TypeName, TypeWord } from './type.js';

/**
 * Reads the shape that a schema has for one of its types.
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
  const { type } = word;
  if (type === 'array') return readArray(cursor, context, read);
  return type === 'object'
    ? readObject(cursor, context, read)
    : readScalarShape(type, word, cursor, context);
}

/** A type whose schema contains no other schemas. */
export type ScalarType = Exclude<TypeName, 'array' | 'object'>;

/** Like {@link readShape}, for a type whose schema contains no other schemas. */
export function readScalarShape(
  type: ScalarType,
  word: TypeWord,
  cursor: Cursor,
  context: SchemaContext,
): Shape {
  switch (type) {
    case 'binary':
      return binary(cursor);
    case 'string':
      return readString(cursor, word);
    case 'number':
    case 'integer':
      return readNumber(cursor, word, type, context);
    case 'null':
    case 'boolean':
    case 'any':
      return { kind: type };
    default:
      return type satisfies never;
  }
}

function binary(cursor: Cursor): Shape {
  const mediaType = textAt(cursor, 'contentMediaType')?.toLowerCase();
  return { kind: 'binary', ...(mediaType !== undefined && { mediaType }) };
}

/** Matches media types whose content is bytes even if a description declares a string. */
const BYTES = /^(?:image|audio|video|font)\/|^application\/(?:octet-stream|pdf|zip|gzip)(?:;|$)/i;

/** Matches encodings that do not change the content (RFC 2045 §6.2). Of these, only `binary` allows any bytes. */
const PLAIN = /^(?:7bit|8bit|binary)$/i;

const TEXT = keywordRows('string');
const NUMBER = keywordRows('number');
const LIST = keywordRows('array');

const CONTENT = 1;
const STATED = 2;

/** The keywords of a string except its format. They are found in one pass over the keys. */
const OF_STRING: ReadonlyMap<string, number> = new Map([
  ...['contentMediaType', 'contentEncoding'].map((keyword) => [keyword, CONTENT] as const),
  ...TEXT.map(({ keyword }) => [keyword, STATED] as const),
]);

function readString(cursor: Cursor, word: TypeWord): Shape {
  const present = cursor.keyMask(OF_STRING, 0);
  const hasContent = (present & CONTENT) !== 0;
  const format = textAt(cursor, 'format') ?? word.format;
  const mediaType = hasContent ? textAt(cursor, 'contentMediaType') : undefined;
  const declared = hasContent ? textAt(cursor, 'contentEncoding') : undefined;
  const encoding = declared ?? (format === 'byte' ? 'base64' : undefined);
  const isPlain = encoding === undefined || PLAIN.test(encoding);
  const bytes = mediaType !== undefined && BYTES.test(mediaType) && isPlain;
  if (format === 'binary' || encoding?.toLowerCase() === 'binary' || bytes) return binary(cursor);
  const shape: Mutable<StringShape> = { kind: 'string' };
  if (format !== undefined) shape.format = format;
  if ((present & STATED) !== 0) readDeclaredKeywords(cursor, TEXT, shape);
  if (encoding !== undefined) shape.contentEncoding = encoding;
  if (mediaType !== undefined) shape.contentMediaType = mediaType;
  return shape;
}

/** Returns the text of a keyword. The key is checked first, because most keywords are absent. */
function textAt(cursor: Cursor, key: string): string | undefined {
  return cursor.has(key) ? cursor.get(key).text() : undefined;
}

function readNumber(
  cursor: Cursor,
  word: TypeWord,
  kind: NumberShape['kind'],
  context: SchemaContext,
): NumberShape {
  const format = textAt(cursor, 'format') ?? word.format;
  const shape: Mutable<NumberShape> = { kind };
  if (format !== undefined) shape.format = format;
  readBound(cursor, 'minimum', 'exclusiveMinimum', context, shape);
  readBound(cursor, 'maximum', 'exclusiveMaximum', context, shape);
  readDeclaredKeywords(cursor, NUMBER, shape);
  return shape;
}

/**
 * Reads the lower or upper bound of numbers. The bound is exclusive if the keyword for exclusive bounds declares it
 * (2020-12), or if a boolean next to `minimum` or `maximum` says so (draft 4).
 */
function readBound(
  cursor: Cursor,
  inclusive: 'minimum' | 'maximum',
  exclusive: 'exclusiveMinimum' | 'exclusiveMaximum',
  context: SchemaContext,
  shape: Mutable<NumberShape>,
): void {
  const limit = cursor.has(inclusive) ? cursor.get(inclusive).number() : undefined;
  if (!cursor.has(exclusive)) {
    if (limit !== undefined) shape[inclusive] = limit;
    return;
  }
  const place = cursor.get(exclusive);
  if (typeof place.value === 'boolean') {
    if (!context.dialect.booleanExclusive) place.add('schema/exclusive', { keyword: exclusive });
    if (limit !== undefined) shape[place.value ? exclusive : inclusive] = limit;
    return;
  }
  const own = place.number();
  if (limit !== undefined) shape[inclusive] = limit;
  if (own !== undefined) shape[exclusive] = own;
}

function readArray(
  cursor: Cursor,
  context: SchemaContext,
  read: ReadInner,
): ArrayShape | TupleShape {
  const items = cursor.get('items');
  if (isFilled(cursor.rawMember('prefixItems'))) {
    const prefix = cursor
      .get('prefixItems')
      .items()
      .map((item) => read(item));
    const more = rest('items', cursor, read);
    return limited({ kind: 'tuple', items: prefix, ...more }, cursor);
  }
  if (isFilled(items.value)) {
    if (!context.dialect.itemLists)
      items.add('schema/items', { keyword: 'items', found: 'array', read: 'tuple' });
    const places = items.items().map((item) => read(item));
    const more = rest('additionalItems', cursor, read);
    return limited({ kind: 'tuple', items: places, ...more }, cursor);
  }
  return limited({ kind: 'array', items: readItems(cursor, items, context, read) }, cursor);
}

function limited<List extends ArrayShape | TupleShape>(shape: List, cursor: Cursor): List {
  readDeclaredKeywords(cursor, LIST, shape);
  return shape;
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}

function readItems(cursor: Cursor, items: Cursor, context: SchemaContext, read: ReadInner): Schema {
  if (items.type === 'object' || items.type === 'boolean') return read(items);
  if (items.type === 'missing' && context.dialect.itemsOptional)
    return { kind: 'any', origins: [] };
  (items.exists ? items : cursor).add('schema/items', {
    keyword: 'items',
    found: items.type === 'array' ? 'empty array' : items.type,
    read: 'unknown',
  });
  return { kind: 'unknown', origins: [] };
}

/** Reads the schema of the items that follow the listed items of a tuple; by default any value. */
function rest(
  keyword: 'items' | 'additionalItems',
  cursor: Cursor,
  read: ReadInner,
): { rest?: Schema } {
  const place = cursor.get(keyword);
  if (place.value === false) return {};
  if (place.type === 'object' || place.type === 'boolean') return { rest: read(place) };
  if (place.exists) cursor.add('schema/items', { keyword, found: place.type, read: 'any' });
  return { rest: { kind: 'any', origins: [] } };
}
