/** Ensures that every reference has a target, and finds the schemas that operations use. */
import type { Report } from '../../base/diagnostics/report.js';
import type { Api } from '../../model/api.js';
import { assertedSchemas, mapAsserted } from '../../model/assertions.js';
import { keywordRefs } from '../../model/keywords/keyword-refs.js';
import type { Schema, SchemaId } from '../../model/schema.js';
import {
  endpointSchemas,
  mapApiSchemas,
  mapChildren,
  reachedNames,
  visitChildren,
} from '../../model/walk.js';
import type { SchemaSurvey } from './schemas/survey.js';

/** Replaces references without a target with the type `unknown`. Reports one reference to each missing target. */
export function linkSchemas(api: Api, found: SchemaSurvey, report: Report): Api {
  if (!found.dangling) return api;
  const dangling = new Set<SchemaId>();
  const link = (schema: Schema): Schema => {
    if (schema.kind !== 'ref') return mapAsserted(mapChildren(schema, link), link);
    if (api.schemas.has(schema.id)) return mapAsserted(schema, link);
    if (!dangling.has(schema.id)) {
      dangling.add(schema.id);
      const [origin] = schema.origins;
      report.add(
        'ref/unresolved',
        { ref: schema.id },
        origin && { source: origin.source, pointer: origin.pointer },
      );
    }
    return { kind: 'unknown', origins: [] };
  };
  return mapApiSchemas(api, link);
}

/** Returns the names of the schemas that endpoints and webhooks use, directly or through other schemas. */
export function reachableSchemas(api: Api): Set<SchemaId> {
  const roots = [
    ...api.endpoints.flatMap(endpointSchemas),
    ...api.webhooks.flatMap(({ endpoint }) => endpointSchemas(endpoint)),
  ];
  return reachedNames(roots, api, allNames, visitAll);
}

function* allNames(schema: Schema): Generator<SchemaId> {
  if (schema.kind === 'ref') yield schema.id;
  if (schema.kind === 'union' && schema.discriminator) {
    const { mapping, defaultMapping } = schema.discriminator;
    yield* mapping.values();
    if (defaultMapping !== undefined) yield defaultMapping;
  }
  yield* keywordRefs(schema.keywords);
}

function visitAll(schema: Schema, visit: (inner: Schema) => void): void {
  assertedSchemas(schema).forEach(visit);
  visitChildren(schema, visit);
}
