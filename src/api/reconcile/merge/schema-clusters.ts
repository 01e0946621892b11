/** Finds the schemas of one name that have the same meaning, by their content and the targets of their references. */
import { effective, isIndirect } from '../../../model/effective/effective.js';
import { groupBy, type NonEmpty } from '../../../base/foundation/group.js';
import type { SourceId } from '../../../model/origin.js';
import type { EnumShape, Schema, SchemaId } from '../../../model/schema.js';
import { childSchemas, hasParts } from '../../../model/walk.js';
import { elect, unionOrigins, type Authority } from '../elect.js';
import { holdsValues } from './schema.js';
import { MERGING_LIMITS } from '../../../base/foundation/limits/merging.js';

/** One named schema of one document. */
export interface NamedSchema {
  readonly source: SourceId;
  readonly id: SchemaId;
  /** Its name among all documents, unless another schema keeps that name. */
  readonly name: SchemaId;
  readonly schema: Schema;
  /** Equal for schemas of the same structure, in all documents and with any name. */
  readonly class: number;
}

/** Schemas of one name that have one meaning. */
export interface Cluster {
  readonly id: SchemaId;
  readonly members: NonEmpty<NamedSchema>;
  /** True if it is separate from others of its name only because references in them have different targets. */
  readonly isConsequence: boolean;
}

/** The named schemas of each document. */
export type Tables = ReadonlyMap<
  SourceId,
  {
    readonly named: ReadonlyMap<SchemaId, NamedSchema>;
    readonly schemas: ReadonlyMap<SchemaId, Schema>;
  }
>;

/** The schemas of other documents at the same places. */
export type Counterparts = ReadonlyMap<NamedSchema, ReadonlySet<NamedSchema>>;

/** Schemas of one structure, the strongest first among those of its name. */
type Group = NonEmpty<NamedSchema>;

/** Groups that can be one cluster, as far as the current round shows. */
interface Part {
  readonly groups: NonEmpty<Group>;
  readonly isConsequence: boolean;
}

/**
 * Clusters the schemas of each name. At first all schemas of a name are one cluster. A cluster is split if two of its
 * schemas differ, or if their references lead to different clusters, until nothing changes. Two exceptions: schemas of
 * one name at the same place of the API stay together, so that their difference is a conflict of keywords, and schemas
 * that refer to each other stay together unless something else separates them.
 * @returns clusters of one name next to each other, the strongest of a name first
 */
export function clusterSchemas(
  named: readonly NamedSchema[],
  counterparts: Counterparts,
  authority: Authority,
): readonly Cluster[] {
  const tables = tablesOf(named);
  const parts = [...groupBy(named, ({ name }) => name).values()].map((list) => ({
    groups: strongestFirst(list, authority),
    isConsequence: false,
  }));
  // The first round treats schemas of one name as one, in all documents.
  let told: readonly Part[] = parts.flatMap((part) =>
    split(part, { tables, counterparts, isOne: (a, b) => a.name === b.name }, false),
  );
  for (;;) {
    const home = homesOf(told);
    const isOne = (a: NamedSchema, b: NamedSchema): boolean => home.get(a) === home.get(b);
    const meaning = { tables, counterparts, isOne };
    const next = told.flatMap((part) => split(part, meaning, true));
    if (next.length === told.length) break;
    told = next;
  }
  return told.map(({ groups, isConsequence }) => ({
    id: groups[0][0].name,
    members: groups.flat() as [NamedSchema, ...NamedSchema[]],
    isConsequence,
  }));
}

/** The named schemas by their documents and names there. */
export function tablesOf(named: readonly NamedSchema[]): Tables {
  return new Map(
    [...groupBy(named, ({ source }) => source)].map(([source, list]) => [
      source,
      {
        named: new Map(list.map((one) => [one.id, one])),
        schemas: new Map(list.map(({ id, schema }) => [id, schema])),
      },
    ]),
  );
}

