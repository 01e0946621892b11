/** Reads the types, enumerations, combinations and null of a schema object, and combines them into one schema. */
import { KEYWORDS_OF_TYPES } from '../../../model/keywords/rows.js';
import type { Assertions, Schema, Shape } from '../../../model/schema.js';
import { EXTENSION } from '../../../model/extensions.js';
import { allOf } from '../../../model/effective/all-of.js';
import type { Cursor } from '../../source/cursor.js';
import { readAssertions, readForms, readValues } from './assertions.js';
import type { ReadInner } from './object.js';
import { readShape } from './shapes.js';
import type { SchemaContext } from './table.js';
import type { TypeWord } from './type.js';
import { readTypes, type Types } from './types.js';
import { readUnions } from './union.js';
import { readEnum, type Enumeration } from './values.js';

/** A schema that was read from a schema object, without its annotations. */
export interface Form {
  readonly schema: Schema;
  /** The schema without the null that it allows. */
  readonly present: Schema;
  /** The types that `default` must match; empty if they are not known at this point. */
  readonly words: readonly TypeWord[];
  readonly nullable: boolean;
  /** The kinds of schemas, such as `object`, for which keywords of the schema object were read. */
  readonly kinds: ReadonlySet<Schema['kind']>;
  /** The assertions, in addition to the shape. */
  readonly assertions?: Assertions;
}

/**
 * Reads a schema object without its annotations.
 * @param cursor the schema object; a `$ref` in it is not followed
 * @param read reads the schemas inside the object
 */
export function readForm(cursor: Cursor, context: SchemaContext, read: ReadInner): Form {
  if (cursor.rawMember(EXTENSION.unknown) === true) return unknownForm(cursor);
  const origins = [cursor.origin()];
  const types = readTypes(cursor, context);
  const words = types.words.filter((word) => word.type !== 'null');
  const listed = readOwnEnum(cursor, words, context);
  const allowsNull = words.length < types.words.length || isNullable(cursor, context);
  const enumeration = listed && (allowsNull ? listed : withoutForeignNull(listed, words, cursor));
  const nullable = allowsNull || enumeration?.nullable === true;
  const shapes = enumeration
    ? enumeration.shape === undefined
      ? []
      : [enumeration.shape]
    : words.map((word) => withItemEnum(readShape(word, cursor, context, read), cursor, context));
  const isImplied = types.areImplied === true && enumeration === undefined;
  const own = shapes.map((shape): Schema => {
    return { ...shape, origins, ...(isImplied && { typeImplied: true }) };
  });
  const combined = [...readAllOf(cursor, context, read), ...readUnions(cursor, context, read)];
  const base: Schema[] = own.length > 1 ? [{ kind: 'union', members: own, origins }] : own;
  const parts =
    combined.length > 0 && context.dialect.impliesTypes && isBareObject(cursor, own)
      ? combined
      : [...base, ...combined];
  const onlyNull = types.words.length > 0 || enumeration !== undefined;
  const schema =
    parts.length === 0 ? untypedSchema(cursor, nullable && onlyNull) : allOf(parts, origins);
  return {
    schema: nullable ? withNull(schema, cursor) : schema,
    present: schema,
    words: combined.length > 0 ? [] : words,
    nullable,
    kinds: new Set([
      ...own.map((part) => part.kind),
      ...(enumeration || hasScalarEnum(cursor) ? (['enum'] as const) : []),
    ]),
    ...assertionsOf(cursor, enumeration !== undefined, types, context, read),
  };
}

/**
 * Returns the assertions of a schema object. They include the keywords of a type if no type is declared or implied, or
 * if other schemas declare several types. In a dialect that implies no types, they also include keywords next to
 * `enum`.
 */
function assertionsOf(
  cursor: Cursor,
  isListed: boolean,
  types: Types,
  context: SchemaContext,
  read: ReadInner,
): Pick<Form, 'assertions'> {
  const declared = readAssertions(cursor, context, read);
  const values = readValues(cursor);
  const words = types.words.filter(({ type }) => type !== 'null');
  const isUntyped = words.length === 0 && values !== undefined;
  const isLetter = !context.dialect.impliesTypes && (words.length === 0 || isListed);
  const asked = types.beside ?? (isUntyped || isLetter ? words : undefined);
  const forms = asked ? readForms(cursor, asked, context, read) : [];
  if (!declared && !values && forms.length === 0) return {};
  return {
    assertions: { ...declared, ...(values && { values }), ...(forms.length > 0 && { forms }) },
  };
}

/**
 * Reads the `enum` of the schema itself. Scalars next to `type: array` apply to the items; next to `object`, they
 * apply to the whole value.
 */
function readOwnEnum(
  cursor: Cursor,
  words: readonly TypeWord[],
  { dialect }: SchemaContext,
): Enumeration | undefined {
  if (!cursor.has('enum') && !cursor.has('const')) return undefined;
  if (!dialect.impliesTypes) return readEnum(cursor, words);
  const [word] = words;
  if (words.length !== 1 || !hasScalarEnum(cursor)) return readEnum(cursor, words);
  if (word?.type === 'array') return undefined;
  if (word?.type !== 'object') return readEnum(cursor, words);
  cursor.get('enum').add('schema/enum-place', { type: 'object' });
  return readEnum(cursor, []);
}

