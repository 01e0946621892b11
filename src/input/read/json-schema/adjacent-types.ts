/** Finds the types that keywords such as `$ref` and `allOf`, next to a schema's own keywords, allow. */
import { createReport } from '../../../base/diagnostics/report.js';
import type { Cursor } from '../../source/cursor.js';
import type { SchemaContext } from './table.js';
import { impliedTypes, readWords, type TypeName } from './type.js';
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';

/** The types that values may have; `undefined` if any type is allowed. */
type TypeNames = ReadonlySet<TypeName> | undefined;

/** The state of one search. The search may visit a schema again, because schemas can refer to themselves. */
interface Search {
  readonly context: SchemaContext;
  /** The number of schemas that may still be visited: nested alternatives multiply quickly. */
  left: number;
}

/**
 * Returns the types that other schemas declare for the same value as a schema without a `type`: the target of its
 * `$ref`, the schemas that it combines, and the schema that combines it with others. If the type were inferred from a
 * keyword and contradicted these types, no value would match.
 * @param cursor a schema object without a `type`
 * @returns `undefined` if none of the other schemas declares a type
 */
export function adjacentTypes(cursor: Cursor, context: SchemaContext): TypeNames {
  const search: Search = { context, left: READING_LIMITS.schemasBeside.most };
  const types = both(combined(cursor, search), around(cursor, search));
  // If the types contradict each other, no value would match, so they are ignored.
  return types?.size === 0 ? undefined : types;
}

/** Returns the types that `$ref` and the combining keywords (`allOf`, `anyOf`, `oneOf`) of a schema object allow. */
function combined(cursor: Cursor, search: Search): TypeNames {
  let types = targetTypes(cursor, search);
  if (cursor.has('allOf')) {
    for (const part of membersOf(cursor.get('allOf'))) {
      types = both(types, typesOf(part, search, true));
    }
  }
  for (const keyword of ['oneOf', 'anyOf']) {
    if (cursor.has(keyword)) types = both(types, oneOfThese(cursor.get(keyword), search));
  }
  return types;
}

/**
 * For a member of `allOf`, `anyOf` or `oneOf`, returns the types that the schema with this keyword allows. The other
 * keywords of that schema may also imply a type.
 */
function around(cursor: Cursor, search: Search): TypeNames {
  const list = cursor.parent;
  const holder = list?.parent;
  if (!holder || typeof cursor.key !== 'number' || !COMBINATIONS.has(String(list.key))) {
    return undefined;
  }
  let types = both(ownTypes(holder, search), targetTypes(holder, search));
  for (const part of list.key === 'allOf' ? membersOf(list) : []) {
    types = both(types, typesOf(part, search, false));
  }
  return both(types, around(holder, search));
}

const COMBINATIONS: ReadonlySet<string> = new Set(['allOf', 'oneOf', 'anyOf']);

/**
 * Returns the types of a schema object.
 * @param implies true if keywords such as `properties` may imply a type
 */
function typesOf(cursor: Cursor, search: Search, implies: boolean): TypeNames {
  if (cursor.type !== 'object' || search.left-- <= 0) return undefined;
  const { dialect } = search.context;
  if (cursor.has('$ref') && dialect.refSiblings === 'notes') return targetTypes(cursor, search);
  const declared = both(ownTypes(cursor, search), combined(cursor, search));
  if (declared !== undefined || !implies) return declared;
  const [implied] = impliedTypes(cursor);
  return implied && new Set([familyOf(implied.type)]);
}

/** Returns the types that `type`, `enum` and `const` allow. */
function ownTypes(cursor: Cursor, { context }: Search): TypeNames {
  const listed = valueTypes(cursor);
  const words = readWords(cursor.as(cursor.value, createReport()), context);
  const declared = words.length === 0 ? undefined : words.map(({ type }) => familyOf(type));
  const types = both(
    listed,
    declared === undefined || declared.includes('any') ? undefined : new Set(declared),
  );
  const allowsNull = context.dialect.nullable;
  const nullable = [...allowsNull].some((keyword) => cursor.rawMember(keyword) === true);
  return types && nullable ? new Set([...types, 'null']) : types;
}

function valueTypes(cursor: Cursor): TypeNames {
  const places = cursor.has('const') ? [cursor.get('const')] : membersOf(cursor.get('enum'));
  if (places.length === 0) return undefined;
  return new Set(places.flatMap(({ type }) => (type === 'missing' ? [] : [type])));
}

function targetTypes(cursor: Cursor, search: Search): TypeNames {
  const { references, dialect } = search.context;
  if (typeof cursor.rawMember('$ref') !== 'string') return undefined;
  const ref = cursor.get('$ref');
  // An invalid reference is reported when it is read, so it is not reported here.
  const target = references.target(ref.as(ref.value, createReport()), dialect.section);
  return target && typesOf(target, search, true);
}

/** Returns the types that alternatives allow; `undefined` if one of them allows any type. */
function oneOfThese(list: Cursor, search: Search): TypeNames {
  const types = new Set<TypeName>();
  for (const member of membersOf(list)) {
    const own = typesOf(member, search, true);
    if (own === undefined) return undefined;
    for (const type of own) types.add(type);
  }
  return types.size === 0 ? undefined : types;
}

function membersOf(list: Cursor): Cursor[] {
  const { value } = list;
  return Array.isArray(value) ? value.map((_, index) => list.get(index)) : [];
}

/** Replaces the type `binary` with `string`, because schemas declare binary content as strings. */
function familyOf(type: TypeName): TypeName {
  return type === 'binary' ? 'string' : type;
}

function both(some: TypeNames, others: TypeNames): TypeNames {
  if (some === undefined || others === undefined) return some ?? others;
  const types = new Set<TypeName>();
  for (const type of some) {
    if (others.has(type) || (type === 'integer' && others.has('number'))) types.add(type);
    else if (type === 'number' && others.has('integer')) types.add('integer');
  }
  return types;
}
