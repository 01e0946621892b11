/** Writes the Operation Objects of OpenAPI. */
import { weakTrust } from '../../model/origin.js';
import type { Endpoint } from '../../model/api.js';
import type { Json } from '../../model/schema.js';
import { EXTENSION } from '../../model/extensions.js';
import { serverUrls, type ExportState } from './export-state.js';
import { parameterObject, undescribedPathParameter } from './parameter.js';
import { conflictData, provenanceData } from './provenance.js';
import {
  putMember,
  unlessEmpty,
  unlessEmptyMap,
  withExtensions,
  type JsonObject,
} from './record.js';
import { bodyObject, responsesObject } from './response.js';
import { externalDocsObject } from './annotations.js';
import { requirementsOf } from './security.js';
import { serverObject } from './server.js';
import { isOnlyQueryString } from './version.js';

/**
 * A path parameter. `declaredName` is its name in the endpoint, and `templateName` is its name in the path template.
 * The names may differ if several endpoints share a template.
 */
export interface TemplateParameter {
  readonly declaredName: string;
  readonly templateName: string;
}

/** The values that depend on whether the document contains the operation in a path, a webhook or a callback. */
export interface OperationSetting {
  /** The parameters of the path template; empty for webhooks and callbacks. */
  readonly pathNames: readonly TemplateParameter[];
  /** The operationId that the operation should have. */
  readonly id: string | undefined;
  /** False if another operation already has the operationId. */
  readonly unique: boolean;
  readonly callbacks: JsonObject;
}

/** Writes an Operation Object (OpenAPI 3.1 §4.8.10). */
export function operationObject(
  endpoint: Endpoint,
  state: ExportState,
  { pathNames, id, unique, callbacks }: OperationSetting,
): JsonObject {
  const { security, externalDocs } = endpoint;
  const { listed, others } = parameters(endpoint, state, pathNames);
  const object: JsonObject = new Map();
  addTags(object, endpoint, state);
  putMember(object, 'summary', endpoint.summary?.value);
  putMember(object, 'description', endpoint.description?.value);
  if (externalDocs) object.set('externalDocs', externalDocsObject(externalDocs.value));
  if (unique) putMember(object, 'operationId', id);
  if (endpoint.deprecated) object.set('deprecated', endpoint.deprecated.value);
  if (listed.length > 0) object.set('parameters', listed);
  if (endpoint.body) object.set('requestBody', bodyObject(endpoint.body, state));
  object.set('responses', responsesObject(endpoint.responses, state));
  if (callbacks.size > 0) object.set('callbacks', callbacks);
  if (security) object.set('security', requirementsOf(security.value, state));
  putMember(object, 'servers', unlessEmpty(ownServers(endpoint, state)));
  putMember(object, EXTENSION.address, endpoint.address);
  if (!unique) putMember(object, EXTENSION.operationId, id);
  if (others.length > 0) object.set(EXTENSION.parameters, others);
  putMember(object, EXTENSION.aliases, unlessEmpty(aliases(endpoint, id)));
  putMember(object, EXTENSION.fieldTrust, unlessEmptyMap(fieldTrust(endpoint)));
  putMember(object, EXTENSION.origins, provenanceData(endpoint.origins, state));
  putMember(object, EXTENSION.conflicts, conflictData(endpoint.key, state));
  return withExtensions(object, endpoint.extensions);
}

/** Returns the servers to write for an operation; an empty list if the API has the same servers. */
function ownServers(endpoint: Endpoint, state: ExportState): Json[] {
  const { address, servers } = endpoint;
  // An endpoint has an `address` if another endpoint has the same path on a different host. Only the servers
  // distinguish them, so the servers must be written.
  if (address === undefined && serverUrls(servers) === state.servers) return [];
  return servers.map((server) => serverObject(server, state));
}

/** Returns the ids that API descriptions declare for an operation, without the operationId that is written. */
function aliases(endpoint: Endpoint, id: string | undefined): string[] {
  const declared = endpoint.operationId?.value;
  const names = new Set([...(declared === undefined ? [] : [declared]), ...endpoint.aliases]);
  return [...names].filter((name) => name !== id).sort();
}

function addTags(object: JsonObject, endpoint: Endpoint, state: ExportState): void {
  const labels = [...new Set(endpoint.tags.map((tag) => tag.value))];
  const group = state.groupOf.get(endpoint.key);
  if (group === undefined) {
    putMember(object, 'tags', unlessEmpty(labels));
    return;
  }
  const isGroupDeclared = labels[0] === group;
  object.set('tags', isGroupDeclared ? labels : [group]);
  // The extension is written even if the endpoint has no tags. Otherwise, the group would be read as a declared tag.
  putMember(object, EXTENSION.labels, isGroupDeclared ? undefined : labels);
}

/** For each field of an operation that no document declares, returns how reliable the field is. */
function fieldTrust(endpoint: Endpoint): JsonObject {
  const { summary, description, deprecated, security } = endpoint;
  const fields: JsonObject = new Map();
  if (summary) putMember(fields, 'summary', weakTrust(summary.origins));
  if (description) putMember(fields, 'description', weakTrust(description.origins));
  if (deprecated) putMember(fields, 'deprecated', weakTrust(deprecated.origins));
  if (security) putMember(fields, 'security', weakTrust(security.origins));
  putMember(fields, 'servers', weakTrust(endpoint.servers.flatMap(({ origins }) => origins)));
  return fields;
}

/**
 * Writes a parameter for every name in the path template. Declared path parameters that the template does not contain
 * are returned separately.
 */
function parameters(
  endpoint: Endpoint,
  state: ExportState,
  pathNames: readonly TemplateParameter[],
): { readonly listed: Json[]; readonly others: Json[] } {
  const ofPath = endpoint.parameters.filter((one) => one.in === 'path');
  const byName = new Map(ofPath.map((one) => [one.name, one]));
  const path = pathNames.map(({ declaredName, templateName }) => {
    const parameter = byName.get(declaredName);
    return parameter
      ? parameterObject(parameter, state, templateName)
      : undescribedPathParameter(templateName);
  });
  const inTemplate = new Set(pathNames.map(({ declaredName }) => declaredName));
  const listed: Json[] = [];
  const others: Json[] = [];
  for (const parameter of endpoint.parameters) {
    if (parameter.in === 'path' && inTemplate.has(parameter.name)) continue;
    const isOdd =
      parameter.in === 'path' ||
      (parameter.in === 'querystring' &&
        !(state.isNewer && isOnlyQueryString(parameter, endpoint)));
    (isOdd ? others : listed).push(parameterObject(parameter, state));
  }
  return { listed: [...path, ...listed], others };
}
