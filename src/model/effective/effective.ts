/** Computes the effective schema: references are resolved, and the parts of an intersection are combined. */
import { append } from '../../base/foundation/lists.js';
import { memoizeByObject } from '../../base/foundation/memo.js';
import type { Api } from '../api.js';
import { tagsById } from '../discriminator.js';
import { isSent, type Direction } from '../direction.js';
import { dereference } from '../dereference.js';
import type { ObjectShape, Property, Schema, UnionShape } from '../schema.js';
import { isComposed } from '../walk.js';
import { combined } from './combined.js';
import { flattened } from './flattened.js';
import { isSameSchema } from './schema-equality.js';
import { isSilent } from './any-value.js';
import { notesOf } from './statements.js';
import { MERGING_LIMITS } from '../../base/foundation/limits/merging.js';

type Schemas = Pick<Api, 'schemas'>;
type ObjectSchema = Schema & ObjectShape;
type UnionSchema = Schema & UnionShape;

/**
 * Returns a schema that has all keywords that apply to its values. Nested schemas are unchanged, or become
 * intersections if several parts describe them. To resolve these, call this function for them too.
 * @returns an intersection only if no other schema can express the result, for example for two discriminated unions
 */
export function effective(schema: Schema, { schemas }: Schemas): Schema {
  return !isIndirect(schema) || COMBINED.has(schema) ? schema : effectiveOf(schemas)(schema);
}

/** Returns true for a reference and for an intersection. Both consist of other schemas for the same value. */
export function isIndirect({ kind }: Schema): boolean {
  return kind === 'ref' || kind === 'intersection';
}

/** Intersections whose members cannot be combined any further. */
const COMBINED = new WeakSet<Schema>();

const effectiveOf = memoizeByObject((schemas: Api['schemas']) =>
  memoizeByObject((schema: Schema): Schema => {
    const api = { schemas };
    if (schema.kind === 'ref') {
      const target = dereference(schema, api);
      const isBare = schema.assertions === undefined && Object.keys(notesOf(schema)).length === 0;
      if (isBare && target.kind !== 'intersection') return target;
    }
    const parts = flattened(schema, api);
    return parts === undefined ? schema : combinedParts(parts, api, schema);
  }),
);

/**
 * Returns the effective schema as an object schema; `undefined` if it also allows values that are not objects.
 * @param direction if given, properties that messages of this direction do not contain are omitted
 */
export function effectiveObject(
  schema: Schema,
  api: Schemas,
  direction?: Direction,
): ObjectSchema | undefined {
  const whole = effective(schema, api);
  const object = whole.kind === 'intersection' ? onlyObject(whole.members) : whole;
  if (object?.kind !== 'object') return undefined;
  return direction === undefined ? object : withSent(object, direction);
}

/** Returns the only object schema in a list, if the other schemas do not restrict the kind of a value. */
function onlyObject(parts: readonly Schema[]): Schema | undefined {
  const [only, another] = parts.filter((part) => !isSilent(part));
  return another === undefined ? only : undefined;
}

function withSent(object: ObjectSchema, direction: Direction): ObjectSchema {
  const isThere = ([, { schema }]: readonly [string, Property]): boolean =>
    isSent(schema, direction);
  const properties = [...object.properties];
  return properties.every(isThere)
    ? object
    : { ...object, properties: new Map(properties.filter(isThere)) };
}

/**
 * Returns the alternatives of a schema, including `null`. These are the members of its unions, also nested ones. Each
 * is combined with the schemas that apply to all members, and with the discriminator values that select it. A schema
 * without unions is its own only alternative.
 * @returns only the first alternatives if there are very many
 */
export function effectiveMembers(schema: Schema, api: Schemas): readonly Schema[] {
  const found: Schema[] = [];
  for (const member of alternativesOf(
    schema,
    { api, left: MERGING_LIMITS.effectiveSteps.most },
    new Set(),
  )) {
    if (found.length >= MERGING_LIMITS.effectiveMembers.most) break;
    found.push(member);
  }
  return found;
}

interface Looking {
  readonly api: Schemas;
  /** The number of combinations that may still be tried. */
  left: number;
}

function* alternativesOf(
  schema: Schema,
  looking: Looking,
  above: ReadonlySet<Schema>,
): Generator<Schema> {
  const { api } = looking;
  const whole = effective(schema, api);
  if (above.has(whole)) return;
  const inner = new Set([...above, whole]);
  const parts = whole.kind === 'intersection' ? whole.members : [whole];
  const union = parts.find(isUnion);
  if (union === undefined) {
    yield parts.find((part) => !isSilent(part)) ?? whole;
    return;
  }
  const others = parts.filter((part) => part !== union);
  for (const member of union.members) {
    if (looking.left-- <= 0) return;
    const one = others.length === 0 ? member : bothOf([...others, ...selected(union, member)]);
    if (effective(one, api).kind !== 'never') yield* alternativesOf(one, looking, inner);
  }
}

function selected({ discriminator }: UnionSchema, member: Schema): readonly Schema[] {
  if (discriminator === undefined || member.kind !== 'ref') return [member];
  const values = [...(tagsById(discriminator).get(member.id) ?? [])];
  if (values.length === 0) return [member];
  const schema: Schema = { kind: 'enum', values, origins: member.origins };
  const properties = new Map([[discriminator.property, { schema, required: true }]]);
  return [member, { kind: 'object', properties, rest: ANYTHING, origins: member.origins }];
}

function isUnion(schema: Schema): schema is UnionSchema {
  return schema.kind === 'union';
}

function distinct(schemas: readonly Schema[]): readonly Schema[] {
  return schemas.filter(
    (one, at) => !schemas.slice(0, at).some((other) => isSameSchema(one, other)),
  );
}

