/** Merging what several documents say of one value: declared before inferred, wider before wrong. */
import { groupBy } from '../../foundation/group.js';
import { seenOf, type Origin, trustOf, TRUSTS } from '../../model/origin.js';
import type {
  EnumShape,
  Json,
  ObjectShape,
  Property,
  Scalar,
  Schema,
  UnionShape,
} from '../../model/schema.js';
import { byCodeUnit } from '../../foundation/sort.js';
import { canonicalText, schemaShapeText } from '../canonical.js';
import { isOfOneSource, unionOrigins } from '../elect.js';
import { mergeAnnotations } from './annotations.js';
import { recordDefaults, recordSchemas, type LedgerEntry } from './schema-ledger.js';
import { writtenOut } from './named-beside-inline.js';

/**
 * Merges schemas of one unnamed place. A type nobody stated never wins; what is declared is never
 * changed by what is inferred, but inferred facts fill what the declared schema leaves open.
 */
export function mergeSchemas(schemas: readonly Schema[], entry: LedgerEntry): Schema {
  const [only] = schemas;
  if (schemas.length === 1 && only) return only;
  const stated = schemas.filter((schema) => schema.kind !== 'unknown');
  if (stated.length === 0) return mergeAnnotations({ kind: 'unknown', origins: [] }, schemas);
  const ranks = stated.map((schema) => rankOf(schema.origins));
  const best = Math.max(...ranks);
  const top = stated.filter((_, index) => ranks[index] === best);
  const rest = stated.filter((_, index) => ranks[index] !== best);
  recordDefaults(schemas, entry);
  const merged = mergeAnnotations(mergeEqualTrust(top, entry), schemas.map(withoutGuess));
  return rest.length === 0 ? merged : fillOpen(merged, mergeSchemas(rest, entry), entry);
}

/** What was guessed of an unknown type says nothing once the type is known. */
function withoutGuess(schema: Schema): Schema {
  const note = schema.kind === 'unknown' ? schema.keywords?.get('x-inferred') : undefined;
  if (!(note instanceof Map)) return schema;
  const left = new Map<string, Json>(note);
  for (const key of ['type', 'basis', 'confidence']) left.delete(key);
  const keywords = new Map(schema.keywords);
  if (left.size > 0) keywords.set('x-inferred', left);
  else keywords.delete('x-inferred');
  return { ...schema, keywords };
}

/** Absent trust counts as declared: a shape without origins stands inside one that has them. */
function rankOf(origins: readonly Origin[]): number {
  const trust = trustOf(origins);
  return TRUSTS.indexOf(trust === 'absent' ? 'declared' : trust);
}

function mergeEqualTrust(schemas: readonly Schema[], entry: LedgerEntry): Schema {
  const distinct = distinctSchemas(schemas.flatMap(membersBesideNull));
  const nullable = schemas.some(admitsNull);
  const specific = withoutSynonyms(distinct, entry).filter((schema) => schema.kind !== 'any');
  const pool = specific.length > 0 ? specific : distinct;
  const [only, another] = pool;
  const merged = only && !another ? only : combine(pool, entry);
  const origins = unionOrigins(schemas.map((schema) => schema.origins));
  if (!nullable) return { ...merged, origins };
  const members = merged.kind === 'union' && !merged.discriminator ? merged.members : [merged];
  return { kind: 'union', members: [...members, { kind: 'null', origins: [] }], origins };
}

/** A nullable value without its `null`; other unions stay whole. */
function membersBesideNull(schema: Schema): Schema[] {
  if (!admitsNull(schema) || schema.kind !== 'union') return [schema];
  const members = schema.members.filter((member) => member.kind !== 'null');
  const [only] = members;
  if (members.length === 1 && only) return [{ ...only, origins: schema.origins }];
  return [{ ...schema, members }];
}

function admitsNull(schema: Schema): boolean {
  return schema.kind === 'union' && schema.members.some((member) => member.kind === 'null');
}

