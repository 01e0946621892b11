/** Overlay actions (OpenAPI Overlay 1.1) that settle what the documents disagree on. */
import type { Api, Endpoint, Parameter } from '../../model/api.js';
import { parameterIdentity } from '../../model/parameter-identity.js';
import type { Json } from '../../model/schema.js';
import { createExportState, type ExportState } from '../../openapi/export-state.js';
import { parameterObject } from '../../openapi/parameter.js';
import { pathTemplates } from '../../openapi/paths.js';
import { requirementsOf } from '../../openapi/security.js';
import type { Election } from '../../reconcile/index.js';

type JsonObject = ReadonlyMap<string, Json>;

/** Facts of an operation that are one value, and are settled by writing it. */
const SINGLE = new Set(['operationId', 'summary', 'description', 'deprecated']);
const OF_PARAMETER =
  /^parameters\/(path|query|header|cookie)\/(.*)\/(required|type|type default|description)$/s;

/** Finds the actions for a disagreement; one per API. */
export type FindOverlayActions = (election: Election) => readonly JsonObject[] | undefined;

/**
 * What settles the disagreements of an API.
 * @returns a function from a disagreement to the actions that fix today's choice;
 *   nothing where an overlay cannot settle it
 */
export function conflictResolutions(api: Api): FindOverlayActions {
  const templates = pathTemplates(api.endpoints);
  const endpoints = new Map(api.endpoints.map((endpoint) => [endpoint.key, endpoint]));
  const names = createExportState(api, {});
  return (election) => {
    const endpoint = endpoints.get(election.entity);
    const template = templates.get(election.entity);
    if (endpoint === undefined || template === undefined) return undefined;
    const operation = `$.paths[${literal(template)}].${endpoint.method.toLowerCase()}`;
    return actions(election, endpoint, operation, names);
  };
}

function actions(
  election: Election,
  endpoint: Endpoint,
  operation: string,
  names: ExportState,
): JsonObject[] | undefined {
  const { field, kept } = election;
  if (SINGLE.has(field)) return [update(operation, new Map([[field, kept.value]]))];
  if (field === 'security') {
    // An update appends to a list: the old one has to go first.
    const security = requirementsOf(endpoint.security?.value ?? [], names);
    return [remove(`${operation}.security`), update(operation, new Map([['security', security]]))];
  }
  if (field === 'parameters') return disputedParameters(election, endpoint, operation);
  if (field === 'body/required')
    return [update(`${operation}.requestBody`, new Map([['required', kept.value]]))];
  const [, place = '', name = '', fact = ''] = OF_PARAMETER.exec(field) ?? [];
  const parameter = endpoint.parameters.find((one) => one.in === place && one.name === name);
  if (parameter === undefined) return undefined;
  const value = parameterUpdate(election, parameter, fact, names);
  return value && [update(parameterPath(operation, place, name), value)];
}

function parameterUpdate(
  { kept, rejected }: Election,
  parameter: Parameter,
  fact: string,
  names: ExportState,
): JsonObject | undefined {
  switch (fact) {
    case 'required':
    case 'description':
      return new Map([[fact, kept.value]]);
    case 'type': {
      const schema = parameterObject(parameter, names).get('schema');
      return schema === undefined ? undefined : new Map([['schema', schema]]);
    }
    case 'type default': {
      const [first] = rejected;
      return first && new Map([['schema', new Map([['default', first.value]])]]);
    }
    default:
      return undefined;
  }
}

/** Removes each parameter that some document does not know: for when that document is right. */
function disputedParameters(
  { kept, rejected }: Election,
  { parameters }: Endpoint,
  operation: string,
): JsonObject[] | undefined {
  const lists = rejected.map(({ value }) => texts(value));
  const disputed = texts(kept.value).filter((one) => lists.some((list) => !list.includes(one)));
  if (disputed.length === 0) return undefined;
  return parameters
    .filter((one) => disputed.includes(parameterIdentity(one)))
    .map(({ in: place, name }) => remove(parameterPath(operation, place, name)));
}

function texts(value: Json): readonly string[] {
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === 'string')
    : [];
}

function parameterPath(operation: string, place: string, name: string): string {
  return `${operation}.parameters[?@.name==${literal(name)} && @.in==${literal(place)}]`;
}

function update(target: string, value: JsonObject): JsonObject {
  return new Map<string, Json>([
    ['target', target],
    ['update', value],
  ]);
}

function remove(target: string): JsonObject {
  return new Map<string, Json>([
    ['target', target],
    ['remove', true],
  ]);
}

/** A string literal of JSONPath (RFC 9535 §2.3.1.1). */
function literal(text: string): string {
  const escaped = text
    .replace(/[\\']/g, '\\$&')
    .replace(
      /[\0-\x1f\x7f-\x9f\u2028\u2029]|\p{Surrogate}/gu,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  return `'${escaped}'`;
}
