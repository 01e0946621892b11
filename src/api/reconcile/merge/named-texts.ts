/**
 * Elects the texts of named schemas among the documents that declare the name and those that write the schema out. A
 * named schema has one text for all its uses.
 */
import type { Api, Endpoint } from '../../../model/api.js';
import type { Origin } from '../../../model/origin.js';
import type { Schema, SchemaId } from '../../../model/schema.js';
import { endpointSchemas, reachedNames } from '../../../model/walk.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import type { Authority, InlinedSchema } from '../elect.js';
import { holdElections } from '../ledger/held.js';
import type { LedgerWriter } from '../ledger/writer.js';
import { schemaShapeText } from '../schema-text.js';
import type { UnsettledTexts } from './named-schemas.js';
import { mergeSchemas } from './schema.js';
import { UNRECORDED } from './schema-ledger.js';
import { ownTexts, withoutOwnTexts } from './spelling/own-texts.js';

type UsedApi = Pick<Api, 'schemas' | 'endpoints' | 'webhooks'>;

/**
 * Elects the texts, and records the elections.
 * @param api merged, so that every place that writes a schema out is known
 * @returns the named schemas with their final texts
 */
export function electNamedTexts(
  api: UsedApi,
  { declared, elections }: UnsettledTexts,
  authority: Authority,
  ledger: LedgerWriter,
): Api['schemas'] {
  const schemas = new Map(api.schemas);
  const uses = authority.inlined.size === 0 ? new Map() : usesOfNames(api);
  for (const id of [...elections.keys()].sort(byCodeUnit)) {
    const own = schemas.get(id);
    const inlined = authority.inlined.get(id);
    const worded =
      own && inlined && withTexts(id, own, { declared, inlined, uses }, authority, ledger);
    if (worded) schemas.set(id, worded);
    elections.get(id)?.release(ledger, (field) => !worded || isOfSchemaItself(field));
  }
  return schemas;
}

/** Name → the operations, webhooks and so on that use the schema, as the ledger calls them. */
type Uses = ReadonlyMap<SchemaId, ReadonlySet<string>>;

function usesOfNames(api: UsedApi): Uses {
  const uses = new Map<SchemaId, Set<string>>();
  const add = (entity: string, endpoint: Endpoint): void => {
    for (const id of reachedNames(endpointSchemas(endpoint), api)) {
      uses.set(id, (uses.get(id) ?? new Set()).add(entity));
    }
  };
  for (const endpoint of api.endpoints) add(endpoint.key, endpoint);
  for (const { name, endpoint } of api.webhooks) add(`webhook ${name}`, endpoint);
  return uses;
}

/** Fields of properties begin with their name, so only those of the schema itself begin with a space. */
function isOfSchemaItself(field: string): boolean {
  return field.startsWith(' ');
}

interface Claims {
  readonly declared: UnsettledTexts['declared'];
  readonly inlined: readonly InlinedSchema[];
  readonly uses: Uses;
}

/** @returns `undefined` if the schemas that are written out would change more than texts */
function withTexts(
  id: SchemaId,
  own: Schema,
  { declared, inlined, uses }: Claims,
  authority: Authority,
  ledger: LedgerWriter,
): Schema | undefined {
  const texts = holdElections();
  const scope = scopeOf(id, inlined, uses);
  const named = (declared.get(id) ?? []).map(withoutOwnTexts);
  const schemas = [...named, ...inlined.flatMap((one) => one.schemas)];
  const merged = mergeSchemas(schemas, {
    ...{ entity: `schema ${id}`, field: '', ledger: UNRECORDED, texts },
    authority: { ...authority, scope, inlined: new Map() },
  });
  if (schemaShapeText(merged) !== schemaShapeText(own)) return undefined;
  texts.release(ledger);
  return { ...merged, ...ownTexts(own), kind: merged.kind, origins: own.origins } as Schema;
}

/** Finds out whether documents declare a text for all uses of a name: where they declare the name, or at each use. */
function scopeOf(id: SchemaId, inlined: readonly InlinedSchema[], uses: Uses): Authority['scope'] {
  const places = inlined.flatMap(({ entity, schemas }) => {
    const described = entity.startsWith(OF_SCHEMA)
      ? (uses.get(entity.slice(OF_SCHEMA.length)) ?? [])
      : [entity];
    return schemas.flatMap(({ origins }) => origins.map((origin) => ({ origin, described })));
  });
  const all = [...(uses.get(id) ?? [])];
  return (origins) => {
    const described = new Set<string>();
    for (const one of origins) {
      const around = places.filter(({ origin }) => holds(origin, one));
      if (around.length === 0) return 1;
      for (const place of around) for (const use of place.described) described.add(use);
    }
    return all.every((use) => described.has(use)) ? 1 : 0;
  };
}

const OF_SCHEMA = 'schema ';

function holds(outer: Origin, inner: Origin): boolean {
  return outer.source === inner.source && inner.pointer.startsWith(`${outer.pointer}/`);
}
