/**
 * Visits and replaces the schemas inside a schema, an endpoint or an API. References are not followed, so every walk
 * ends.
 */
import type {
  Api,
  Body,
  Callback,
  Encoding,
  Endpoint,
  Header,
  Media,
  Parameter,
  Response,
} from './api.js';
import { mapAsserted } from './assertions.js';
import { mapList, mapValues } from '../base/foundation/mapped.js';
import type { Discriminator, Property, Schema, SchemaId } from './schema.js';

/** Returns the schemas directly inside a schema, in a fixed order. */
export function childSchemas(schema: Schema): Schema[] {
  const children: Schema[] = [];
  visitChildren(schema, (child) => children.push(child));
  return children;
}

/** Visits the schemas directly inside a schema, in the order of {@link childSchemas}. */
export function visitChildren(schema: Schema, visit: (child: Schema) => void): void {
  switch (schema.kind) {
    case 'array':
      visit(schema.items);
      return;
    case 'tuple':
      schema.items.forEach((item) => visit(item));
      if (schema.rest) visit(schema.rest);
      return;
    case 'object':
      schema.properties.forEach((property) => visit(property.schema));
      schema.patterns?.forEach((one) => visit(one));
      if (schema.rest) visit(schema.rest);
      return;
    case 'union':
    case 'intersection':
      schema.members.forEach((member) => visit(member));
  }
}

/**
 * Returns the named schemas to which some schemas refer, directly or indirectly.
 * @param names returns the ids to which a schema itself refers, and not those to which the schemas inside it refer; by
 * default only the target of a reference
 * @param visit calls a function for each schema directly inside a schema
 */
export function reachedNames(
  roots: readonly Schema[],
  { schemas }: Pick<Api, 'schemas'>,
  names: (schema: Schema) => Iterable<SchemaId> = referencedName,
  visit = visitChildren,
): Set<SchemaId> {
  const reached = new Set<SchemaId>();
  const left = [...roots];
  const add = (schema: Schema): void => void left.push(schema);
  for (let schema = left.pop(); schema !== undefined; schema = left.pop()) {
    visit(schema, add);
    for (const id of names(schema)) {
      if (reached.has(id)) continue;
      reached.add(id);
      const target = schemas.get(id);
      if (target !== undefined) left.push(target);
    }
  }
  return reached;
}

function referencedName(schema: Schema): readonly SchemaId[] {
  return schema.kind === 'ref' ? [schema.id] : NO_NAMES;
}

const NO_NAMES: readonly SchemaId[] = [];

/**
 * Replaces the schemas directly inside a schema.
 * @returns the same schema object if no child changed
 */
export function mapChildren(schema: Schema, replace: (child: Schema) => Schema): Schema {
  switch (schema.kind) {
    case 'array': {
      const items = replace(schema.items);
      return items === schema.items ? schema : { ...schema, items };
    }
    case 'tuple': {
      const items = mapList(schema.items, replace);
      const rest = schema.rest && replace(schema.rest);
      if (items === schema.items && rest === schema.rest) return schema;
      return rest ? { ...schema, items, rest } : { ...schema, items };
    }
    case 'object': {
      const properties = mapProperties(schema.properties, replace);
      const patterns = schema.patterns && mapValues(schema.patterns, replace);
      const rest = schema.rest && replace(schema.rest);
      const same =
        properties === schema.properties && rest === schema.rest && patterns === schema.patterns;
      if (same) return schema;
      return { ...schema, properties, ...(patterns && { patterns }), ...(rest && { rest }) };
    }
    case 'union':
    case 'intersection': {
      const members = mapList(schema.members, replace);
      return members === schema.members ? schema : { ...schema, members };
    }
    default:
      return schema;
  }
}

function mapProperties(
  properties: ReadonlyMap<string, Property>,
  replace: (child: Schema) => Schema,
): ReadonlyMap<string, Property> {
  // Created when the first property differs, which is rare.
  let mapped: Map<string, Property> | undefined;
  properties.forEach((property, name) => {
    const schema = replace(property.schema);
    if (schema === property.schema) return;
    mapped ??= new Map(properties);
    mapped.set(name, { ...property, schema });
  });
  return mapped ?? properties;
}

/** A union or an intersection. Its members are schemas of the same value. */
export type ComposedSchema = Extract<Schema, { readonly kind: 'union' | 'intersection' }>;

export function isComposed(schema: Schema): schema is ComposedSchema {
  return schema.kind === 'union' || schema.kind === 'intersection';
}

/** Returns true for a schema that can contain other schemas. Most cannot. */
export function hasParts({ kind }: Schema): boolean {
  switch (kind) {
    case 'object':
    case 'array':
    case 'union':
    case 'intersection':
    case 'tuple':
      return true;
    default:
      return false;
  }
}

/** Renames every reference in a schema, including those in discriminators. */
export function mapRefs(schema: Schema, rename: (id: SchemaId) => SchemaId): Schema {
  const inner = (child: Schema): Schema => mapRefs(child, rename);
  if (schema.kind === 'ref') return mapAsserted({ ...schema, id: rename(schema.id) }, inner);
  const mapped = mapAsserted(mapChildren(schema, inner), inner);
  if (mapped.kind !== 'union' || !mapped.discriminator) return mapped;
  return { ...mapped, discriminator: renameMapping(mapped.discriminator, rename) };
}

