/** Renames schemas and security schemes so that their ids are valid keys of OpenAPI components. */
import type { Api, Endpoint, SecurityScheme } from '../../model/api.js';
import type { Schema } from '../../model/schema.js';
import { mapApiSchemas, mapRefs } from '../../model/walk.js';
import { createExportState } from '../../print/openapi/export-state.js';

/**
 * Replaces the ids of schemas and security schemes with their component keys. If the API is then printed as an OpenAPI
 * document and read back, the ids stay the same.
 */
export function componentIds(api: Api): Api {
  const { schemaKeys, schemeKeys } = createExportState(api, {});
  const renames = [...schemaKeys, ...schemeKeys].some(([id, key]) => id !== key);
  if (!renames) return api;
  const mapped = mapApiSchemas(api, (schema) => mapRefs(schema, (id) => schemaKeys.get(id) ?? id));
  const scheme = (id: string): string => schemeKeys.get(id) ?? id;
  return {
    ...mapped,
    endpoints: mapped.endpoints.map((endpoint) => renameSchemes(endpoint, scheme)),
    schemas: new Map(
      [...mapped.schemas].map(([id, value]): [string, Schema] => [schemaKeys.get(id) ?? id, value]),
    ),
    securitySchemes: new Map(
      [...mapped.securitySchemes].map(([id, value]): [string, SecurityScheme] => [
        scheme(id),
        { ...value, id: scheme(id) },
      ]),
    ),
  };
}

function renameSchemes(endpoint: Endpoint, scheme: (id: string) => string): Endpoint {
  const { security } = endpoint;
  if (!security) return endpoint;
  const value = security.value.map((all) =>
    all.map((use) => ({ ...use, scheme: scheme(use.scheme) })),
  );
  return { ...endpoint, security: { ...security, value } };
}
