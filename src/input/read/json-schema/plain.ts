/**
 * The fast path for schemas of one type whose keywords all apply to that type. Most schemas are like this. Without the
 * fast path, generating the client of GitHub's description takes at least 1.2 times the CPU time.
 */
import { KEYWORDS_OF_TYPES, NOTE_SPELLINGS, SPELLINGS } from '../../../model/keywords/rows.js';
import type { Origin } from '../../../model/origin.js';
import type { Schema, Shape } from '../../../model/schema.js';
import type { Cursor } from '../../source/cursor.js';
import { withNull } from './form.js';
import { keepDeclaredValues } from './example-values.js';
import { addDescription, addNotes } from './notes.js';
import type { ReadInner } from './object.js';
import { readScalarShape, readShape, type ScalarType } from './shapes.js';
import type { SchemaContext } from './table.js';
import type { TypeName, TypeWord } from './type.js';

/** A bit for each group of keywords. `Cursor.keyMask` finds the groups that a schema uses in one pass over its keys. */
const TYPE = 1;
const NULLABLE = 2;
const ENUM = 4;
const FORMAT = 8;
const NUMERIC = 16;
const TEXTUAL = 32;
const LISTED = 64;
const MEMBERS = 128;
const DESCRIPTION = 256;
const NOTED = 512;
const OTHER = 1024;

const group = (keywords: readonly string[], bit: number): [string, number][] =>
  keywords.map((keyword) => [keyword, bit]);

const KEYWORDS: ReadonlyMap<string, number> = new Map([
  ...group(KEYWORDS_OF_TYPES.number, NUMERIC),
  ...group(KEYWORDS_OF_TYPES.string, TEXTUAL),
  ...group(KEYWORDS_OF_TYPES.array, LISTED),
  ...group(KEYWORDS_OF_TYPES.object, MEMBERS),
  ...group(NOTE_SPELLINGS, NOTED),
  // These keywords make the schema binary or a tuple. The fast path reads neither.
  ...group([...SPELLINGS.binary, 'prefixItems'], OTHER),
  ...([
    ['type', TYPE],
    ['nullable', NULLABLE],
    ['enum', ENUM],
  ] as const),
  ...([
    ['format', FORMAT],
    ['description', DESCRIPTION],
  ] as const),
]);

interface Plain<Type extends TypeName> {
  readonly type: Type;
  /** The type, as a list with one item. */
  readonly words: readonly [TypeWord];
  /** The groups of keywords that are allowed, as a mask. */
  readonly allowed: number;
}

function plain<Type extends TypeName>(type: Type, own: number): [unknown, Plain<Type>] {
  return [type, { type, words: [{ type }], allowed: own | TYPE | NULLABLE | DESCRIPTION | NOTED }];
}

const LEAVES = new Map<unknown, Plain<ScalarType>>([
  plain('boolean', 0),
  plain('integer', FORMAT | NUMERIC),
  plain('number', FORMAT | NUMERIC),
  plain('string', FORMAT | TEXTUAL | ENUM),
]);

const NESTS = new Map<unknown, Plain<'array' | 'object'>>([
  plain('array', LISTED),
  plain('object', MEMBERS),
]);

/**
 * Reads a schema that contains no other schemas. It returns the same result and reports the same diagnostics as the
 * full reader, but is faster.
 * @param cursor any value
 * @returns `undefined` for a schema that needs the full reader; in this case, no diagnostic was reported
 */
export function readPlainScalar(cursor: Cursor, context: SchemaContext): Schema | undefined {
  // The type is read without a cursor, because this runs for every schema.
  const found = LEAVES.get((cursor.value as { readonly type?: unknown } | null | undefined)?.type);
  if (!found) return undefined;
  const present = cursor.keyMask(KEYWORDS, OTHER);
  if ((present & ~found.allowed) !== 0) return undefined;
  if ((present & NULLABLE) !== 0 && !isNullable(cursor, context)) return undefined;
  const schema: Schema | undefined =
    (present & (FORMAT | NUMERIC | TEXTUAL | ENUM)) === 0
      ? { kind: found.type, origins: [cursor.origin()] }
      : formOf(cursor, found, present, context);
  if (!schema || (present & (NULLABLE | DESCRIPTION | NOTED)) === 0) return schema;
  return noted(schema, cursor, found.words, present, context);
}

