/** Selects the endpoints and schemas that a query names. */
import type { Endpoint } from '../../../model/api.js';
import type { Schema, SchemaId } from '../../../model/schema.js';
import type { Generated } from '../generate.js';

export interface SelectedParts {
  readonly endpoints: readonly Endpoint[];
  /** The named schemas, in the order of the API. */
  readonly schemas: readonly (readonly [SchemaId, Schema])[];
}

/**
 * Selects parts of an API.
 * @param query the key of an endpoint, its name, one of its aliases, its group, `*` for all endpoints, or the name of a
 * schema in the documents or in the output; if absent, all endpoints and schemas are selected
 */
export function selectedParts(generated: Generated, query: string | undefined): SelectedParts {
  const { endpoints, schemas } = generated.api;
  if (query === undefined) return { endpoints, schemas: [...schemas] };
  const { names } = generated;
  return {
    endpoints: endpoints.filter((endpoint) => matches(endpoint, query, generated)),
    schemas: [...schemas].filter(([id]) => query === id || query === names.schemas.get(id)),
  };
}

/**
 * Returns true if a query selects an endpoint. The query is the endpoint's name, an alias, its group, its path, or its
 * key, or `*` for all endpoints. Path parameters may have any names in the query.
 */
function matches(endpoint: Endpoint, query: string, { names }: Generated): boolean {
  const { key } = endpoint;
  const erased = query.replace(/\{[^{}]*\}/g, '{}').replace(/(?<=.)\/$/, '');
  return (
    query === '*' ||
    key === erased ||
    key.slice(key.indexOf(' ') + 1) === erased ||
    names.operations.get(key) === query ||
    names.groupOf.get(key) === query ||
    declaredNames(endpoint).includes(query)
  );
}

export function declaredNames({ aliases, operationId }: Endpoint): string[] {
  return [...aliases, ...(operationId ? [operationId.value] : [])];
}
