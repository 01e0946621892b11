/** Prints schemas as TypeScript types, for the client, the server and the docs. */
import { append } from '../../base/foundation/lists.js';
import { code, lit, num } from '../emit/typescript/code.js';
import type { Code } from '../emit/typescript/code.js';
import {
  arrayOf,
  indexSignature,
  intersection,
  openTo,
  type Member,
  propertySignature,
  readonlyOf,
  tuple,
  typeLiteral,
  union,
} from '../emit/typescript/type.js';
import { memoizeByObject } from '../../base/foundation/memo.js';
import type {
  EnumShape,
  ObjectShape,
  Property,
  Scalar,
  Schema,
  TupleShape,
  UnionShape,
} from '../../model/schema.js';
import { isSent } from '../../model/direction.js';
import { declaredParts } from '../../api/resolve/schemas/combinations.js';
import { discriminatorValues } from './discriminated.js';
import { distinctTypes } from './distinct.js';
import { filledMembers } from './filler/forms.js';
import { schemaComment } from './schema-comment.js';
import type { TypeOptions } from './type-options.js';
import { GENERATING_LIMITS } from '../../base/foundation/limits/generating.js';

const UNKNOWN_TYPE = code`unknown`;
const NEVER_TYPE = code`never`;
const NULL_TYPE = code`null`;
const UNDEFINED_TYPE = code`undefined`;
const BOOLEAN_TYPE = code`boolean`;
const NUMBER_TYPE = code`number`;
const STRING_TYPE = code`string`;
const BLOB_TYPE = code`Blob`;

/**
 * The maximum number of literals in a union. A larger enum is printed as `string`, because TypeScript takes seconds
 * for such unions.
 */
export const MAX_UNION_MEMBERS = GENERATING_LIMITS.unionMembers.most;

/**
 * Prints the type of a schema.
 * @returns a type that can be inserted anywhere; parentheses are added where needed
 */
export function typeOf(schema: Schema, options: TypeOptions): Code {
  switch (schema.kind) {
    case 'string':
      return options.scalar?.(schema) ?? STRING_TYPE;
    case 'object':
      return typeLiteral(members(schema, options));
    case 'ref':
      return options.ref(schema.id);
    case 'number':
    case 'integer':
      return options.scalar?.(schema) ?? NUMBER_TYPE;
    case 'boolean':
      return BOOLEAN_TYPE;
    case 'array':
      return listType(arrayOf(typeOf(schema.items, options)), options);
    case 'enum':
      return enumType(schema);
    case 'union':
      return unionType(
        schema.members.map((member) =>
          memberType(schema, member, ofMember(schema, member, options)),
        ),
      );
    case 'null':
      return NULL_TYPE;
    case 'any':
      return options.forReaders === true ? anyType(schema, options) : UNKNOWN_TYPE;
    case 'unknown':
      return options.undeclared ?? UNKNOWN_TYPE;
    case 'intersection':
      return intersectionType(declaredParts(schema.members, options.follow), options);
    case 'tuple':
      return listType(tupleType(schema, options.defaults?.without ?? options), options);
    case 'never':
      return NEVER_TYPE;
    case 'binary':
      return options.binary ?? BLOB_TYPE;
    default:
      return schema satisfies never;
  }
}

function memberType(whole: UnionShape, member: Schema, options: TypeOptions): Code {
  const type = typeOf(member, options);
  if (whole.discriminator === undefined) return type;
  const values = discriminatorValues(whole, member, options.follow);
  if (values.length === 0) return type;
  const tag = propertySignature(whole.discriminator.property, enumType({ kind: 'enum', values }));
  return intersection([type, typeLiteral([tag])]);
}

export interface DeclarationOptions {
  /** The comment above the declaration; by default, it is written from the schema's annotations. */
  readonly comment?: Code;
  /** False for a declaration that is not exported; by default true. */
  readonly export?: boolean;
}

/**
 * Declares a named type: an interface for an object, otherwise a type alias.
 * @param name an identifier that is unique in its file
 */
export function typeDeclaration(
  name: Code,
  schema: Schema,
  options: TypeOptions,
  {
    comment = schemaComment(schema, options.forReaders === true ? 'example' : 'limits'),
    export: exported = true,
  }: DeclarationOptions = {},
): Code {
  const keyword = exported && code`export `;
  if (schema.kind !== 'object') {
    const type = typeOf(schema, options);
    return code`
      ${comment}
      ${keyword}type ${name} = ${type};
    `;
  }
  return code`
    ${comment}
    ${keyword}interface ${name} {
      ${members(schema, options)};
    }
  `;
}

/**
 * Returns the types that the values of an enum have, such as `string`. They are used for an enum that is open or too
 * large.
 */
function baseTypes(values: readonly Scalar[]): Code[] {
  const kinds = new Set(values.map((value) => (value === null ? 'null' : typeof value)));
  const types: Code[] = [];
  if (kinds.has('string')) types.push(STRING_TYPE);
  if (kinds.has('number') || kinds.has('bigint')) types.push(NUMBER_TYPE);
  if (kinds.has('boolean')) types.push(BOOLEAN_TYPE);
  if (kinds.has('null')) types.push(NULL_TYPE);
  return types;
}

const enumType = memoizeByObject(({ values, open }: EnumShape): Code => {
  const members = [...new Set(values)];
  if (members.length > MAX_UNION_MEMBERS) return union(baseTypes(members));
  const bothBooleans = members.includes(true) && members.includes(false);
  const types: Code[] = [];
  for (const value of members) {
    // A number that `JSON.parse` cannot represent exactly has no literal type.
    if (typeof value === 'bigint') types.push(NUMBER_TYPE);
    else if (value === null) types.push(NULL_TYPE);
    else if (typeof value === 'string') types.push(lit(value));
    else if (typeof value === 'number') types.push(num(value));
    else if (!bothBooleans) types.push(value ? code`true` : code`false`);
    else if (value) types.push(BOOLEAN_TYPE);
  }
  if (open === true) {
    const texts = members.filter((value) => typeof value === 'string');
    const numbers = members.filter((value) => typeof value === 'number');
    append(types, [...baseTypes(texts), ...baseTypes(numbers)].map(openTo));
  }
  return union([...new Set(types)]);
});

