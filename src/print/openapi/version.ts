/**
 * Chooses the OpenAPI version of a document: 3.2 if the API declares something that 3.1 cannot express. Otherwise 3.1
 * is chosen, because more tools support it.
 */
import { memoizeByObject } from '../../base/foundation/memo.js';
import type { Api, Endpoint, Media, OAuthFlow, Parameter } from '../../model/api.js';
import type { Discriminator, Example, Json, Schema } from '../../model/schema.js';
import { endpointSchemas, hasParts, visitChildren } from '../../model/walk.js';
import { EXTENSION } from '../../model/extensions.js';

export interface OpenApiVersion {
  readonly number: '3.1.1' | '3.2.0';
  /** The features of the API that OpenAPI 3.1 lacks; empty for 3.1. */
  readonly because: readonly string[];
}

export const METHODS: ReadonlySet<string> = new Set(
  'get put post delete options head patch trace'.split(' '),
);

/** Extensions of restitch that are keywords in OpenAPI 3.2. */
const NATIVE: ReadonlyMap<string, string> = new Map([
  [EXTENSION.itemSchema, 'itemSchema'],
  [EXTENSION.summary, 'summary'],
  [EXTENSION.parent, 'parent'],
  [EXTENSION.kind, 'kind'],
  [EXTENSION.deprecated, 'deprecated'],
  [EXTENSION.metadataUrl, 'oauth2MetadataUrl'],
  [EXTENSION.defaultMapping, 'defaultMapping'],
]);

/**
 * Returns the name under which an extension is written.
 * @param keyword one of the names in `EXTENSION`
 * @param isNewer true for a document in OpenAPI 3.2
 */
export function versionedKeyword(keyword: string, isNewer: boolean): string {
  return isNewer ? (NATIVE.get(keyword) ?? keyword) : keyword;
}

export const neededVersion = memoizeByObject((api: Api): OpenApiVersion => {
  const because = [...new Set(needsOf(api))].sort();
  return { number: because.length > 0 ? '3.2.0' : '3.1.1', because };
});

/** Returns true for a device authorization flow (OpenAPI 3.2) that has its required field. */
export function isDeviceFlow({ type, deviceAuthorizationUrl }: OAuthFlow): boolean {
  return type === 'deviceAuthorization' && deviceAuthorizationUrl !== undefined;
}

/**
 * Returns true if OpenAPI 3.2 allows the parameter in `querystring`: the operation must have no other query
 * parameters.
 */
export function isOnlyQueryString(parameter: Parameter, { parameters }: Endpoint): boolean {
  return (
    parameter.content.kind === 'media' &&
    parameters.every((one) => one === parameter || !['query', 'querystring'].includes(one.in))
  );
}

function* needsOf(api: Api): Iterable<string> {
  for (const { parent, kind } of api.tags.values()) {
    if (parent !== undefined) yield '"parent" of tags';
    if (kind !== undefined) yield '"kind" of tags';
  }
  for (const scheme of api.securitySchemes.values()) {
    if (scheme.deprecated === true) yield '"deprecated" of security schemes';
    if (scheme.kind !== 'oauth2') continue;
    if (scheme.metadataUrl !== undefined) yield '"oauth2MetadataUrl"';
    if (scheme.flows.some(isDeviceFlow)) yield 'the OAuth flow "deviceAuthorization"';
  }
  if (api.servers.some(({ name }) => name !== undefined)) yield '"name" of servers';
  const endpoints = [...api.endpoints, ...api.webhooks.map(({ endpoint }) => endpoint)];
  for (const endpoint of endpoints) yield* needsOfEndpoint(endpoint);
  yield* needsOfSchemas([...endpoints.flatMap(endpointSchemas), ...api.schemas.values()]);
}

function* needsOfEndpoint(endpoint: Endpoint): Iterable<string> {
  const { method, parameters, body, responses, servers, callbacks } = endpoint;
  if (!METHODS.has(method.toLowerCase())) yield `the method ${method}`;
  for (const parameter of parameters) {
    const { content, examples } = parameter;
    if (parameter.in === 'querystring' && isOnlyQueryString(parameter, endpoint))
      yield 'parameters with "in: querystring"';
    yield* needsOfExamples(examples);
    if (content.kind === 'media') yield* needsOfMedia(content.media);
  }
  for (const media of body?.media ?? []) yield* needsOfMedia(media);
  for (const { summary, media } of responses) {
    if (summary) yield '"summary" of responses';
    for (const one of media) yield* needsOfMedia(one);
  }
  if (servers.some(({ name }) => name !== undefined)) yield '"name" of servers';
  for (const callback of callbacks) yield* needsOfEndpoint(callback.endpoint);
}

function* needsOfMedia({ item, keywords, encoding, examples }: Media): Iterable<string> {
  if (item) yield '"itemSchema"';
  for (const keyword of keywords?.keys() ?? []) yield `"${keyword}"`;
  for (const one of encoding.values()) {
    for (const keyword of one.keywords?.keys() ?? []) yield `nested "${keyword}"`;
  }
  yield* needsOfExamples(examples);
}

function* needsOfExamples(examples: readonly Example[]): Iterable<string> {
  if (examples.some(({ serialized }) => serialized !== undefined)) yield '"serializedValue"';
}

function* needsOfSchemas(open: Schema[]): Iterable<string> {
  const add = (inner: Schema): void => void open.push(inner);
  for (let schema = open.pop(); schema; schema = open.pop()) {
    if (schema.kind === 'union' && hasDefault(schema.discriminator)) yield '"defaultMapping"';
    const xml: Json | undefined = schema.keywords?.get('xml');
    if (xml instanceof Map && xml.has('nodeType')) yield '"nodeType"';
    if (hasParts(schema)) visitChildren(schema, add);
  }
}

function hasDefault(discriminator: Discriminator | undefined): boolean {
  return discriminator?.defaultMapping !== undefined;
}
