/**
 * Groups schemas with the same name by their meaning. The meaning depends on the content of a schema and on the targets
 * of its references.
 */
import { effective, isIndirect } from '../../../model/effective/effective.js';
import { groupBy, type NonEmpty } from '../../../base/foundation/group.js';
import type { SourceId } from '../../../model/origin.js';
import type { EnumShape, Schema, SchemaId } from '../../../model/schema.js';
import { childSchemas, hasParts } from '../../../model/walk.js';
import { elect, unionOrigins, type Authority } from '../elect.js';
import { holdsValues } from './members/enums.js';
import { MERGING_LIMITS } from '../../../base/foundation/limits/merging.js';

/** A named schema in one document. */
export interface NamedSchema {
  readonly source: SourceId;
  readonly id: SchemaId;
  /** The common name of the schema in all documents. Another schema may keep this name. */
  readonly name: SchemaId;
  readonly schema: Schema;
  /**
   * The number of the schema's structure. Schemas with the same structure have the same number, regardless of their
   * documents and names.
   */
  readonly class: number;
}

/** Schemas with the same name and the same meaning. */
export interface Cluster {
  readonly id: SchemaId;
  readonly members: NonEmpty<NamedSchema>;
  /**
   * True if the cluster differs from another cluster with the same name only because its references have other targets.
   */
  readonly isConsequence: boolean;
}

/** The named schemas of each document, by id. */
export type Tables = ReadonlyMap<
  SourceId,
  {
    readonly named: ReadonlyMap<SchemaId, NamedSchema>;
    readonly schemas: ReadonlyMap<SchemaId, Schema>;
  }
>;

/** Maps each schema to the schemas that other documents use at the same locations. */
export type Counterparts = ReadonlyMap<NamedSchema, ReadonlySet<NamedSchema>>;

/** Schemas with the same name and the same structure, sorted by precedence, highest first. */
type Group = NonEmpty<NamedSchema>;

/** Groups that have not been separated yet. */
interface Part {
  readonly groups: NonEmpty<Group>;
  readonly isConsequence: boolean;
}

/**
 * Clusters the schemas of each name. First, all schemas with the same name form a cluster. A cluster is split if two of
 * its schemas differ, or if their references lead to different clusters; this is repeated until nothing changes. There
 * are two exceptions. Schemas that documents use at the same location stay together, and their difference becomes a
 * conflict about keywords. Schemas that refer to each other stay together unless another difference separates them.
 * @returns the clusters; clusters with the same name are adjacent, the one with the highest precedence first
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
  // In the first round, two references count as equal if they have the same name, even if they are in different
  // documents.
  let current: readonly Part[] = parts.flatMap((part) =>
    split(part, { tables, counterparts, isOne: (a, b) => a.name === b.name }, false),
  );
  for (;;) {
    const home = homesOf(current);
    const isOne = (a: NamedSchema, b: NamedSchema): boolean => home.get(a) === home.get(b);
    const meaning = { tables, counterparts, isOne };
    const next = current.flatMap((part) => split(part, meaning, true));
    if (next.length === current.length) break;
    current = next;
  }
  return current.map(({ groups, isConsequence }) => ({
    id: groups[0][0].name,
    members: groups.flat() as [NamedSchema, ...NamedSchema[]],
    isConsequence,
  }));
}

/** Returns the named schemas by document and by their names in the document. */
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

/** Sorts groups by precedence, so that schemas join the preferred group if they are compatible with it. */
function strongestFirst(list: NonEmpty<NamedSchema>, authority: Authority): NonEmpty<Group> {
  const groups: Group[] = [...groupBy(list, (one) => one.class).values()];
  if (groups.length === 1) return [list];
  // If several groups have the same precedence, the group of the first document is preferred for every name, so that
  // schemas of one document that refer to each other stay together.
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

/** Splits a set of groups: each group is added to the first new set that is compatible with it, or starts a new set. */
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

/** The named schemas of all documents, and a function that returns true if two of them count as the same schema. */
export interface Meaning {
  readonly tables: Tables;
  readonly isOne: (a: NamedSchema, b: NamedSchema) => boolean;
}

/**
 * Returns true if two schemas with different names describe the same thing: either they have most properties in common,
 * or they have the same simple type.
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

/** The state of a comparison of two schemas: the document of each schema, and the pairs that were already compared. */
interface Comparison extends Meaning {
  readonly of: readonly [SourceId, SourceId];
  /**
   * Pairs of schemas whose effective forms were compared. Each pair is compared once, because schemas may be recursive.
   */
  readonly writtenOut: Map<Schema, Set<Schema>>;
}

/**
 * How two schemas differ: not at all (`none`), in a keyword that is wrong in one of the schemas (`keyword`), in their
 * meaning (`thing`), or in references to schemas that were separated (`reference`). A wrong keyword becomes a conflict
 * and does not separate the schemas. A single property with another meaning does not separate them either.
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

/**
 * Compares the effective forms of two schemas that are written differently. In an effective form, references are
 * followed and composed schemas are merged.
 * @returns `undefined` if one of the schemas has no effective form
 */
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
 * Compares objects by the properties that both have. Objects count as the same if none of these properties differ. If
 * some differ, the objects only count as the same if most property names occur in both objects, and if only one common
 * property differs, or at most half of them.
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

/**
 * Returns true if two scalar types can be merged into one: `integer` with `number`, or an enum with the type of its
 * values.
 */
function areWidened(a: Schema, b: Schema): boolean {
  const kinds = new Set([a.kind, b.kind]);
  if (kinds.has('integer') && kinds.has('number')) return true;
  return (a.kind === 'enum' && holdsValues(b, a)) || (b.kind === 'enum' && holdsValues(a, b));
}

/** Returns true if every schema name to which both `a` and `b` refer leads to schemas with the same meaning. */
function areNamesOne(a: Schema, b: Schema, comparison: Comparison): boolean {
  if (!hasParts(a) && a.kind !== 'ref') return true;
  const names = new Set(namesIn(b));
  return namesIn(a).every((name) => !names.has(name) || leadToOne(name, name, comparison));
}

/** Returns the names of the schemas to which a schema refers. */
export function namesIn(schema: Schema): SchemaId[] {
  return schema.kind === 'ref' ? [schema.id] : childSchemas(schema).flatMap(namesIn);
}

function leadToOne(a: SchemaId, b: SchemaId, { tables, isOne, of }: Comparison): boolean {
  const [left, right] = [tables.get(of[0])?.named.get(a), tables.get(of[1])?.named.get(b)];
  // A reference without a target is compared by its name.
  if (!left || !right) return a === b;
  return left.class === right.class || isOne(left, right);
}
