/** Servers. */
import { weakTrust } from '../model/origin.js';
import type { Server } from '../model/api.js';
import { EXTENSION } from '../model/extensions.js';
import type { Naming } from './naming.js';
import { originsOf } from './provenance.js';
import { record, unlessEmpty, unlessEmptyMap, type JsonObject } from './record.js';

/**
 * A Server Object (OpenAPI 3.1 §4.8.5). Every variable of the URL is there, and has the default that
 * OpenAPI demands: the first value of its enum, or nothing, marked as synthetic.
 */
export function serverObject(server: Server, naming: Naming): JsonObject {
  const variables: JsonObject = new Map();
  for (const [name, variable] of server.variables) {
    const values = variable.enum ?? [];
    variables.set(
      name,
      record({
        enum: unlessEmpty(values),
        default: variable.default ?? values[0] ?? '',
        description: variable.description,
        [EXTENSION.synthetic]: variable.default === undefined ? ['default'] : undefined,
      }),
    );
  }
  for (const [, name = ''] of server.url.matchAll(/\{([^{}]*)\}/g)) {
    if (!variables.has(name))
      variables.set(name, record({ default: '', [EXTENSION.synthetic]: true }));
  }
  return record({
    url: server.url === '' ? '/' : server.url,
    description: server.description,
    variables: unlessEmptyMap(variables),
    [naming.isNewer ? 'name' : EXTENSION.name]: server.name,
    [EXTENSION.trust]: weakTrust(server.origins),
    [EXTENSION.origins]: originsOf(server.origins, naming),
  });
}