function distinctSchemas(schemas: readonly Schema[]): Schema[] {
  return [...groupBy(schemas, schemaShapeText)]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([, list]) => {
      const [first] = list;
      const origins = unionOrigins(list.map((schema) => schema.origins));
      return mergeAnnotations({ ...first, origins }, list);
    });
}

/** What leads to the same states the same: the first reference to it stands for all, and for what is written out. */
function withoutSynonyms(
  schemas: readonly Schema[],
  { authority }: LedgerEntry,
): readonly Schema[] {
  const refs = schemas.filter(({ kind }) => kind === 'ref');
  if (authority === undefined || schemas.length < 2 || refs.length === 0) return schemas;
  return schemas.filter((schema) => {
    const others = schema.kind === 'ref' ? refs.slice(0, refs.indexOf(schema)) : refs;
    return !others.some((one) => authority.isAlike(one, schema));
  });
}

/** Different shapes: what fits becomes one, the rest is a union. */
function combine(schemas: readonly Schema[], entry: LedgerEntry): Schema {
  return join(schemas, entry) ?? joinNamed(schemas, entry) ?? disagree(schemas, entry);
}

/** A named schema and what is written out: the name stays where the others say nothing more than it. */
function joinNamed(schemas: readonly Schema[], entry: LedgerEntry): Schema | undefined {
  const found = entry.authority && writtenOut(schemas, entry.authority);
  const joined = found && join([found.target, ...found.others], entry);
  if (!joined) return undefined;
  return schemaShapeText(joined) === schemaShapeText(found.target) ? found.named : joined;
}

/**
 * Objects and arrays grow together, numbers and enums widen.
 * @returns nothing for types that exclude each other
 */
function join(schemas: readonly Schema[], entry: LedgerEntry): Schema | undefined {
  if (schemas.every((schema) => schema.kind === 'object')) return mergeObjects(schemas, entry);
  if (schemas.every((schema) => schema.kind === 'array')) {
    const items = mergeSchemas(
      schemas.map((schema) => schema.items),
      { ...entry, field: `${entry.field}[]` },
    );
    return { kind: 'array', items, origins: [] };
  }
  if (schemas.every((schema) => schema.kind === 'integer' || schema.kind === 'number')) {
    const integral = schemas.every((schema) => schema.kind === 'integer');
    return { kind: integral ? 'integer' : 'number', origins: [] };
  }
  if (schemas.every((schema) => schema.kind === 'string')) return { kind: 'string', origins: [] };
  if (schemas.every((schema) => schema.kind === 'enum')) return mergeEnums(schemas, entry);
  const others = schemas.filter((schema) => schema.kind !== 'enum');
  const enums = schemas.filter((schema) => schema.kind === 'enum');
  const [other] = others;
  if (
    enums.length > 0 &&
    others.length === 1 &&
    other &&
    enums.every((item) => holdsValues(other, item))
  ) {
    const merged = mergeEnums(enums, entry);
    return { ...merged, open: true };
  }
  return undefined;
}

function disagree(schemas: readonly Schema[], entry: LedgerEntry): Schema {
  const members = schemas.flatMap((schema) =>
    schema.kind === 'union' && !schema.discriminator ? schema.members : [schema],
  );
  const union: UnionShape & { origins: readonly Origin[] } = {
    kind: 'union',
    members: distinctSchemas(members),
    origins: [],
  };
  const inferred = schemas.every((schema) => rankOf(schema.origins) < TRUSTS.indexOf('declared'));
  const isOwn = isOfOneSource(schemas.map(({ origins }) => origins));
  if (!inferred && !isOwn) recordSchemas(entry, union, schemas, 'reconcile/type');
  return union;
}

/** Whether the values of an enumeration are all of the type of a schema. */
export function holdsValues(schema: Schema, values: EnumShape): boolean {
  const type = schema.kind === 'integer' ? 'number' : schema.kind;
  return values.values.every((value) => value !== null && typeof value === type);
}

