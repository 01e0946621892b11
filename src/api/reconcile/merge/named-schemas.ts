/**
 * Merges named schemas. If documents use a name for schemas with different meanings, all but one of these schemas are
 * renamed.
 */
import { sourceOf } from '../match/claim.js';
import { fieldStep } from '../../../model/place.js';
import { createHash } from 'node:crypto';
import type { Api } from '../../../model/api.js';
import type { SourceId } from '../../../model/origin.js';
import type { Schema, SchemaId } from '../../../model/schema.js';
import { mapApiSchemas, mapRefs } from '../../../model/walk.js';
import { delayElections, type DelayedElections } from '../ledger/delayed.js';
import type { LedgerWriter } from '../ledger/writer.js';
import { unionOrigins, type Authority } from '../elect.js';
import { schemaShapeText } from '../schema-text.js';
import { groupBy } from '../../../base/foundation/group.js';
import { byCodeUnit, sortKeys } from '../../../base/foundation/sort.js';
import { alikeness } from './spelling/same-targets.js';
import { clusterSchemas, namesIn, type Cluster, type NamedSchema } from './schema-clusters.js';
import { mergeSchemas } from './schema.js';
import type { LedgerEntry } from './schema-ledger.js';
import { classifySchemas } from './schema-classes.js';
import { withCommonHierarchies } from './spelling/hierarchies.js';
import { withCommonNames } from './spelling/synonyms.js';
import { documentSlug } from '../document-slug.js';

export interface MergedSchemas {
  readonly schemas: ReadonlyMap<SchemaId, Schema>;
  /** The partial APIs, in which references have the merged names. */
  readonly apis: readonly Api[];
  /**
   * The precedence of the documents, used when further facts are merged. References are resolved to the merged schemas.
   */
  readonly authority: Authority;
  /**
   * The candidates for the titles and descriptions of the named schemas. The choice is made later, because inline
   * definitions of these schemas may add candidates.
   */
  readonly unsettled: UnsettledTexts;
}

/** Titles and descriptions that are not final yet, by the name of the schema. */
export interface UnsettledTexts {
  /** The schemas of the documents that declare the name. */
  readonly declared: ReadonlyMap<SchemaId, readonly Schema[]>;
  /** The decisions between these schemas. */
  readonly elections: ReadonlyMap<SchemaId, DelayedElections>;
}

/**
 * Merges the named schemas of all documents. Schemas with the same name are merged if they have the same structure, if
 * they are used at the same locations, or if one of them refines the other. Otherwise, the schema with the highest
 * precedence keeps the name. The names of the other schemas are extended by the names of their documents, so that no
 * name depends on the order of documents.
 */
export function mergeNamedSchemas(
  inputs: readonly Api[],
  authority: Authority,
  ledger: LedgerWriter,
): MergedSchemas {
  const [only] = inputs;
  if (inputs.length === 1 && only) {
    const schemas = sortKeys(only.schemas);
    const unsettled = { declared: new Map(), elections: new Map() };
    return { schemas, apis: inputs, authority: { ...authority, schemas }, unsettled };
  }
  const apis = withCommonHierarchies(inputs);
  const { named, counterparts } = withCommonNames(apis, namedSchemas(apis), authority, ledger);
  const clusters = clusterSchemas(named, counterparts, authority);
  const ids = nameClusters(clusters, ledger);
  const tables = groupBy(named, ({ source }) => source);
  const renames = new Map(
    [...tables].map(([source, list]) => [
      source,
      new Map(list.map((item) => [item.id, ids.get(item) ?? item.id])),
    ]),
  );
  const rename = (source: SourceId, schema: Schema): Schema =>
    mapRefs(schema, (id) => renames.get(source)?.get(id) ?? id);
  const declared = new Map(named.map((one) => [one, rename(one.source, one.schema)]));
  const documents = new Map(
    [...tables].map(([source, list]) => [
      source,
      new Map(list.map((one) => [ids.get(one) ?? one.id, declared.get(one) ?? one.schema])),
    ]),
  );
  const merged = new Map<SchemaId, Schema>();
  const knowing: Authority = {
    ...{ ...authority, documents, schemas: merged },
    isAlike: alikeness(classesOf(clusters, ids)),
  };
  const parts = new Map(
    clusters.map(({ members }): [SchemaId, readonly Schema[]] => [
      ids.get(members[0]) ?? members[0].id,
      members.map((one) => declared.get(one) ?? one.schema),
    ]),
  );
  for (const [id, [first]] of parts) if (first) merged.set(id, first);
  const elections = new Map<SchemaId, DelayedElections>();
  for (const id of referencedFirst(parts)) {
    const texts = delayElections();
    elections.set(id, texts);
    const place = { entity: `schema ${id}`, steps: [], ledger, texts, authority: knowing };
    merged.set(id, mergeCluster(parts.get(id) ?? [], place));
  }
  const schemas = sortKeys(merged);
  return {
    schemas,
    apis: apis.map((api) => mapApiSchemas(api, (schema) => rename(sourceOf(api), schema))),
    authority: { ...knowing, schemas },
    unsettled: { declared: parts, elections },
  };
}

