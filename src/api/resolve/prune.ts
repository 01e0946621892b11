/** Leaving out what nothing reaches, and making every reference lead somewhere. */
import type { Report } from '../../base/diagnostics/report.js';
import type { Api } from '../../model/api.js';
import { assertedSchemas, mapAsserted } from '../../model/assertions.js';
import { keywordRefs } from '../../model/keywords/keyword-refs.js';
import type { Schema, SchemaId } from '../../model/schema.js';
import {
  endpointSchemas,
  hasParts,
  mapApiSchemas,
  mapChildren,
  visitChildren,
} from '../../model/walk.js';
import type { SchemaSurvey } from './schemas/survey.js';

/** Replaces unresolved references by `unknown`; the reader has reported them already. */
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

/** The named schemas that some endpoint reaches, directly or through others. */
export function reachableSchemas(api: Api): Set<SchemaId> {
  const reached = new Set<SchemaId>();
  const pending: Schema[] = [
    ...api.endpoints.flatMap(endpointSchemas),
    ...api.webhooks.flatMap(({ endpoint }) => endpointSchemas(endpoint)),
  ];
  const add = (child: Schema): void => void pending.push(child);
  for (let schema = pending.pop(); schema; schema = pending.pop()) {
    if (schema.kind === 'union' && schema.discriminator) {
      const { mapping, defaultMapping } = schema.discriminator;
      for (const id of mapping.values()) visit(id, api, reached, pending);
      if (defaultMapping !== undefined) visit(defaultMapping, api, reached, pending);
    }
    for (const id of keywordRefs(schema.keywords)) visit(id, api, reached, pending);
    for (const one of assertedSchemas(schema)) pending.push(one);
    if (schema.kind === 'ref') visit(schema.id, api, reached, pending);
    else if (hasParts(schema)) visitChildren(schema, add);
  }
  return reached;
}

function visit(id: SchemaId, api: Api, reached: Set<SchemaId>, pending: Schema[]): void {
  if (reached.has(id)) return;
  reached.add(id);
  const target = api.schemas.get(id);
  if (target) pending.push(target);
}
