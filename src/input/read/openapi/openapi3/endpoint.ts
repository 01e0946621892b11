/** Reads the operations of OpenAPI 3, their callbacks, and webhooks. */
import type { Mutable } from '../../../../base/foundation/mutable.js';
import type { Callback, Endpoint, Parameter, Webhook } from '../../../../model/api.js';
import type { PathSegment } from '../../../../model/path.js';
import { EXTENSION, EXTENSION_PREFIX } from '../../../../model/extensions.js';
import type { Cursor } from '../../../source/cursor.js';
import { readWithin, type Description } from '../description.js';
import { checkKeys } from '../info.js';
import { readParametersOfBody } from './body-parameters.js';
import { readParameterObject, type OpenApiParameter } from './parameters.js';
import { readRequestBody, responseReaderOfOpenApi } from './responses.js';
import { readServerObjects } from './servers.js';
import { readOperation } from '../operation.js';
import { listParameters, type ParameterPlace } from '../parameter-list.js';
import { operationsOf, type OperationPlace } from '../path-item.js';
import { parsePathTemplate } from '../path-template.js';
import { readResponses } from '../responses.js';
import { withDeclaredFieldTrust } from '../../trust.js';
import { READING_LIMITS } from '../../../../base/foundation/limits/reading.js';

const KEYS = [
  ...['tags', 'summary', 'description', 'externalDocs', 'operationId', 'parameters'],
  ...['requestBody', 'responses', 'callbacks', 'deprecated', 'security', 'servers'],
];

/**
 * Reads an operation.
 * @param depth how many callbacks enclose the operation
 */
export function readEndpoint(place: OperationPlace, description: Description, depth = 0): Endpoint {
  const { operation, item } = place;
  checkKeys(operation, KEYS);
  const list = listParameters(place, description);
  const described = list.declared
    .filter(isOpenApi)
    .filter(({ cursor }) => !isSyntheticParameter(cursor));
  const path = renamed(place.path, originalNames(described));
  const body =
    readParametersOfBody(list.declared, place, description) ?? readRequestBody(place, description);
  const servers = operation.get('servers').exists ? operation.get('servers') : item.get('servers');
  const facts = readOperation(path === place.path ? place : { ...place, path }, list, description);
  const parameters = [
    ...described.map((parameter) => readParameterObject(parameter, place, description)),
    ...readUnlisted(place, description),
    ...list.added,
  ];
  const endpoint = (
    operation.keysFrom(EXTENSION_PREFIX).length > 0 ? restored(operation, facts) : facts
  ) as Mutable<Endpoint>;
  endpoint.parameters = parameters;
  if (body) endpoint.body = body;
  endpoint.responses = readResponses(place, description, responseReaderOfOpenApi(description));
  endpoint.servers = withDeclaredFieldTrust(
    operation,
    'servers',
    readServerObjects(servers, description.options).servers,
  );
  description.budget.spend(endpoint, operation);
  endpoint.callbacks =
    depth < READING_LIMITS.callbackDepth.most ? readCallbacks(operation, description, depth) : [];
  return endpoint;
}

function isOpenApi(parameter: ParameterPlace): parameter is OpenApiParameter {
  return parameter.in !== 'body' && parameter.in !== 'formData';
}

/** Returns true for a parameter that restitch's export wrote only because OpenAPI requires one. */
function isSyntheticParameter(cursor: Cursor): boolean {
  return cursor.rawMember(EXTENSION.synthetic) === true;
}

/**
 * Returns the original names of parameters that have another name in this document. The keys are the names in this
 * document.
 */
function originalNames(described: readonly OpenApiParameter[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { name, cursor } of described) {
    const original = cursor.has(EXTENSION.name) ? cursor.get(EXTENSION.name).string() : undefined;
    if (original !== undefined) names.set(name, original);
  }
  return names;
}