/** A tuple may end before its last item, unless `minItems` forbids it (JSON Schema 2020-12 §10.3.1.1). */
function tupleType(schema: TupleShape, options: TypeOptions): Code {
  return tuple(
    schema.items.map((item) => typeOf(item, options)),
    schema.rest && typeOf(schema.rest, options),
    schema.minItems ?? 0,
  );
}

function listType(list: Code, { readonlyArrays }: TypeOptions): Code {
  return readonlyArrays === true ? readonlyOf(list) : list;
}

/** Prints a type that allows any value, next to the object and array types that the schema declares. */
function anyType({ assertions }: Pick<Schema, 'assertions'>, options: TypeOptions): Code {
  const forms = (assertions?.forms ?? []).filter(({ kind }) => isPrinted(kind));
  if (forms.length === 0) return UNKNOWN_TYPE;
  return union([...forms.map((form) => typeOf(form, options)), UNKNOWN_TYPE]);
}

/**
 * Returns true for objects and arrays. Only their types are printed for a schema that allows any value. For other
 * kinds, such as strings, the limits in the comment tell readers more than the type.
 */
function isPrinted(kind: Schema['kind']): boolean {
  return kind === 'object' || kind === 'array' || kind === 'tuple';
}

/** Prints a union of distinct types. `unknown` absorbs the other types, and `never` is omitted. */
function unionType(types: readonly Code[]): Code {
  return combine(types, UNKNOWN_TYPE, NEVER_TYPE, union);
}

/** Prints an intersection of distinct types. `never` absorbs the other types, and `unknown` is omitted. */
function intersectionType(parts: readonly Schema[], options: TypeOptions): Code {
  const types = parts.map((part) => typeOf(part, options));
  return combine(types, NEVER_TYPE, UNKNOWN_TYPE, intersection);
}

function combine(
  types: readonly Code[],
  top: Code,
  bottom: Code,
  build: (types: readonly Code[]) => Code,
): Code {
  if (types.includes(top)) return top;
  const kept = distinctTypes(types);
  const remaining = kept.includes(bottom) ? kept.filter((type) => type !== bottom) : kept;
  return remaining.length === 0 ? bottom : build(remaining);
}

/** Prints the properties of an object, and an index signature for its `additionalProperties`. */
function members(shape: ObjectShape, options: TypeOptions): Code[] {
  const types: Code[] = [];
  const signatures: Code[] = [];
  shape.properties.forEach((property, name) => {
    const member = propertyMember(name, property, options, types);
    if (member !== undefined) signatures.push(propertySignature(name, member.type, member));
  });
  const rest = restType(shape, types, options);
  if (rest !== undefined) signatures.push(indexSignature(rest));
  return signatures;
}

/**
 * Prints a property of an object.
 * @param types a list to which the property's type is added, and the type `undefined` if the property is optional
 * @returns `undefined` for a property that is not sent in this direction
 */
export function propertyMember(
  name: string,
  { schema, required }: Property,
  options: TypeOptions,
  types?: Code[],
): Member | undefined {
  if (!isSent(schema, options.direction)) return undefined;
  const plain = typeOf(schema, options);
  const withUndefined = !required && options.undefinedOptional === true;
  const type = withUndefined ? orUndefined(plain) : plain;
  const isFilled = options.defaults?.of({ schema, required }) !== undefined;
  const optional = !required && !isFilled;
  types?.push(plain);
  if (optional) types?.push(UNDEFINED_TYPE);
  return {
    name,
    type,
    optional,
    comment: schemaComment(schema, options.forReaders === true ? 'example' : 'limits'),
  };
}

/**
 * Returns the options for a member of a union. Defaults are filled in only if no other member allows objects or arrays,
 * or if the union has a discriminator.
 */
function ofMember(union: UnionShape, member: Schema, options: TypeOptions): TypeOptions {
  const { defaults } = options;
  if (defaults === undefined || filledMembers(union).includes(member)) return options;
  return defaults.without;
}

/** Adds `undefined` to the type of an optional value, so that callers can pass `undefined`. */
export function orUndefined(type: Code): Code {
  return unionType([type, UNDEFINED_TYPE]);
}

/**
 * Prints the type of the index signature. It includes the types of the declared properties, because TypeScript
 * requires each of them to fit the index signature.
 */
export function restType(
  { properties, rest, restStated, patterns }: ObjectShape,
  named: readonly Code[],
  options: TypeOptions,
): Code | undefined {
  // A type cannot distinguish property names by a pattern, so the types of `patternProperties` are part of the index
  // signature.
  const unfilled = options.defaults?.without ?? options;
  const fitting = [...(patterns?.values() ?? [])].map((schema) => typeOf(schema, unfilled));
  if (rest === undefined && patterns === undefined) {
    return properties.size === 0 ? NEVER_TYPE : undefined;
  }
  if (properties.size > 0 && rest !== undefined && restStated !== true) return undefined;
  const ofRest = patterns === undefined ? options : unfilled;
  const types = rest === undefined ? fitting : [typeOf(rest, ofRest), ...fitting];
  const kinds = distinctTypes([...types, ...named]);
  return kinds.length > GENERATING_LIMITS.widenedKinds.most ? UNKNOWN_TYPE : unionType(kinds);
}
