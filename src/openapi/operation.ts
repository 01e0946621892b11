/** Operations. */
import { weakTrust } from '../model/origin.js';
import type { Endpoint } from '../model/api.js';
import type { Json } from '../model/schema.js';
import { EXTENSION } from '../model/extensions.js';
import { serverUrls, type Naming } from './naming.js';
import { parameterObject, undescribedPathParameter } from './parameter.js';
import { conflictsOf, originsOf } from './provenance.js';
import { put, unlessEmpty, unlessEmptyMap, withExtensions, type JsonObject } from './record.js';
import { bodyObject, responsesObject } from './response.js';
import { externalDocsObject } from './schema.js';
import { requirementsOf } from './security.js';
import { serverObject } from './server.js';
import { isListed } from './version.js';

/** A parameter of a path: as its endpoint names it, and as the shared template spells it. */
export interface PathName {
  readonly stated: string;
  readonly spelled: string;
}

/** What an operation needs beside its endpoint. */
export interface OperationSetting {
  /** The parameters of the path template; none for webhooks and callbacks. */
  readonly pathNames: readonly PathName[];
  /** The name it should have. */
  readonly id: string | undefined;
  /** False when another operation has the name already. */
  readonly unique: boolean;
  readonly callbacks: JsonObject;
}

/** An Operation Object (OpenAPI 3.1 §4.8.10). */
export function operationObject(
  endpoint: Endpoint,
  naming: Naming,
  { pathNames, id, unique, callbacks }: OperationSetting,
): JsonObject {
  const { security, externalDocs } = endpoint;
  const { listed, others } = parameters(endpoint, naming, pathNames);
  const object: JsonObject = new Map();
  addTags(object, endpoint, naming);
  put(object, 'summary', endpoint.summary?.value);
  put(object, 'description', endpoint.description?.value);
  if (externalDocs) object.set('externalDocs', externalDocsObject(externalDocs.value));
  if (unique) put(object, 'operationId', id);
  if (endpoint.deprecated) object.set('deprecated', endpoint.deprecated.value);
  if (listed.length > 0) object.set('parameters', listed);
  if (endpoint.body) object.set('requestBody', bodyObject(endpoint.body, naming));
  object.set('responses', responsesObject(endpoint.responses, naming));
  if (callbacks.size > 0) object.set('callbacks', callbacks);
  if (security) object.set('security', requirementsOf(security.value, naming));
  put(object, 'servers', unlessEmpty(ownServers(endpoint, naming)));
  put(object, EXTENSION.address, endpoint.address);
  if (!unique) put(object, EXTENSION.operationId, id);
  if (others.length > 0) object.set(EXTENSION.parameters, others);
  put(object, EXTENSION.aliases, unlessEmpty(aliases(endpoint, id)));
  put(object, EXTENSION.fieldTrust, unlessEmptyMap(fieldTrust(endpoint)));
  put(object, EXTENSION.origins, originsOf(endpoint.origins, naming));
  put(object, EXTENSION.conflicts, conflictsOf(endpoint.key, naming));
  return withExtensions(object, endpoint.extensions);
}

/** Servers are repeated only where they are not those of the whole API. */
function ownServers(endpoint: Endpoint, naming: Naming): Json[] {
  const { address, servers } = endpoint;
  // Of one path on two hosts each says where it is.
  if (address === undefined && serverUrls(servers) === naming.servers) return [];
  return servers.map((server) => serverObject(server, naming));
}

/** All names that documents give the operation, but for the one it has here. */
function aliases(endpoint: Endpoint, id: string | undefined): string[] {
  const stated = endpoint.operationId?.value;
  const names = new Set([...(stated === undefined ? [] : [stated]), ...endpoint.aliases]);
  return [...names].filter((name) => name !== id).sort();
}

function addTags(object: JsonObject, endpoint: Endpoint, naming: Naming): void {
  const labels = [...new Set(endpoint.tags.map((tag) => tag.value))];
  const group = naming.groupOf.get(endpoint.key);
  if (group === undefined) {
    put(object, 'tags', unlessEmpty(labels));
    return;
  }
  const isSaid = labels[0] === group;
  object.set('tags', isSaid ? labels : [group]);
  // Also where there are none: the group is no tag that a document states.
  put(object, EXTENSION.labels, isSaid ? undefined : labels);
}

/** The single facts of an operation that no document declares. */
function fieldTrust(endpoint: Endpoint): JsonObject {
  const { summary, description, deprecated, security } = endpoint;
  const fields: JsonObject = new Map();
  if (summary) put(fields, 'summary', weakTrust(summary.origins));
  if (description) put(fields, 'description', weakTrust(description.origins));
  if (deprecated) put(fields, 'deprecated', weakTrust(deprecated.origins));
  if (security) put(fields, 'security', weakTrust(security.origins));
  put(fields, 'servers', weakTrust(endpoint.servers.flatMap(({ origins }) => origins)));
  return fields;
}

/** Every name of the template is described, and no path parameter is listed that the template does not name. */
function parameters(
  endpoint: Endpoint,
  naming: Naming,
  pathNames: readonly PathName[],
): { readonly listed: Json[]; readonly others: Json[] } {
  const path = pathNames.map(({ stated, spelled }) => {
    const parameter = endpoint.parameters.find((one) => one.in === 'path' && one.name === stated);
    return parameter
      ? parameterObject(parameter, naming, spelled)
      : undescribedPathParameter(spelled);
  });
  const stated = new Set(pathNames.map((name) => name.stated));
  const listed: Json[] = [];
  const others: Json[] = [];
  for (const parameter of endpoint.parameters) {
    if (parameter.in === 'path' && stated.has(parameter.name)) continue;
    const isOdd =
      parameter.in === 'path' ||
      (parameter.in === 'querystring' && !(naming.isNewer && isListed(parameter, endpoint)));
    (isOdd ? others : listed).push(parameterObject(parameter, naming));
  }
  return { listed: [...path, ...listed], others };
}