/**
 * Like {@link readPlainScalar}, for objects and arrays.
 * @param read reads the schemas inside the object or array
 */
export function readPlainContainer(
  cursor: Cursor,
  context: SchemaContext,
  read: ReadInner,
): Schema | undefined {
  const found = NESTS.get(cursor.rawMember('type'));
  const present = found && presentIn(cursor, found, context);
  // A tuple has other keywords, so it needs the full reader.
  if (!present || ((present & LISTED) !== 0 && Array.isArray(cursor.rawMember('items')))) {
    return undefined;
  }
  const schema = withOrigin(readShape(found.words[0], cursor, context, read), cursor);
  return noted(schema, cursor, found.words, present, context);
}

/** Returns the keywords of a schema as a mask; 0 if it has keywords that the fast path does not support. */
function presentIn(cursor: Cursor, { allowed }: Plain<TypeName>, context: SchemaContext): number {
  const present = cursor.keyMask(KEYWORDS, OTHER);
  if ((present & ~allowed) !== 0) return 0;
  return (present & NULLABLE) === 0 || isNullable(cursor, context) ? present : 0;
}

function isNullable(cursor: Cursor, { dialect }: SchemaContext): boolean {
  return cursor.rawMember('nullable') === true && dialect.nullable.has('nullable');
}

function formOf(
  cursor: Cursor,
  { type, words }: Plain<ScalarType>,
  present: number,
  context: SchemaContext,
): Schema | undefined {
  if ((present & ENUM) !== 0) {
    return (present & (FORMAT | TEXTUAL)) === 0 ? textsOf(cursor) : undefined;
  }
  const format = (present & FORMAT) === 0 ? undefined : cursor.rawMember('format');
  // Binary content has other keywords, so it needs the full reader.
  if (type === 'string' && format === 'binary') return undefined;
  if ((present & (NUMERIC | TEXTUAL)) === 0 && FORMATS.has(format)) {
    return { kind: type, format, origins: [cursor.origin()] } as Schema;
  }
  return withOrigin(readScalarShape(type, words[0], cursor, context), cursor);
}

/** Frequent formats that do not change how a schema is read. */
const FORMATS: ReadonlySet<unknown> = new Set([
  ...['uri', 'date-time', 'date', 'email', 'uuid', 'int32', 'int64', 'float', 'double'],
]);

/** Reads an `enum` of different texts. */
function textsOf(cursor: Cursor): Schema | undefined {
  const list = cursor.rawMember('enum');
  if (!Array.isArray(list) || list.length === 0) return undefined;
  if (list.length > FEW && new Set<unknown>(list).size < list.length) return undefined;
  const values: string[] = [];
  for (let index = 0; index < list.length; index++) {
    const value: unknown = list[index];
    if (typeof value !== 'string') return undefined;
    if (list.length <= FEW && values.includes(value)) return undefined;
    values.push(value);
  }
  return { kind: 'enum', values, origins: [cursor.origin()] };
}

/** Lists of at most this many values are compared pair by pair. Longer lists are checked with a set. */
const FEW = 16;

function withOrigin(shape: Shape & { origins?: readonly Origin[] }, cursor: Cursor): Schema {
  shape.origins = [cursor.origin()];
  return shape as Schema;
}

function noted(
  schema: Schema,
  cursor: Cursor,
  words: readonly TypeWord[],
  present: number,
  context: SchemaContext,
): Schema {
  const nullable = (present & NULLABLE) !== 0;
  const whole = nullable ? withNull(schema, cursor) : schema;
  if ((present & NOTED) !== 0) {
    addNotes(whole, cursor, words, nullable, context.references);
    keepDeclaredValues({ cursor, schema: whole, notes: whole, nullable }, context);
  } else if ((present & DESCRIPTION) !== 0) addDescription(whole, cursor);
  return whole;
}
