/** The effective schema: references followed, and the parts of an intersection combined. */
import { append } from '../../base/foundation/lists.js';
import { memoizeByObject } from '../../base/foundation/memo.js';
import type { Api } from '../api.js';
import { valuesById } from '../discriminator.js';
import { isSent, type Direction } from '../direction.js';
import { dereference } from '../dereference.js';
import type { ObjectShape, Property, Schema, UnionShape } from '../schema.js';
import { isComposed } from '../walk.js';
import { combined } from './combined.js';
import { flattened } from './flattened.js';
import { isSameSchema } from './same.js';
import { isSilent } from './silent.js';
import { notesOf } from './statements.js';
import { MERGING_LIMITS } from '../../base/foundation/limits/merging.js';

type Schemas = Pick<Api, 'schemas'>;
type ObjectSchema = Schema & ObjectShape;
type UnionSchema = Schema & UnionShape;

/**
 * The schema as one form with all keywords that apply to it. Nested schemas are unchanged, or become an intersection of
 * both parts: call this function for them, too.
 * @returns an intersection only if no single form can express it, such as two discriminated unions
 */
export function effective(schema: Schema, { schemas }: Schemas): Schema {
  return !isIndirect(schema) || COMBINED.has(schema) ? schema : effectiveOf(schemas)(schema);
}

/** True for a reference and for an intersection: both consist of other schemas for the same value. */
export function isIndirect({ kind }: Schema): boolean {
  return kind === 'ref' || kind === 'intersection';
}

/** Intersections of statements that cannot be combined any further. */
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
 * The object shape of a schema, if all its values are objects.
 * @param direction leaves out properties that messages of this direction do not contain
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

/** The only object in a list of schemas, if the others do not restrict the kind of a value. */
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
 * The alternatives of a schema, `null` among them: the members of nested unions, each combined with everything that
 * applies to all, and with the values of the discriminator that select it. A schema without alternatives is the only
 * one. Statements without a form are omitted.
 * @returns the first ones of very many
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

/** A member of a union, and the values of the discriminator that select it. */
function selected({ discriminator }: UnionSchema, member: Schema): readonly Schema[] {
  if (discriminator === undefined || member.kind !== 'ref') return [member];
  const values = [...(valuesById(discriminator).get(member.id) ?? [])];
  if (values.length === 0) return [member];
  const schema: Schema = { kind: 'enum', values, origins: member.origins };
  const properties = new Map([[discriminator.property, { schema, required: true }]]);
  return [member, { kind: 'object', properties, rest: ANYTHING, origins: member.origins }];
}

function isUnion(schema: Schema): schema is UnionSchema {
  return schema.kind === 'union';
}

/** Removes equal schemas. */
function distinct(schemas: readonly Schema[]): readonly Schema[] {
  return schemas.filter(
    (one, at) => !schemas.slice(0, at).some((other) => isSameSchema(one, other)),
  );
}

/** All parts as one schema, or as few as possible. */
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

/** Combines two parts; `undefined` if no single schema can express it. */
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

/** Cached, so that two schemas always have the same combination and recursion is detected. */
function combinedOnce(a: Schema, b: Schema): ReturnType<typeof combined> {
  return combinedWith(a)(b);
}

/** Combines each alternative of one schema with each of the other, and drops combinations that no value matches. */
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

/** The members of a union, or the schema itself; `undefined` if the members cannot be separated. */
function openMembers(schema: Schema): readonly Schema[] | undefined {
  if (!isUnion(schema)) return [schema];
  const { discriminator, assertions = {}, members } = schema;
  const isBound = Object.keys(assertions).some((name) => name !== 'forms');
  return discriminator !== undefined || isBound ? undefined : members;
}

/**
 * Combines two schemas of the same value: into one schema if both are inline, or an intersection if one of them has a
 * name or alternatives.
 */
export const bothSchemas = (a: Schema, b: Schema): Schema => bothWith(a)(b);

const bothWith = memoizeByObject((a: Schema) =>
  memoizeByObject((b: Schema): Schema => {
    if (isSameSchema(a, b)) return a;
    if (a.kind === 'never' || b.kind === 'never') return combinedOnce(a, b).schema;
    const isApart = isOpened(a) && isOpened(b);
    const isStated = [a, b].some(isOpened) && ![a, b].some(isNoteOnly);
    if (isApart || isStated) return bothOf([a, b]);
    const { schema, beside } = combinedOnce(a, b);
    return beside.length === 0 ? schema : bothOf([schema, ...beside]);
  }),
);

function isOpened(schema: Schema): boolean {
  return schema.kind === 'ref' || isComposed(schema);
}

/** True for a schema that consists of annotations only. */
function isNoteOnly(schema: Schema): boolean {
  return isSilent(schema) && schema.assertions === undefined;
}

/** Combines several schemas that must all match. A property is read-only if one part declares it. */
function bothOf(members: readonly Schema[]): Schema {
  return {
    kind: 'intersection',
    members,
    ...(members.some(({ readOnly }) => readOnly === true) && { readOnly: true }),
    ...(members.some(({ writeOnly }) => writeOnly === true) && { writeOnly: true }),
    origins: members.flatMap(({ origins }) => origins),
  };
}