/**
 * Restores the original names of the parameters of a path. Endpoints that share a path in restitch's export may have
 * had different names for the same parameter.
 */
function renamed(
  path: readonly PathSegment[],
  names: ReadonlyMap<string, string>,
): readonly PathSegment[] {
  if (names.size === 0) return path;
  return path.map((segment) =>
    segment.map((part) =>
      part.kind === 'parameter' ? { ...part, name: names.get(part.name) ?? part.name } : part,
    ),
  );
}

/** Reads parameters that OpenAPI 3.1 cannot express, and which restitch's export keeps in an extension. */
function readUnlisted(place: OperationPlace, description: Description): Parameter[] {
  if (!place.operation.has(EXTENSION.parameters)) return [];
  return place.operation
    .get(EXTENSION.parameters)
    .items()
    .flatMap((cursor) => {
      const name = cursor.get('name').string() ?? '';
      const location = cursor.get('in').value === 'path' ? 'path' : 'querystring';
      return [readParameterObject({ name, in: location, cursor }, place, description)];
    });
}

type Facts = ReturnType<typeof readOperation>;

/** Restores the names, tags and trust levels that the API had before restitch exported it. */
function restored(operation: Cursor, facts: Facts): Facts {
  const id = operation.get(EXTENSION.operationId);
  const name = id.text();
  const aliases = operation
    .get(EXTENSION.aliases)
    .items()
    .flatMap((alias) => alias.string() ?? []);
  const labels = operation.get(EXTENSION.labels);
  // Only an export for people contains origins. In such an export, the first tag is the group of the operation.
  const givenGroup = operation.has(EXTENSION.origins)
    ? operation.get('tags').get(0).text()
    : undefined;
  const { summary, description, deprecated, security } = facts;
  const field = <T>(key: string, value: T): T => withDeclaredFieldTrust(operation, key, value);
  return {
    ...facts,
    ...(name !== undefined && { operationId: { value: name, origins: [id.origin()] } }),
    ...(givenGroup !== undefined && { givenGroup }),
    ...(aliases.length > 0 && { aliases }),
    ...(labels.exists && {
      tags: labels.items().flatMap((label) => {
        const value = label.string();
        return value === undefined ? [] : [{ value, origins: [label.origin()] }];
      }),
    }),
    ...(summary && { summary: field('summary', summary) }),
    ...(description && { description: field('description', description) }),
    ...(deprecated && { deprecated: field('deprecated', deprecated) }),
    ...(security && { security: field('security', security) }),
  };
}

function readCallbacks(operation: Cursor, description: Description, depth: number): Callback[] {
  const { references } = description.schemas;
  return references
    .part(operation.get('callbacks'))
    .entries()
    .flatMap(([name, callback]) => {
      const cursor = references.follow(callback, '/components/callbacks');
      if (!cursor) return [];
      return cursor
        .entries()
        .filter(([expression]) => !expression.startsWith('x-'))
        .flatMap(([expression, item]) =>
          readWithin(description, pathless(item, description), (place) => ({
            name,
            expression,
            endpoint: readEndpoint(place, description, depth + 1),
          })),
        );
    });
}

/** Reads `webhooks`, or `x-webhooks` in OpenAPI 3.0. */
export function readWebhooks(webhooks: Cursor, description: Description): Webhook[] {
  return webhooks
    .entries()
    .filter(([name]) => !name.startsWith('x-'))
    .flatMap(([name, item]) =>
      readWithin(description, pathless(item, description), (place) => ({
        name,
        endpoint: readEndpoint(place, description),
      })),
    );
}

const NO_PATH = parsePathTemplate('/');

/** Returns the operations of a path item whose key is not a path of this API, as for webhooks and callbacks. */
function pathless(item: Cursor, description: Description): OperationPlace[] {
  return operationsOf(item, description).map((operation) => ({
    ...operation,
    key: item,
    template: NO_PATH,
    path: [],
  }));
}