/** Sorts the names so that each name comes after those to which its schemas refer, except in cycles. */
function referencedFirst(parts: ReadonlyMap<SchemaId, readonly Schema[]>): readonly SchemaId[] {
  const order = new Set<SchemaId>();
  const entered = new Set<SchemaId>();
  const open = [...parts.keys()].reverse();
  for (let id = open.at(-1); id !== undefined; id = open.at(-1)) {
    if (entered.has(id)) {
      order.add(id);
      open.pop();
      continue;
    }
    entered.add(id);
    for (const schema of parts.get(id) ?? []) {
      for (const name of namesIn(schema))
        if (!entered.has(name) && parts.has(name)) open.push(name);
    }
  }
  return [...order];
}

/**
 * Assigns names to groups of schemas. If several groups have the same name, the group with the highest precedence keeps
 * it.
 */
function nameClusters(
  clusters: readonly Cluster[],
  ledger: LedgerWriter,
): ReadonlyMap<NamedSchema, SchemaId> {
  const ids = new Map<NamedSchema, SchemaId>();
  const winners = new Map<SchemaId, Cluster>();
  const taken = new Set(clusters.map(({ id }) => id));
  for (const cluster of clusters) {
    const winner = winners.get(cluster.id);
    const chosen = winner === undefined ? cluster.id : qualify(cluster, taken);
    taken.add(chosen);
    for (const member of cluster.members) ids.set(member, chosen);
    if (winner === undefined) winners.set(cluster.id, cluster);
    else if (!cluster.members.some(({ id }) => id === chosen))
      recordClash(chosen, cluster, winner, ledger);
  }
  return ids;
}

function classesOf(
  clusters: readonly Cluster[],
  ids: ReadonlyMap<NamedSchema, SchemaId>,
): ReadonlyMap<SchemaId, ReadonlySet<number>> {
  return new Map(
    clusters.map(({ id, members }) => [
      ids.get(members[0]) ?? id,
      new Set(members.map((member) => member.class)),
    ]),
  );
}

function namedSchemas(apis: readonly Api[]): readonly NamedSchema[] {
  const classes = classifySchemas(apis.map(({ schemas }) => schemas));
  return apis.flatMap((api, index) =>
    [...api.schemas].map(([id, schema]) => ({
      source: sourceOf(api),
      id,
      name: id,
      schema,
      class: classes[index]?.get(id) ?? -1,
    })),
  );
}

function qualify({ id, members }: Cluster, taken: ReadonlySet<string>): SchemaId {
  const sources = members.map(({ source }) => source).sort(byCodeUnit);
  const own = members.map((member) => member.id).sort(byCodeUnit);
  const candidates = [...own, ...sources.map((source) => `${id}_${documentSlug(source)}`)];
  const [first] = members;
  return candidates.find((name) => !taken.has(name)) ?? `${id}_${shapeHash(first.schema)}`;
}

function mergeCluster(schemas: readonly Schema[], entry: LedgerEntry): Schema {
  const merged = mergeSchemas(schemas, entry);
  return { ...merged, origins: unionOrigins(schemas.map(({ origins }) => origins)) };
}

function shapeHash(schema: Schema): string {
  const hash = createHash('sha256').update(schemaShapeText(schema)).digest('base64url');
  return hash.slice(0, 8);
}

/**
 * Records that a schema was renamed because another schema keeps its name. A renaming that follows from another
 * renaming is not reported separately.
 */
function recordClash(
  chosen: SchemaId,
  cluster: Cluster,
  winner: Cluster,
  ledger: LedgerWriter,
): void {
  const { id, isConsequence } = cluster;
  const origins = ({ members }: Cluster) =>
    unionOrigins(members.map(({ schema }) => schema.origins));
  const why = isConsequence
    ? 'it refers to other schemas of the same names'
    : 'another schema keeps this name';
  const rejected = [{ fact: { value: id, origins: origins(winner) }, why }];
  const kept = { value: chosen, origins: origins(cluster) };
  const code = isConsequence ? undefined : 'schema/name-clash';
  ledger.record(`schema ${id}`, [fieldStep('name')], { kept, rule: 'renamed', rejected }, code);
}
