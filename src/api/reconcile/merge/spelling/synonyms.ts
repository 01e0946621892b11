/**
 * Finds schemas that were renamed. Several documents use such a schema at the same locations, but under different
 * names.
 */
import { sourceOf } from '../../match/claim.js';
import { fieldStep } from '../../../../model/place.js';
import { effective } from '../../../../model/effective/effective.js';
import type { Api, Endpoint } from '../../../../model/api.js';
import { contentSchema } from '../../../../model/content-schema.js';
import { parameterIdentity } from '../../../../model/parameter-identity.js';
import type { Schema, SchemaId } from '../../../../model/schema.js';
import { append, neighbours } from '../../../../base/foundation/lists.js';
import { groupBy } from '../../../../base/foundation/group.js';
import { byCodeUnit } from '../../../../base/foundation/sort.js';
import { elect, unionOrigins, type Authority } from '../../elect.js';
import type { LedgerWriter } from '../../ledger/writer.js';
import { withoutNull } from './nullable.js';
import {
  areOneThing,
  tablesOf,
  type Counterparts,
  type NamedSchema,
  type Tables,
} from '../schema-clusters.js';
import { MERGING_LIMITS } from '../../../../base/foundation/limits/merging.js';

/** A schema at a location where a document uses it. */
interface Use {
  readonly api: Api;
  readonly schema: Schema;
}

/** Named schemas with their common names. */
export interface CommonNames {
  readonly named: readonly NamedSchema[];
  readonly counterparts: Counterparts;
}

/**
 * Finds schemas that have different names but the same meaning. At each location that two documents describe, they use
 * either both schemas or neither of them. No document declares both names, and most of the content is equal.
 * @returns all named schemas, each with its chosen name, and the schemas that documents use at the same locations
 */
export function withCommonNames(
  apis: readonly Api[],
  named: readonly NamedSchema[],
  authority: Authority,
  ledger: LedgerWriter,
): CommonNames {
  const tables = tablesOf(named);
  const used = counterpartsOf(apis, tables);
  const only = (one: NamedSchema, source: string): NamedSchema | undefined => {
    const found = [...(used.get(one) ?? [])].filter((other) => other.source === source);
    return found.length === 1 ? found[0] : undefined;
  };
  const isPaired = (a: NamedSchema, b: NamedSchema): boolean =>
    only(a, b.source) === b && only(b, a.source) === a;
  const isOne = (a: NamedSchema, b: NamedSchema): boolean => a.id === b.id || isPaired(a, b);
  const sources = new Map(
    [...groupBy(named, ({ id }) => id)].map(([id, list]) => [
      id,
      new Set(list.map(({ source }) => source)),
    ]),
  );
  const groups = new Map<SchemaId, ReadonlySet<SchemaId>>();
  const groupOf = (id: SchemaId): ReadonlySet<SchemaId> => groups.get(id) ?? new Set([id]);
  for (const [one, others] of used) {
    for (const other of others) {
      if (one.id === other.id || !isPaired(one, other)) continue;
      const group = new Set([...groupOf(one.id), ...groupOf(other.id)]);
      const declaring = [...group].flatMap((id) => [...(sources.get(id) ?? [])]);
      if (new Set(declaring).size < declaring.length) continue;
      if (!areOneThing(one, other, { tables, isOne })) continue;
      for (const id of group) groups.set(id, group);
    }
  }
  const elected = electNames(new Set(groups.values()), named, authority, ledger);
  if (elected.size === 0) return { named, counterparts: used };
  const renamed = new Map(
    named.map((one) => [one, { ...one, name: elected.get(one.id) ?? one.id }]),
  );
  const known = (one: NamedSchema): NamedSchema => renamed.get(one) ?? one;
  const counterparts = new Map(
    [...used].map(([one, others]) => [known(one), new Set([...others].map(known))]),
  );
  return { named: [...renamed.values()], counterparts };
}

function electNames(
  groups: ReadonlySet<ReadonlySet<SchemaId>>,
  named: readonly NamedSchema[],
  authority: Authority,
  ledger: LedgerWriter,
): ReadonlyMap<SchemaId, SchemaId> {
  const names = new Map<SchemaId, SchemaId>();
  for (const group of groups) {
    const facts = [...group].sort(byCodeUnit).map((id) => ({
      value: id,
      origins: unionOrigins(
        named.filter((one) => one.id === id).map(({ schema }) => schema.origins),
      ),
    }));
    const outcome = elect(facts, authority);
    if (outcome === undefined) continue;
    ledger.record(`schema ${outcome.kept.value}`, [fieldStep('name')], outcome);
    for (const id of group) names.set(id, outcome.kept.value);
  }
  return names;
}

