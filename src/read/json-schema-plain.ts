/** The short way for schemas of one type whose keywords all concern that type, as nearly all schemas are. */
import type { Schema, Shape } from '../model/schema.js';
import type { Cursor } from '../source/cursor.js';
import { orNull } from './json-schema-form.js';
import { readNotes } from './json-schema-notes.js';
import { readShape, type ReadInner } from './json-schema-shapes.js';
import type { SchemaContext } from './json-schema-table.js';
import type { TypeWord } from './json-schema-type.js';

const NOTES = [
  ...['type', 'title', 'description', 'default', 'example', 'examples', 'externalDocs'],
  ...['deprecated', 'x-deprecated', 'readOnly', 'writeOnly', 'nullable'],
];
const NUMBER = [
  ...['format', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
];

interface Plain {
  readonly word: TypeWord;
  readonly keywords: ReadonlySet<string>;
}

function plain(type: TypeWord['type'], ...own: readonly string[]): [unknown, Plain] {
  return [type, { word: { type }, keywords: new Set([...NOTES, ...own]) }];
}

const PLAIN: ReadonlyMap<unknown, Plain> = new Map([
  plain('boolean'),
  plain('integer', ...NUMBER),
  plain('number', ...NUMBER),
  plain('string', 'format', 'pattern', 'minLength', 'maxLength'),
  plain('array', 'items', 'minItems', 'maxItems', 'uniqueItems'),
  plain(
    'object',
    ...['properties', 'required', 'additionalProperties', 'minProperties', 'maxProperties'],
  ),
]);

/**
 * Reads a plain schema: what comes out, and what is reported, is what the long way gives.
 * @param cursor a schema object without a reference
 * @param read reads the schemas inside it
 * @returns nothing for a schema that needs the long way; nothing was read or reported then
 */
export function readPlain(
  cursor: Cursor,
  context: SchemaContext,
  read: ReadInner,
): Schema | undefined {
  const found = PLAIN.get(cursor.peek('type'));
  if (!found || !isPlain(cursor, found, context)) return undefined;
  const { word } = found;
  const shape: Shape = readShape(word, cursor, context, read);
  const schema: Schema = Object.assign(shape, { origins: [cursor.origin()] });
  const nullable = cursor.peek('nullable') === true;
  const notes = readNotes(cursor, [word], nullable);
  return Object.assign(nullable ? orNull(schema, cursor) : schema, notes);
}

function isPlain(cursor: Cursor, { word, keywords }: Plain, { dialect }: SchemaContext): boolean {
  if (!cursor.hasOnly(keywords)) return false;
  const nullable = cursor.peek('nullable');
  if (nullable !== undefined && (nullable !== true || !dialect.nullable.has('nullable'))) {
    return false;
  }
  // Bytes and tuples are other forms, with other keywords.
  if (word.type === 'string') return cursor.peek('format') !== 'binary';
  return word.type !== 'array' || !Array.isArray(cursor.peek('items'));
}
