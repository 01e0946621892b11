/**
 * Converts a schema to the type with which the server's decoders convert a text (`ValueType` in
 * `runtime/route.ts`).
 */
import { append } from '../../src/base/foundation/lists.js';
import type { Api } from '../../src/model/api.js';
import type { DataEntry } from './data.js';
import { effectiveMembers } from '../../src/model/effective/effective.js';
import { dereference, followIn } from '../../src/model/dereference.js';
import { isJsonArray, isJsonObject } from '../../src/model/json.js';
import {
  UNKNOWN,
  type Json,
  type ObjectShape,
  type Scalar,
  type Schema,
  type UnionShape,
} from '../../src/model/schema.js';
import { discriminatorValues } from '../../src/print/typescript/discriminated.js';

/** The maximum depth of a type. No value in a URL is nested so deeply. */
const DEEPEST = 8;

/**
 * Returns the type of a schema for the route table (`ValueType` in `runtime/route.ts`).
 * @param api contains the named schemas
 * @returns `unknown` if no document declares the type, or if the type is nested too deeply
 */
export function wireType(schema: Schema, api: Api, depth = 0): Json {
  if (depth > DEEPEST) return 'unknown';
  const inner = (one: Schema): Json => wireType(one, api, depth + 1);
  switch (schema.kind) {
    case 'any':
    case 'unknown':
    case 'never':
      return 'unknown';
    case 'null':
    case 'boolean':
    case 'number':
    case 'integer':
    case 'string':
      return schema.kind;
    case 'binary':
      return 'string';
    case 'enum':
      return enumType(schema.values);
    case 'array':
      return new Map([['array', inner(schema.items)]]);
    case 'tuple':
      return new Map([['array', anyOf([...schema.items, ...restOf(schema)].map(inner))]]);
    case 'object':
      return objectType(schema, inner);
    case 'union': {
      const values = valuesOf(schema.members, api);
      if (values !== undefined) return enumType(values);
      const types = withTags(schema, schema.members.map(inner), api);
      const nulls = types.filter((type) => type === 'null');
      return anyOf([...types.filter((type) => type !== 'null'), ...nulls]);
    }
    case 'ref': {
      const target = api.schemas.get(schema.id);
      return target === undefined ? 'unknown' : inner(target);
    }
    default: {
      const members = effectiveMembers(schema, api);
      const [only = UNKNOWN, another] = members;
      if (another !== undefined) return inner({ kind: 'union', members, origins: [] });
      return only.kind === schema.kind ? 'unknown' : inner(only);
    }
  }
}

/**
 * Returns the type of a schema as an entry of the route table; `undefined` if no document declares
 * the type.
 */
export function typeEntry(schema: Schema, api: Api): DataEntry | undefined {
  const type = wireType(schema, api);
  return type === 'unknown' ? undefined : ['type', type];
}

function restOf({ rest }: { readonly rest?: Schema }): Schema[] {
  return rest === undefined ? [] : [rest];
}

/**
 * Returns the type of an enum. If null is a value, but neither `""` nor `"null"` is one, `null` comes
 * first, because these two texts can then only mean null.
 */
function enumType(values: readonly Scalar[]): Json {
  const word = values.includes(null) && !values.includes('') && !values.includes('null');
  const others = word ? values.filter((value) => value !== null) : values;
  return anyOf([...(word ? ['null'] : []), ...others.map(scalarType)]);
}

/**
 * Returns the values of a union whose members are only enums, constants and null; `undefined` for
 * other unions.
 */
function valuesOf(members: readonly Schema[], api: Api): readonly Scalar[] | undefined {
  const found: Scalar[] = [];
  for (const member of members) {
    const shape = dereference(member, api);
    if (shape.kind === 'null') found.push(null);
    else if (shape.kind === 'enum' && shape.open !== true) append(found, shape.values);
    else return undefined;
  }
  return found;
}

function scalarType(value: Scalar): Json {
  if (value === null) return 'null';
  if (typeof value === 'bigint') return 'integer';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function objectType(shape: ObjectShape, inner: (schema: Schema) => Json): Json {
  const properties = [...shape.properties].map(([name, { schema }]) => [name, inner(schema)]);
  const { rest, restStated } = shape;
  const open = rest !== undefined && (restStated === true || properties.length === 0);
  return new Map<string, Json>([
    ['object', properties],
    ...(open ? [['rest', inner(rest)] as const] : []),
  ]);
}

/** If a property has more values than this, it is not used to select a member of a union. */
const MOST_TAGS = 20;

/**
 * If the object types in a union declare the same property with different types, adds tags to the
 * object types. A tag is a property whose values identify the type.
 */
function withTags(union: UnionShape, types: readonly Json[], api: Api): readonly Json[] {
  const known = new Map<string, string>();
  const differ = types.filter(isJsonObject).some((type) =>
    propertiesOf(type).some(([name, one]) => {
      const before = known.get(name);
      known.set(name, fingerprint(one));
      return before !== undefined && before !== fingerprint(one);
    }),
  );
  if (!differ) return types;
  return types.map((type, at) => {
    const [member] = union.members.slice(at);
    if (member === undefined || !isJsonObject(type) || !type.has('object')) return type;
    const tags = tagsOf(union, member, api);
    return tags.length === 0 ? type : new Map([...type, ['tags', tags]]);
  });
}

function tagsOf(union: UnionShape, member: Schema, api: Api): Json[] {
  const follow = followIn(api.schemas);
  const { discriminator } = union;
  const values = discriminator ? discriminatorValues(union, member, follow) : [];
  if (discriminator && values.length > 0) return [[discriminator.property, values.map(String)]];
  const shape = follow(member);
  if (shape.kind !== 'object') return [];
  return [...shape.properties].flatMap(([name, { schema }]): Json[] => {
    const one = follow(schema);
    if (one.kind !== 'enum' || one.open === true || one.values.length > MOST_TAGS) return [];
    // A number may be written in several ways, so only a property whose values are texts can be a
    // tag.
    const areTexts = one.values.every((value) => typeof value === 'string');
    return areTexts ? [[name, one.values.map(String)]] : [];
  });
}

function propertiesOf(type: ReadonlyMap<string, Json>): (readonly [name: string, type: Json])[] {
  const pairs = type.get('object');
  return (isJsonArray(pairs) ? pairs : []).flatMap((pair) =>
    isJsonArray(pair) && typeof pair[0] === 'string' && pair[1] !== undefined
      ? [[pair[0], pair[1]]]
      : [],
  );
}

/**
 * Returns the union of the types, each included once. If one of them is `unknown`, the result is
 * `unknown`.
 */
export function anyOf(types: readonly Json[]): Json {
  const distinct = new Map(types.map((type) => [fingerprint(type), type]));
  const [only, another] = distinct.values();
  if (only === undefined || distinct.has(fingerprint('unknown'))) return 'unknown';
  return another === undefined ? only : new Map([['anyOf', [...distinct.values()]]]);
}

function fingerprint(type: Json): string {
  return JSON.stringify(type, (_, value: unknown) => (value instanceof Map ? [...value] : value));
}
