/** Writes the Server Objects of OpenAPI. */
import { weakTrust } from '../../model/origin.js';
import type { Server } from '../../model/api.js';
import { EXTENSION } from '../../model/extensions.js';
import type { ExportState } from './export-state.js';
import { provenanceData } from './provenance.js';
import { jsonObject, unlessEmpty, unlessEmptyMap, type JsonObject } from './record.js';

/**
 * Writes a Server Object (OpenAPI 3.1 §4.8.5) with all variables of the URL. OpenAPI requires a default for each
 * variable. If none is declared, the first value of the enum or an empty text is written, and marked as synthetic.
 */
export function serverObject(server: Server, state: ExportState): JsonObject {
  const variables: JsonObject = new Map();
  for (const [name, variable] of server.variables) {
    const values = variable.enum ?? [];
    variables.set(
      name,
      jsonObject({
        enum: unlessEmpty(values),
        default: variable.default ?? values[0] ?? '',
        description: variable.description,
        [EXTENSION.synthetic]: variable.default === undefined ? ['default'] : undefined,
      }),
    );
  }
  for (const [, name = ''] of server.url.matchAll(/\{([^{}]*)\}/g)) {
    if (!variables.has(name))
      variables.set(name, jsonObject({ default: '', [EXTENSION.synthetic]: true }));
  }
  return jsonObject({
    url: server.url === '' ? '/' : server.url,
    description: server.description,
    variables: unlessEmptyMap(variables),
    [state.isNewer ? 'name' : EXTENSION.name]: server.name,
    [EXTENSION.trust]: weakTrust(server.origins),
    [EXTENSION.origins]: provenanceData(server.origins, state),
  });
}