/** Sorts groups by authority, so that the strongest meaning of a name collects the schemas that fit it. */
function strongestFirst(list: NonEmpty<NamedSchema>, authority: Authority): NonEmpty<Group> {
  const groups: Group[] = [...groupBy(list, (one) => one.class).values()];
  if (groups.length === 1) return [list];
  // Among equal groups, the first document wins for all names, so that schemas that refer to each other stay together.
  const claims = new Map(
    groups.map((group) => [
      group,
      {
        value: group[0].source,
        origins: unionOrigins(group.map(({ schema }) => schema.origins)),
      },
    ]),
  );
  const stronger = (a: Group, b: Group): number => {
    const [one, other] = [claims.get(a), claims.get(b)];
    return one && other && elect([one, other], authority)?.kept.value === one.value ? -1 : 1;
  };
  return groups.sort(stronger) as [Group, ...Group[]];
}

function homesOf(parts: readonly Part[]): ReadonlyMap<NamedSchema, Part> {
  return new Map(parts.flatMap((part) => part.groups.flat().map((one) => [one, part])));
}

/** Splits the groups of a part, greedily. */
function split(
  part: Part,
  meaning: Meaning & { readonly counterparts: Counterparts },
  isConsequence: boolean,
): readonly Part[] {
  if (part.groups.length === 1) return [part];
  const homes: [Group, ...Group[]][] = [];
  for (const group of part.groups) {
    const home =
      homes.find((groups) => groups.some((one) => haveOnePlace(one, group, meaning))) ??
      homes.find((groups) => groups.every(([one]) => refines(one, group[0], meaning)));
    if (home) home.push(group);
    else homes.push([group]);
  }
  if (homes.length === 1) return [part];
  return homes.map((groups, index) => ({
    groups,
    isConsequence: index > 0 ? isConsequence : part.isConsequence,
  }));
}

function haveOnePlace(
  group: Group,
  other: Group,
  { counterparts }: { readonly counterparts: Counterparts },
): boolean {
  return group.some((one) => other.some((two) => counterparts.get(one)?.has(two) === true));
}

/** The targets of references, as far as schemas are separated. */
export interface Meaning {
  readonly tables: Tables;
  readonly isOne: (a: NamedSchema, b: NamedSchema) => boolean;
}

/**
 * Returns true if two schemas with different names describe the same value: they share most properties, or have the
 * same simple type.
 */
export function areOneThing(a: NamedSchema, b: NamedSchema, meaning: Meaning): boolean {
  if (a.class === b.class) return true;
  const { tables } = meaning;
  if (!refines(a, b, meaning)) return false;
  const [one, other] = [a, b].map(({ source, schema }) =>
    effective(schema, { schemas: tables.get(source)?.schemas ?? NO_SCHEMAS }),
  );
  if (one?.kind !== 'object' || other?.kind !== 'object') return one?.kind === other?.kind;
  const shared = [...one.properties.keys()].filter((name) => other.properties.has(name)).length;
  return shared * 3 >= one.properties.size + other.properties.size;
}

function refines(a: NamedSchema, b: NamedSchema, meaning: Meaning): boolean {
  const comparison = { ...meaning, of: [a.source, b.source], writtenOut: new Map() } as const;
  return differenceOf(a.schema, b.schema, comparison) === 'none';
}

/** The two documents whose schemas are compared. */
interface Comparison extends Meaning {
  readonly of: readonly [SourceId, SourceId];
  /** Pairs that were written out and compared: schemas may be recursive. */
  readonly writtenOut: Map<Schema, Set<Schema>>;
}

/**
 * The difference of two schemas: none, a keyword that is wrong in one of them, a different meaning, or references to
 * separate schemas. A wrong keyword is one conflict and does not separate schemas. A property with a different meaning
 * does not either, because objects share the others.
 */
type Difference = 'none' | 'keyword' | 'thing' | 'reference';