/** Finds named schemas that different documents use at the same locations, such as the body of the same operation. */
function counterpartsOf(apis: readonly Api[], tables: Tables): Counterparts {
  const found = new Map<NamedSchema, Set<NamedSchema>>();
  const lookup = ({ api }: Use, id: SchemaId): NamedSchema | undefined =>
    tables.get(sourceOf(api))?.named.get(id);
  const compared = new Map<Schema, Set<Schema>>();
  let left = MERGING_LIMITS.synonymPairs.most;
  const pending: [Use, Use][] = pairsOfUses(apis);
  for (let pair = pending.pop(); pair !== undefined && left > 0; pair = pending.pop()) {
    const [a, b] = pair.map(({ api, schema }) => ({ api, schema: withoutNull(schema) })) as [
      Use,
      Use,
    ];
    const [one, other] = [a, b].map((use) =>
      use.schema.kind === 'ref' ? lookup(use, use.schema.id) : undefined,
    );
    if (one && other) {
      found.set(one, (found.get(one) ?? new Set()).add(other));
      found.set(other, (found.get(other) ?? new Set()).add(one));
    }
    const forms = [a, b].map(({ api, schema }) => ({ api, schema: effective(schema, api) })) as [
      Use,
      Use,
    ];
    const [{ schema: first }, { schema: second }] = forms;
    const known = compared.get(first) ?? new Set();
    if (known.has(second)) continue;
    compared.set(first, known.add(second));
    left--;
    append(pending, partsOf(...forms));
  }
  return found;
}

/** Returns pairs of inner schemas that have the same location in two schemas. */
function partsOf(a: Use, b: Use): [Use, Use][] {
  const [one, other] = [a.schema, b.schema];
  const pair = (first: Schema, second: Schema): [Use, Use] => [
    { api: a.api, schema: first },
    { api: b.api, schema: second },
  ];
  if (one.kind === 'array' && other.kind === 'array') return [pair(one.items, other.items)];
  if (one.kind === 'union' && other.kind === 'union') {
    return one.members.flatMap((member) => {
      const same = other.members.find((two) => areOfOneName(member, two));
      return same ? [pair(member, same)] : [];
    });
  }
  if (one.kind !== 'object' || other.kind !== 'object') return [];
  const rests = one.rest && other.rest ? [pair(one.rest, other.rest)] : [];
  const shared = [...one.properties].flatMap(([name, { schema }]) => {
    const counterpart = other.properties.get(name);
    return counterpart ? [pair(schema, counterpart.schema)] : [];
  });
  return [...rests, ...shared];
}

function areOfOneName(one: Schema, other: Schema): boolean {
  return one.kind === 'ref' && other.kind === 'ref' && one.id === other.id;
}

/**
 * Returns pairs of schemas that two documents use at the same location. Each document is paired with the next document
 * that uses the location. Documents that use a reference are also paired with each other, in case a document between
 * them has an inline schema.
 */
function pairsOfUses(apis: readonly Api[]): [Use, Use][] {
  const uses = apis.flatMap((api) =>
    api.endpoints.flatMap((endpoint) =>
      [...placesOf(endpoint)].map(([place, schema]) => ({
        place: `${endpoint.key} ${place}`,
        use: { api, schema },
      })),
    ),
  );
  return [...groupBy(uses, ({ place }) => place).values()].flatMap((list) => {
    const all = list.map(({ use }) => use);
    const naming = all.filter(({ schema }) => withoutNull(schema).kind === 'ref');
    return [...neighbours(all), ...(naming.length < all.length ? neighbours(naming) : [])];
  });
}

function* placesOf({ parameters, body, responses }: Endpoint): Generator<[string, Schema]> {
  for (const one of parameters) yield [parameterIdentity(one), contentSchema(one.content)];
  for (const { type, schema } of body?.media ?? []) yield [`body ${type}`, schema];
  for (const { status, media } of responses) {
    for (const { type, schema } of media) yield [`${status} ${type}`, schema];
  }
}