function renameMapping(
  discriminator: Discriminator,
  rename: (id: SchemaId) => SchemaId,
): Discriminator {
  const mapping = new Map([...discriminator.mapping].map(([value, id]) => [value, rename(id)]));
  const { defaultMapping } = discriminator;
  return {
    ...discriminator,
    mapping,
    ...(defaultMapping !== undefined && { defaultMapping: rename(defaultMapping) }),
  };
}

/** Returns the schemas that an endpoint contains directly, for example for its parameters and bodies. */
export function endpointSchemas(endpoint: Endpoint): Schema[] {
  const schemas: Schema[] = [];
  visitEndpointSchemas(endpoint, (schema) => schemas.push(schema));
  return schemas;
}

/** Visits the schemas that an endpoint contains directly, in the same order as {@link mapEndpointSchemas}. */
export function visitEndpointSchemas(endpoint: Endpoint, visit: (schema: Schema) => void): void {
  endpoint.parameters.forEach(({ content }) => {
    if (content.kind === 'schema') visit(content.schema);
    else visitMedia(content.media, visit);
  });
  endpoint.body?.media.forEach((media) => visitMedia(media, visit));
  endpoint.responses.forEach(({ headers, media }) => {
    headers.forEach((header) => visit(header.schema));
    media.forEach((one) => visitMedia(one, visit));
  });
  endpoint.callbacks.forEach((callback) => visitEndpointSchemas(callback.endpoint, visit));
}

function visitMedia(media: Media, visit: (schema: Schema) => void): void {
  visit(media.schema);
  if (media.item) visit(media.item);
  media.encoding.forEach(({ headers }) => {
    for (const header of headers) visit(header.schema);
  });
}

/**
 * Replaces the schemas that an endpoint contains: those of parameters, bodies, responses, headers and callbacks. If
 * the schemas of a part are unchanged, the same object is returned for the part.
 */
export function mapEndpointSchemas(
  endpoint: Endpoint,
  replace: (schema: Schema) => Schema,
): Endpoint {
  const parameters = mapList(endpoint.parameters, mapParameter, replace);
  const body = endpoint.body && mapBody(endpoint.body, replace);
  const responses = mapList(endpoint.responses, mapResponse, replace);
  const callbacks = mapList(endpoint.callbacks, mapCallback, replace);
  const same =
    parameters === endpoint.parameters &&
    body === endpoint.body &&
    responses === endpoint.responses &&
    callbacks === endpoint.callbacks;
  return same ? endpoint : { ...endpoint, parameters, ...(body && { body }), responses, callbacks };
}

type Replace = (schema: Schema) => Schema;

function mapParameter(parameter: Parameter, replace: Replace): Parameter {
  const { content } = parameter;
  const mapped =
    content.kind === 'schema' ? mapOwnSchema(content, replace) : mapContent(content, replace);
  return mapped === content ? parameter : { ...parameter, content: mapped };
}

function mapContent<T extends { readonly media: Media }>(content: T, replace: Replace): T {
  const media = mapMedia(content.media, replace);
  return media === content.media ? content : { ...content, media };
}

function mapBody(body: Body, replace: Replace): Body {
  const media = mapList(body.media, mapMedia, replace);
  return media === body.media ? body : { ...body, media };
}

function mapResponse(response: Response, replace: Replace): Response {
  const headers = mapList(response.headers, mapOwnSchema<Header>, replace);
  const media = mapList(response.media, mapMedia, replace);
  const same = headers === response.headers && media === response.media;
  return same ? response : { ...response, headers, media };
}

function mapCallback(callback: Callback, replace: Replace): Callback {
  const endpoint = mapEndpointSchemas(callback.endpoint, replace);
  return endpoint === callback.endpoint ? callback : { ...callback, endpoint };
}

function mapOwnSchema<T extends { readonly schema: Schema }>(owner: T, replace: Replace): T {
  const schema = replace(owner.schema);
  return schema === owner.schema ? owner : { ...owner, schema };
}

function mapMedia(media: Media, replace: Replace): Media {
  const schema = replace(media.schema);
  const item = media.item && replace(media.item);
  const encoding =
    media.encoding.size === 0 ? media.encoding : mapEncoding(media.encoding, replace);
  const same = schema === media.schema && item === media.item && encoding === media.encoding;
  return same ? media : { ...media, schema, ...(item && { item }), encoding };
}

function mapEncoding(encodings: Media['encoding'], replace: Replace): Media['encoding'] {
  let mapped: Map<string, Encoding> | undefined;
  for (const [name, encoding] of encodings) {
    const headers = mapList(encoding.headers, mapOwnSchema<Header>, replace);
    if (headers === encoding.headers) continue;
    mapped ??= new Map(encodings);
    mapped.set(name, { ...encoding, headers });
  }
  return mapped ?? encodings;
}

/** Replaces every schema of an API, including the named ones. Parts without changes are reused. */
export function mapApiSchemas(api: Api, replace: (schema: Schema) => Schema): Api {
  const endpoints = mapList(api.endpoints, (endpoint) => mapEndpointSchemas(endpoint, replace));
  const webhooks = mapList(api.webhooks, (webhook) => {
    const endpoint = mapEndpointSchemas(webhook.endpoint, replace);
    return endpoint === webhook.endpoint ? webhook : { ...webhook, endpoint };
  });
  return {
    ...api,
    endpoints,
    webhooks,
    schemas: new Map([...api.schemas].map(([id, schema]) => [id, replace(schema)])),
  };
}