function mergeEnums(schemas: readonly EnumSchema[], entry: LedgerEntry): EnumSchema {
  const values = new Map<string, Scalar>();
  for (const schema of schemas)
    for (const value of schema.values) values.set(canonicalText(value), value);
  const sorted = [...values].sort(([a], [b]) => byCodeUnit(a, b)).map(([, value]) => value);
  const merged: EnumSchema = { kind: 'enum', values: sorted, open: true, origins: [] };
  if (schemas.length > 1) recordSchemas(entry, merged, schemas, 'reconcile/enum');
  const [only] = schemas;
  return schemas.length === 1 && only ? only : merged;
}

type EnumSchema = EnumShape & { readonly origins: readonly Origin[] };
type ObjectSchema = ObjectShape & { readonly origins: readonly Origin[] };

/** The union of the properties; required is only what every object requires. */
export function mergeObjects(objects: readonly ObjectSchema[], entry: LedgerEntry): ObjectSchema {
  const names = [...new Set(objects.flatMap((object) => [...object.properties.keys()]))].sort(
    byCodeUnit,
  );
  const properties = new Map<string, Property>();
  for (const name of names) {
    const stated = objects.flatMap((object) => object.properties.get(name) ?? []);
    const schema = mergeSchemas(
      stated.map((property) => property.schema),
      {
        ...entry,
        field: `${entry.field}.${name}`,
      },
    );
    const required =
      stated.length === objects.length && stated.every((property) => property.required);
    properties.set(name, { schema, required });
  }
  const rests = objects.flatMap((object) => object.rest ?? []);
  const closed =
    rests.length < objects.length && objects.every((object) => object.rest === undefined);
  const rest = closed ? undefined : mergeSchemas(rests, { ...entry, field: `${entry.field}.*` });
  const restStated = objects.some((object) => object.restStated);
  return {
    kind: 'object',
    properties,
    ...(rest && { rest }),
    ...(restStated && { restStated }),
    origins: [],
  };
}

/** Lets less certain facts fill the holes of a schema without changing what it states. */
function fillOpen(schema: Schema, filler: Schema, entry: LedgerEntry): Schema {
  if (schema.kind === 'unknown') return mergeAnnotations(filler, [schema, filler]);
  if (schema.kind === 'array' && filler.kind === 'array') {
    return { ...schema, items: fillOpen(schema.items, filler.items, entry) };
  }
  if (schema.kind === 'object' && filler.kind === 'object') {
    const open = schema.properties.size === 0 && !schema.restStated;
    if (open)
      return {
        ...mergeAnnotations(filler, [schema, filler]),
        origins: unionOrigins([schema.origins, filler.origins]),
      };
    const properties = new Map(
      [...schema.properties].map(([name, property]) => {
        const other = filler.properties.get(name);
        if (!other) return [name, property];
        const filled = fillOpen(property.schema, other.schema, entry);
        return [name, { ...property, schema: alsoSeen(filled, other.schema) }];
      }),
    );
    return { ...schema, properties: withUnseen(schema, properties, filler) };
  }
  const examples = schema.examples ?? filler.examples;
  return examples ? { ...schema, examples } : schema;
}

/** What was seen is not all there is: less certain properties stand beside. A declared list of properties is whole. */
function withUnseen(
  schema: ObjectSchema,
  own: ReadonlyMap<string, Property>,
  filler: ObjectSchema,
): ReadonlyMap<string, Property> {
  const more = [...filler.properties].filter(([name]) => !own.has(name));
  if (more.length === 0 || rankOf(schema.origins) >= TRUSTS.indexOf('declared')) return own;
  const others = more.map(([name, property]) => [name, { ...property, required: false }] as const);
  return new Map([...own, ...others].sort(([a], [b]) => byCodeUnit(a, b)));
}

/** A declared property stays as it is; how often it was seen is known beside it. */
function alsoSeen(schema: Schema, { origins }: Schema): Schema {
  if (schema.origins.length === 0 || seenOf(origins) === undefined) return schema;
  return { ...schema, origins: unionOrigins([schema.origins, origins]) };
}
