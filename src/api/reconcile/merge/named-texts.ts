/**
 * Chooses the titles and descriptions of named schemas. The candidates are the texts of the named definitions, and of
 * the inline definitions in other documents. A named schema has one text for all its uses.
 */
import type { Steps } from '../../../model/place.js';
import type { Api, Endpoint } from '../../../model/api.js';
import type { Origin } from '../../../model/origin.js';
import type { Schema, SchemaId } from '../../../model/schema.js';
import { effective } from '../../../model/effective/effective.js';
import { endpointSchemas, reachedNames } from '../../../model/walk.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import type { Authority, InlinedSchema } from '../elect.js';
import { delayElections } from '../ledger/delayed.js';
import type { LedgerWriter } from '../ledger/writer.js';
import { schemaShapeText } from '../schema-text.js';
import type { UnsettledTexts } from './named-schemas.js';
import { mergeSchemas } from './schema.js';
import { UNRECORDED } from './schema-ledger.js';
import { ownTexts, withoutOwnTexts } from './spelling/own-texts.js';

type UsedApi = Pick<Api, 'schemas' | 'endpoints' | 'webhooks'>;

/**
 * Chooses the texts of named schemas, and records the decisions.
 * @param api the merged API, in which all inline definitions of named schemas are known
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

/** Maps each named schema to the entities that use it, such as `GET /pets` or `webhook petAdded`. */
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

/** Returns true for a keyword of the schema itself, and false for a keyword of a property. */
function isOfSchemaItself([first]: Steps): boolean {
  return first?.at === 'keyword';
}

interface Claims {
  readonly declared: UnsettledTexts['declared'];
  readonly inlined: readonly InlinedSchema[];
  readonly uses: Uses;
}

/**
 * Adds the texts of inline definitions to a named schema.
 * @returns `undefined` if merging the inline definitions would change more than texts
 */
function withTexts(
  id: SchemaId,
  own: Schema,
  { declared, inlined, uses }: Claims,
  authority: Authority,
  ledger: LedgerWriter,
): Schema | undefined {
  const texts = delayElections();
  const scope = scopeOf(id, inlined, uses);
  const named = (declared.get(id) ?? []).map(withoutOwnTexts);
  const schemas = [...named, ...inlined.flatMap((one) => one.schemas)];
  const merged = mergeSchemas(schemas, {
    ...{ entity: `schema ${id}`, steps: [], ledger: UNRECORDED, texts },
    authority: { ...authority, scope, inlined: new Map() },
  });
  // If the text of an inherited property changes, the merged schema repeats the property next to the reference to the
  // parent. Only the effective schemas are compared, because they do not depend on such repetitions.
  const shapeOf = (schema: Schema): string => schemaShapeText(effective(schema, authority));
  if (shapeOf(merged) !== shapeOf(own)) return undefined;
  texts.release(ledger);
  return { ...merged, ...ownTexts(own), kind: merged.kind, origins: own.origins } as Schema;
}

/**
 * Creates a function that returns 1 for a text that documents declare for all uses of a named schema: in its named
 * definition, or in an inline definition at each use. The function returns 0 for any other text.
 */
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
