/** Merging named schemas: one name, one meaning; what cannot be one keeps a name of its own. */
import type { Api } from '../../model/api.js';
import type { Origin, SourceId } from '../../model/origin.js';
import type { Schema, SchemaId } from '../../model/schema.js';
import { mapApiSchemas, mapRefs } from '../../model/walk.js';
import type { LedgerWriter } from '../ledger/writer.js';
import { elect, unionOrigins, type Authority } from '../elect.js';
import { sourceOf } from '../match/independence.js';
import { groupBy, type NonEmpty } from '../../model/group.js';
import { byCodeUnit, sortKeys } from '../../foundation/sort.js';
import { mergeAnnotations } from './annotations.js';
import { mergeSchemas } from './schema.js';
import { hashSchemas } from './schema-hash.js';
import { documentSlug } from '../slug.js';

export interface MergedSchemas {
  readonly schemas: ReadonlyMap<SchemaId, Schema>;
  /** The partial APIs with their references spelled in the merged names. */
  readonly apis: readonly Api[];
}

/** One named schema of one document. */
interface Named {
  readonly source: SourceId;
  readonly id: SchemaId;
  readonly schema: Schema;
  readonly hash: string;
}

/** Schemas of one name that can be one. */
interface Cluster {
  readonly members: NonEmpty<Named>;
}

/**
 * Merges the named schemas of all documents.
 * Same name and same structure: one. Same name, and one refines the other: the union of properties,
 * required only what all require. Otherwise the stronger keeps the name and the others are qualified by
 * their document, never by a counter.
 */
export function mergeNamedSchemas(
  apis: readonly Api[],
  authority: Authority,
  ledger: LedgerWriter,
): MergedSchemas {
  const [only] = apis;
  if (apis.length === 1 && only) return { schemas: sortKeys(only.schemas), apis };
  const named = apis.flatMap(namedOf);
  const clusters = [...groupBy(named, ({ id }) => id)].flatMap(([id, list]) =>
    clusterOf(list, authority).map((cluster, index) => ({ id, cluster, index })),
  );
  const ids = new Map<Named, SchemaId>();
  const taken = new Set(named.map(({ id }) => id));
  for (const { id, cluster, index } of clusters) {
    const chosen = index === 0 ? id : qualify(id, cluster, taken);
    taken.add(chosen);
    for (const member of cluster.members) ids.set(member, chosen);
    if (index > 0) recordClash(id, chosen, cluster, clusters, ledger);
  }
  const tables = groupBy(named, ({ source }) => source);
  const renames = new Map(
    [...tables].map(([source, list]) => [
      source,
      new Map(list.map((item) => [item.id, ids.get(item) ?? item.id])),
    ]),
  );
  const rename = (source: SourceId, schema: Schema): Schema =>
    mapRefs(schema, (id) => renames.get(source)?.get(id) ?? id);
  const schemas = clusters.map(({ cluster }): [SchemaId, Schema] => {
    const [first] = cluster.members;
    const id = ids.get(first) ?? first.id;
    const parts = cluster.members.map(({ source, schema }) => rename(source, schema));
    return [id, mergeCluster(parts, `schema ${id}`, ledger)];
  });
  return {
    schemas: sortKeys(new Map(schemas)),
    apis: apis.map((api) => mapApiSchemas(api, (schema) => rename(sourceOf(api), schema))),
  };
}

function namedOf(api: Api): Named[] {
  const hashes = hashSchemas(api.schemas);
  return [...api.schemas].map(([id, schema]) => ({
    source: sourceOf(api),
    id,
    schema,
    hash: hashes.get(id) ?? '',
  }));
}

/** Greedy in the order of authority, so the strongest meaning of a name gathers what fits it. */
function clusterOf(list: readonly Named[], authority: Authority): Cluster[] {
  const byHash = [...groupBy(list, ({ hash }) => hash).values()];
  byHash.sort((a, b) => stronger(a, b, authority));
  const clusters: [Named, ...Named[]][] = [];
  for (const group of byHash) {
    const [first] = group;
    const home = clusters.find((cluster) =>
      cluster.every((item) => refines(item.schema, first.schema)),
    );
    if (home) home.push(...group);
    else clusters.push([...group]);
  }
  return clusters.map((members) => ({ members }));
}

function stronger(a: NonEmpty<Named>, b: NonEmpty<Named>, authority: Authority): number {
  const claims = [a, b].map((group) => ({
    value: group[0].hash,
    origins: unionOrigins(group.map(({ schema }) => schema.origins)),
  }));
  return elect(claims, authority)?.kept.value === a[0].hash ? -1 : 1;
}

/** True when two objects agree on the kind of every property they share. */
function refines(a: Schema, b: Schema): boolean {
  if (a.kind === 'unknown' || b.kind === 'unknown') return true;
  if (a.kind !== 'object' || b.kind !== 'object') return false;
  const shared = [...a.properties].filter(([name]) => b.properties.has(name));
  if (shared.length === 0 && a.properties.size > 0 && b.properties.size > 0) return false;
  return shared.every(([name, property]) => {
    const other = b.properties.get(name)?.schema;
    return other !== undefined && compatible(property.schema, other);
  });
}

function compatible(a: Schema, b: Schema): boolean {
  if (a.kind === 'unknown' || b.kind === 'unknown') return true;
  if (a.kind === 'ref' && b.kind === 'ref') return a.id === b.id;
  if (a.kind === 'object' && b.kind === 'object') return refines(a, b);
  if (a.kind === 'array' && b.kind === 'array') return compatible(a.items, b.items);
  return a.kind === b.kind;
}

function qualify(id: SchemaId, cluster: Cluster, taken: ReadonlySet<string>): SchemaId {
  const sources = cluster.members.map(({ source }) => source).sort(byCodeUnit);
  const candidates = sources.map((source) => `${id}_${documentSlug(source)}`);
  const [first] = cluster.members;
  return candidates.find((name) => !taken.has(name)) ?? `${id}_${first?.hash.slice(0, 8) ?? ''}`;
}

function mergeCluster(schemas: readonly Schema[], entity: string, ledger: LedgerWriter): Schema {
  const merged = mergeSchemas(schemas, { entity, field: '', ledger });
  const origins: readonly Origin[] = unionOrigins(schemas.map((schema) => schema.origins));
  return mergeAnnotations({ ...merged, origins }, schemas);
}

function recordClash(
  id: SchemaId,
  chosen: SchemaId,
  cluster: Cluster,
  all: readonly { readonly id: SchemaId; readonly cluster: Cluster; readonly index: number }[],
  ledger: LedgerWriter,
): void {
  const winner = all.find((item) => item.id === id && item.index === 0)?.cluster;
  if (!winner) return;
  const origins = (part: Cluster) => unionOrigins(part.members.map(({ schema }) => schema.origins));
  const rejected = [
    { fact: { value: id, origins: origins(winner) }, why: 'another schema keeps this name' },
  ];
  const kept = { value: chosen, origins: origins(cluster) };
  ledger.record(`schema ${id}`, 'name', { kept, rule: 'renamed', rejected }, 'schema/name-clash');
}