/** Combines the parts into one schema, or into as few as possible. */
function combinedParts(parts: readonly Schema[], api: Schemas, { origins }: Schema): Schema {
  const groups: Schema[] = [];
  for (const part of distinct(parts)) {
    const at = groups.findIndex((group) => together(group, part, api) !== undefined);
    const group = groups[at];
    const both = group && together(group, part, api);
    if (both === undefined) groups.push(part);
    else {
      groups[at] = both.schema;
      append(groups, both.beside);
    }
  }
  const [whole = ANYTHING, another] = groups;
  if (another === undefined) return whole;
  const all: Schema = { ...notesOf(whole), kind: 'intersection', members: groups, origins };
  COMBINED.add(all);
  return all;
}

const ANYTHING: Schema = { kind: 'any', origins: [] };

type Together = ReturnType<typeof combined> | undefined;

/** Returns the combination of two parts; `undefined` if no single schema can express both. */
function together(a: Schema, b: Schema, api: Schemas): Together {
  const isOneForm = isSilent(a) || isSilent(b) || (!isUnion(a) && !isUnion(b));
  if (isOneForm) return combinedOnce(a, b);
  if (isUnion(a) && isUnion(b) && isSameSchema(a, b)) return { schema: a, beside: [] };
  const schema = distributed(a, b, api);
  return schema && { schema, beside: [] };
}

const combinedWith = memoizeByObject((a: Schema) =>
  memoizeByObject((b: Schema) => combined(a, b, bothSchemas)),
);

/**
 * The result is cached, so that the same two schemas always have the same combination. The cache also detects
 * recursion.
 */
function combinedOnce(a: Schema, b: Schema): ReturnType<typeof combined> {
  return combinedWith(a)(b);
}

/**
 * Combines each alternative of one schema with each alternative of the other, and omits combinations that no value
 * matches.
 */
function distributed(a: Schema, b: Schema, api: Schemas): Schema | undefined {
  const [ours, theirs] = [openMembers(a), openMembers(b)];
  if (ours === undefined || theirs === undefined) return undefined;
  const isExclusive = [a, b].map((one) => isUnion(one) && one.exclusive === true);
  const isMixed = isUnion(a) && isUnion(b) && isExclusive[0] !== isExclusive[1];
  if (isMixed || ours.length * theirs.length > MERGING_LIMITS.combinedAlternatives.most)
    return undefined;
  const possible = ours
    .flatMap((one) => theirs.map((other) => bothSchemas(one, other)))
    .filter((member) => effective(member, api).kind !== 'never');
  const members = isExclusive.includes(true) ? possible : distinct(possible);
  const [only = NOTHING, another] = members;
  const notes = combinedOnce({ ...ANYTHING, ...notesOf(a) }, { ...ANYTHING, ...notesOf(b) }).schema;
  if (another === undefined) return combinedOnce(effective(only, api), notes).schema;
  const { kind: _, ...held } = notes;
  const forms = [a, b].flatMap((one) => (isUnion(one) ? (one.assertions?.forms ?? []) : []));
  return {
    ...held,
    ...{ kind: 'union', members, origins: [...a.origins, ...b.origins] },
    ...(isExclusive.includes(true) && { exclusive: true }),
    ...(forms.length > 0 && { assertions: { forms } }),
  };
}

const NOTHING: Schema = { kind: 'never', origins: [] };

/** Returns the members of a union, or the schema itself; `undefined` if the members cannot be separated. */
function openMembers(schema: Schema): readonly Schema[] | undefined {
  if (!isUnion(schema)) return [schema];
  const { discriminator, assertions = {}, members } = schema;
  const isBound = Object.keys(assertions).some((name) => name !== 'forms');
  return discriminator !== undefined || isBound ? undefined : members;
}

/**
 * Combines two schemas that describe the same value. If both are inline, the result is one schema. If one of them has a
 * name or alternatives, the result is an intersection.
 */
export const bothSchemas = (a: Schema, b: Schema): Schema => bothWith(a)(b);

const bothWith = memoizeByObject((a: Schema) =>
  memoizeByObject((b: Schema): Schema => {
    if (isSameSchema(a, b)) return a;
    const both = separateOrCombined(a, b);
    if (both !== a && both !== b) DERIVED.add(both);
    return both;
  }),
);

const DERIVED = new WeakSet<Schema>();

/** Returns true for a schema that is not part of an API, because it was combined from parts of an `allOf`. */
export function isDerived(schema: Schema): boolean {
  return DERIVED.has(schema);
}

function separateOrCombined(a: Schema, b: Schema): Schema {
  if (a.kind === 'never' || b.kind === 'never') return combinedOnce(a, b).schema;
  const isApart = isOpened(a) && isOpened(b);
  const isRestricted = [a, b].some(isOpened) && ![a, b].some(isNoteOnly);
  if (isApart || isRestricted) return bothOf([a, b]);
  const { schema, beside } = combinedOnce(a, b);
  return beside.length === 0 ? schema : bothOf([schema, ...beside]);
}

function isOpened(schema: Schema): boolean {
  return schema.kind === 'ref' || isComposed(schema);
}

/** Returns true for a schema that has only annotations. */
export function isNoteOnly(schema: Schema): boolean {
  return isSilent(schema) && schema.assertions === undefined;
}

/** Combines several schemas that must all match. The result is read-only or write-only if one of them is. */
function bothOf(members: readonly Schema[]): Schema {
  return {
    kind: 'intersection',
    members,
    ...(members.some(({ readOnly }) => readOnly === true) && { readOnly: true }),
    ...(members.some(({ writeOnly }) => writeOnly === true) && { writeOnly: true }),
    origins: members.flatMap(({ origins }) => origins),
  };
}
