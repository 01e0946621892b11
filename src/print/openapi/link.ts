/** Writes the links of responses. Invalid links are kept in an extension. */
import { isJsonObject } from '../../model/json.js';
import type { Json } from '../../model/schema.js';
import type { ExportState } from './export-state.js';
import type { JsonObject } from './record.js';
import { isUriReference } from './uri.js';

const FIELDS = new Set(['operationRef', 'operationId', 'parameters', 'requestBody', 'description']);

/**
 * Separates valid Link Objects (OpenAPI 3.1 §4.8.20) from invalid ones. In each link, the operationId is replaced by
 * the one that the target operation has in this document.
 * @param links the links as declared
 */
export function linkObjects(
  links: ReadonlyMap<string, Json>,
  state: ExportState,
): { readonly links: JsonObject; readonly others: JsonObject } {
  const valid: JsonObject = new Map();
  const others: JsonObject = new Map();
  for (const [name, declared] of links) {
    const link = linkObject(declared, state);
    if (link) valid.set(name, link);
    else others.set(name, declared);
  }
  return { links: valid, others };
}

function linkObject(declared: Json, state: ExportState): JsonObject | undefined {
  if (!isJsonObject(declared)) return undefined;
  const link = new Map(declared);
  for (const key of link.keys()) if (!FIELDS.has(key) && !key.startsWith('x-')) return undefined;
  const description = link.get('description');
  if (description !== undefined && typeof description !== 'string') return undefined;
  if (!areExpressions(link.get('parameters'))) return undefined;
  const ref = link.get('operationRef');
  const id = link.get('operationId');
  if (typeof ref === 'string') return id === undefined && isUriReference(ref) ? link : undefined;
  const known = typeof id === 'string' && ref === undefined && state.idsByAlias.get(id);
  return typeof known === 'string' ? link.set('operationId', known) : undefined;
}

function areExpressions(parameters: Json | undefined): boolean {
  if (parameters === undefined) return true;
  if (!isJsonObject(parameters)) return false;
  return [...parameters.values()].every((value) => typeof value === 'string');
}