/** Removes null from the values of `enum` if `type` does not allow it (JSON Schema Validation §6.1.1). */
function withoutForeignNull(
  listed: Enumeration,
  words: readonly TypeWord[],
  cursor: Cursor,
): Enumeration {
  if (!listed.nullable || words.length === 0 || words.some(({ type }) => type === 'any')) {
    return listed;
  }
  const type = words.map((word) => word.type).join(' or ');
  const keyword = cursor.has('const') ? 'const' : 'enum';
  cursor.get(keyword).add('schema/enum-null', { keyword, type });
  return { shape: listed.shape ?? { kind: 'never' }, nullable: false };
}

function withItemEnum(shape: Shape, cursor: Cursor, context: SchemaContext): Shape {
  if (shape.kind !== 'array' || !context.dialect.impliesTypes || !hasScalarEnum(cursor))
    return shape;
  const place = cursor.get('enum');
  const { words } = readTypes(cursor.get('items'), context);
  const items = readEnum(cursor, words)?.shape;
  place.add('schema/enum-place', { type: 'array' });
  return items ? { ...shape, items: { ...items, origins: [place.origin()] } } : shape;
}

function hasScalarEnum(cursor: Cursor): boolean {
  if (!cursor.has('enum')) return false;
  const place = cursor.get('enum');
  const members = place.type === 'array' ? place.items() : [];
  return members.length > 0 && members.every(({ type }) => type !== 'array' && type !== 'object');
}

/** Reads a schema that restitch's OpenAPI export wrote for an unknown type or for an unresolved reference. */
function unknownForm(cursor: Cursor): Form {
  const ref = cursor.get(EXTENSION.ref).text();
  const schema: Schema =
    ref === undefined || /[#/:]/.test(ref)
      ? { kind: 'unknown', origins: [] }
      : { kind: 'ref', id: ref, origins: [cursor.origin()] };
  return { schema, present: schema, words: [], nullable: false, kinds: new Set() };
}

function untypedSchema(cursor: Cursor, onlyNull: boolean): Schema {
  const origins = [cursor.origin()];
  if (onlyNull) return { kind: 'null', origins };
  // If `type` is present but invalid, the type is unknown. Without `type`, any value is allowed.
  return { kind: (cursor.rawMember('type') ?? null) === null ? 'any' : 'unknown', origins };
}

/**
 * Returns true if the schema's own keywords only say `type: object`. Next to `allOf` or `oneOf`, this adds no
 * constraint.
 */
function isBareObject(cursor: Cursor, own: readonly Schema[]): boolean {
  return (
    own.length === 1 &&
    own[0]?.kind === 'object' &&
    own[0].properties.size === 0 &&
    !KEYWORDS_OF_TYPES.object.some((keyword) => cursor.has(keyword))
  );
}

/**
 * Reads `allOf`. A reference to a parent usually means any of its children, but a schema that extends the parent
 * takes only the parent's own properties.
 */
function readAllOf(cursor: Cursor, context: SchemaContext, read: ReadInner): Schema[] {
  if (!cursor.has('allOf')) return [];
  const { table } = context;
  const items = cursor.get('allOf').items();
  const extending =
    items.length > 1 || cursor.has('properties') || table.nameAt(cursor) !== undefined;
  return items.map((item) => {
    const schema = read(item);
    const hierarchy = schema.kind === 'ref' && extending ? table.hierarchyOf(schema.id) : undefined;
    return hierarchy && schema.kind === 'ref' ? { ...schema, id: hierarchy.base } : schema;
  });
}

/** The keywords that allow null in some dialect. */
export const NULLABLE = ['nullable', 'x-nullable', 'x-isnullable'];

/** Returns true if a keyword next to the type allows null. */
export function isNullable(cursor: Cursor, context: SchemaContext): boolean {
  let nullable = false;
  for (const keyword of NULLABLE) {
    if (!cursor.has(keyword) || cursor.get(keyword).boolean() !== true) continue;
    nullable = true;
    if (!context.dialect.nullable.has(keyword)) {
      cursor.get(keyword).add('schema/nullable', { keyword, dialect: context.dialect.name }, 'key');
    }
  }
  return nullable;
}

/** Adds null to the values that a schema allows, if it does not allow null already. */
export function withNull(schema: Schema, cursor: Cursor): Schema {
  const origins = [cursor.origin()];
  if (schema.kind === 'any' || schema.kind === 'unknown' || schema.kind === 'null') return schema;
  if (schema.kind !== 'union') {
    return { kind: 'union', members: [schema, { kind: 'null', origins }], origins };
  }
  if (schema.members.some((member) => member.kind === 'null')) return schema;
  return { ...schema, members: [...schema.members, { kind: 'null', origins }] };
}
