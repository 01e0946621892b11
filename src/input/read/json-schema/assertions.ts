/**
 * Reads the assertions of a schema (JSON Schema 2020-12 Core §10 and §11, and their older spellings). The model stores
 * them separately from the schema's shape.
 */
import { ASSERTION_SPELLINGS } from '../../../model/keywords/rows.js';
import type { Mutable } from '../../../base/foundation/mutable.js';
import type { Assertions, Json, Schema } from '../../../model/schema.js';
import type { Cursor } from '../../source/cursor.js';
import { toJson } from '../../source/model-json.js';
import type { ReadInner } from './object.js';
import { readShape } from './shapes.js';
import type { SchemaContext } from './table.js';
import { limits, TYPED_KEYWORDS, type TypeWord } from './type.js';

/** The keywords that this file reads. Most schemas have none of them. */
const KEYWORDS: ReadonlyMap<string, number> = new Map(
  ASSERTION_SPELLINGS.filter((keyword) => keyword !== 'enum' && keyword !== 'allOf').map(
    (keyword) => [keyword, 1],
  ),
);

/**
 * Reads the assertions of a schema object. Keywords in the schemas inside them imply no type, because these schemas
 * only restrict values: `not: { minimum: 5 }` does not declare a number.
 * @param cursor the schema object
 * @param readInner reads the schemas inside the assertions
 * @returns `undefined` if there are none, as for most schemas
 */
export function readAssertions(
  cursor: Cursor,
  context: SchemaContext,
  readInner: ReadInner,
): Assertions | undefined {
  if (cursor.keyMask(KEYWORDS, 0) === 0) return undefined;
  const byLetter = { ...context, dialect: { ...context.dialect, impliesTypes: false } };
  const read: ReadInner = (inner) => readInner(inner, byLetter);
  const found: Mutable<Assertions> = {};
  const schemaAt = (keyword: string): Schema | undefined =>
    isSchema(cursor.rawMember(keyword)) ? read(cursor.get(keyword)) : undefined;
  put(found, 'not', schemaAt('not'));
  readCondition(found, schemaAt);
  readContains(found, cursor, schemaAt);
  put(found, 'propertyNames', schemaAt('propertyNames'));
  readDependencies(found, cursor, read);
  put(found, 'unevaluatedProperties', schemaAt('unevaluatedProperties'));
  put(found, 'unevaluatedItems', schemaAt('unevaluatedItems'));
  return isEmpty(found) ? undefined : found;
}

/**
 * Reads `if`, `then` and `else`. Without `if`, `then` and `else` have no effect. An `if` alone only determines which
 * properties count as evaluated (§10.2.2).
 */
function readCondition(
  found: Mutable<Assertions>,
  schemaAt: (keyword: string) => Schema | undefined,
): void {
  const condition = schemaAt('if');
  if (condition === undefined) return;
  found.if = condition;
  put(found, 'then', schemaAt('then'));
  put(found, 'else', schemaAt('else'));
}

function readContains(
  found: Mutable<Assertions>,
  cursor: Cursor,
  schemaAt: (keyword: string) => Schema | undefined,
): void {
  const contains = schemaAt('contains');
  if (contains === undefined) return;
  found.contains = contains;
  const least = cursor.has('minContains') ? cursor.get('minContains').number() : undefined;
  const most = cursor.has('maxContains') ? cursor.get('maxContains').number() : undefined;
  if (least !== undefined) found.minContains = least;
  if (most !== undefined) found.maxContains = most;
}

/**
 * Reads `dependencies`. In older drafts, it contains lists of names as well as schemas. Since 2019-09, there are two
 * separate keywords, one for lists and one for schemas.
 */
function readDependencies(found: Mutable<Assertions>, cursor: Cursor, read: ReadInner): void {
  const required = new Map<string, readonly string[]>();
  const schemas = new Map<string, Schema>();
  for (const keyword of ['dependencies', 'dependentRequired', 'dependentSchemas']) {
    if (!cursor.has(keyword)) continue;
    for (const [name, place] of cursor.get(keyword).entries()) {
      if (place.type === 'array') required.set(name, place.items().flatMap(nameAt));
      else if (place.type === 'string') required.set(name, nameAt(place));
      else if (isSchema(place.value)) schemas.set(name, read(place));
    }
  }
  if (required.size > 0) found.dependentRequired = required;
  if (schemas.size > 0) found.dependentSchemas = schemas;
}

function nameAt(place: Cursor): string[] {
  return typeof place.value === 'string' ? [place.value] : [];
}

/**
 * Returns the values of `enum` and `const` if they include objects or arrays. If all values are scalars, they are
 * read as a shape instead.
 * @returns `undefined` if the values are scalars, or if the keywords are absent
 */
export function readValues(cursor: Cursor): readonly Json[] | undefined {
  if (!cursor.has('enum') && !cursor.has('const')) return undefined;
  const listed = cursor.rawMember('enum');
  const values: readonly unknown[] = cursor.has('const')
    ? [cursor.rawMember('const')]
    : Array.isArray(listed)
      ? listed
      : [];
  const isForm = values.every((value) => typeof value !== 'object' || value === null);
  return isForm ? undefined : values.map(toJson);
}

/**
 * Returns a schema for each type whose keywords the schema object uses. This is needed if the schema itself declares no
 * type.
 * @param words the types that values may have; empty if any type is allowed
 */
export function readForms(
  cursor: Cursor,
  words: readonly TypeWord[],
  context: SchemaContext,
  read: ReadInner,
): Schema[] {
  const origins = [cursor.origin()];
  return TYPED_KEYWORDS.flatMap(([type, keywords]) => {
    if (words.length > 0 && !words.some((word) => limits(type, word.type))) return [];
    if (!keywords.some((keyword) => cursor.has(keyword))) return [];
    return [{ ...readShape({ type }, cursor, context, read), origins }];
  });
}

function put<K extends keyof Assertions>(
  found: Mutable<Assertions>,
  keyword: K,
  value: Assertions[K] | undefined,
): void {
  if (value !== undefined) found[keyword] = value;
}

function isSchema(value: unknown): boolean {
  return typeof value === 'boolean' || (typeof value === 'object' && value !== null);
}

function isEmpty(found: Assertions): boolean {
  for (const _ in found) return false;
  return true;
}