function differenceOf(a: Schema, b: Schema, comparison: Comparison): Difference {
  if (a.kind === 'unknown' || b.kind === 'unknown') return 'none';
  if (a.kind === 'ref' && b.kind === 'ref') {
    return leadToOne(a.id, b.id, comparison) ? 'none' : 'reference';
  }
  if (isIndirect(a) || isIndirect(b)) {
    if (a.kind === b.kind && !areNamesOne(a, b, comparison)) return 'reference';
    const difference = writtenDifference(a, b, comparison);
    if (difference) return difference;
  }
  if (a.kind === 'object' && b.kind === 'object') return objectDifference(a, b, comparison);
  if (a.kind === 'array' && b.kind === 'array') return differenceOf(a.items, b.items, comparison);
  if (a.kind === 'enum' && b.kind === 'enum') return haveCommonValue(a, b) ? 'none' : 'keyword';
  if (a.kind !== b.kind && !areWidened(a, b)) return 'keyword';
  return areNamesOne(a, b, comparison) ? 'none' : 'reference';
}

/** The difference of schemas that are spelled in different ways; `undefined` if one of them has no single form. */
function writtenDifference(a: Schema, b: Schema, comparison: Comparison): Difference | undefined {
  const { of, tables, writtenOut } = comparison;
  const [one, other] = [a, b].map((schema, side) =>
    effective(schema, { schemas: tables.get(of[side] ?? '')?.schemas ?? NO_SCHEMAS }),
  );
  if (!one || !other || isIndirect(one) || isIndirect(other)) return undefined;
  const compared = writtenOut.get(one) ?? new Set();
  if (compared.has(other) || writtenOut.size > MERGING_LIMITS.clusterPairs.most) return 'none';
  writtenOut.set(one, compared.add(other));
  return differenceOf(one, other, comparison);
}

const NO_SCHEMAS: ReadonlyMap<SchemaId, Schema> = new Map();

type ObjectSchema = Extract<Schema, { kind: 'object' }>;

/**
 * Objects are the same if their properties are: one may differ, or more if at least as many are equal. If none is
 * equal, only identical property names make the objects the same.
 */
function objectDifference(a: ObjectSchema, b: ObjectSchema, comparison: Comparison): Difference {
  const shared = [...a.properties].filter(([name]) => b.properties.has(name));
  if (shared.length === 0 && a.properties.size > 0 && b.properties.size > 0) return 'thing';
  if (a.rest && b.rest && !areNamesOne(a.rest, b.rest, comparison)) return 'reference';
  const differences = shared.map(([name, property]) => {
    const other = b.properties.get(name)?.schema;
    return other === undefined ? 'none' : differenceOf(property.schema, other, comparison);
  });
  if (differences.includes('reference')) return 'reference';
  const wrong = differences.filter((one) => one !== 'none').length;
  if (wrong === 0) return 'none';
  const names = a.properties.size + b.properties.size - shared.length;
  const isMostlyShared =
    wrong === shared.length ? shared.length === names : shared.length * 2 >= names;
  return isMostlyShared && wrong <= Math.max(1, shared.length / 2) ? 'none' : 'thing';
}

function haveCommonValue(a: EnumShape, b: EnumShape): boolean {
  return a.values.some((value) => b.values.includes(value));
}

/** True if merging two scalars results in one type: an integer is a number, and listed texts are texts. */
function areWidened(a: Schema, b: Schema): boolean {
  const kinds = new Set([a.kind, b.kind]);
  if (kinds.has('integer') && kinds.has('number')) return true;
  return (a.kind === 'enum' && holdsValues(b, a)) || (b.kind === 'enum' && holdsValues(a, b));
}

/** Returns true if every name that occurs in both schemas refers to one cluster. */
function areNamesOne(a: Schema, b: Schema, comparison: Comparison): boolean {
  if (!hasParts(a) && a.kind !== 'ref') return true;
  const names = new Set(namesIn(b));
  return namesIn(a).every((name) => !names.has(name) || leadToOne(name, name, comparison));
}

/** The names that a schema refers to. */
export function namesIn(schema: Schema): SchemaId[] {
  return schema.kind === 'ref' ? [schema.id] : childSchemas(schema).flatMap(namesIn);
}

function leadToOne(a: SchemaId, b: SchemaId, { tables, isOne, of }: Comparison): boolean {
  const [left, right] = [tables.get(of[0])?.named.get(a), tables.get(of[1])?.named.get(b)];
  // A reference without a target is compared by its name.
  if (!left || !right) return a === b;
  return left.class === right.class || isOne(left, right);
}
