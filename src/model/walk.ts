/** Walks over schemas. References are not followed, so every walk ends. */
import type { Api, Endpoint, Media } from './api.js';
import type { Discriminator, Property, Schema, SchemaId } from './schema.js';

/** The schemas directly inside a schema, in a fixed order. */
export function childSchemas(schema: Schema): Schema[] {
  switch (schema.kind) {
    case 'array':
      return [schema.items];
    case 'tuple':
      return schema.rest ? [...schema.items, schema.rest] : [...schema.items];
    case 'object': {
      const properties = [...schema.properties.values()].map((property) => property.schema);
      return schema.rest ? [...properties, schema.rest] : properties;
    }
    case 'union':
    case 'intersection':
      return [...schema.members];
    default:
      return [];
  }
}

/** Rebuilds a schema with its direct children replaced. */
export function mapChildren(schema: Schema, replace: (child: Schema) => Schema): Schema {
  switch (schema.kind) {
    case 'array':
      return { ...schema, items: replace(schema.items) };
    case 'tuple': {
      const items = schema.items.map(replace);
      return schema.rest ? { ...schema, items, rest: replace(schema.rest) } : { ...schema, items };
    }
    case 'object': {
      const properties = new Map(
        [...schema.properties].map(([name, property]): [string, Property] => [
          name,
          { ...property, schema: replace(property.schema) },
        ]),
      );
      return schema.rest
        ? { ...schema, properties, rest: replace(schema.rest) }
        : { ...schema, properties };
    }
    case 'union':
    case 'intersection':
      return { ...schema, members: schema.members.map(replace) };
    default:
      return schema;
  }
}

/** Rebuilds a schema with every reference in it renamed, those of discriminators too. */
export function mapRefs(schema: Schema, rename: (id: SchemaId) => SchemaId): Schema {
  if (schema.kind === 'ref') return { ...schema, id: rename(schema.id) };
  const mapped = mapChildren(schema, (child) => mapRefs(child, rename));
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

/** Every schema that an endpoint holds, not followed through references. */
export function endpointSchemas(endpoint: Endpoint): Schema[] {
  const schemas: Schema[] = [];
  mapEndpointSchemas(endpoint, (schema) => {
    schemas.push(schema);
    return schema;
  });
  return schemas;
}

/** Rebuilds an endpoint with each schema it holds replaced: parameters, bodies, responses, headers, callbacks. */
export function mapEndpointSchemas(
  endpoint: Endpoint,
  replace: (schema: Schema) => Schema,
): Endpoint {
  const media = (item: Media): Media => mapMedia(item, replace);
  const headers = <T extends { readonly schema: Schema }>(list: readonly T[]): T[] =>
    list.map((header) => ({ ...header, schema: replace(header.schema) }));
  return {
    ...endpoint,
    parameters: endpoint.parameters.map((parameter) => ({
      ...parameter,
      content:
        parameter.content.kind === 'schema'
          ? { ...parameter.content, schema: replace(parameter.content.schema) }
          : { ...parameter.content, media: media(parameter.content.media) },
    })),
    ...(endpoint.body && { body: { ...endpoint.body, media: endpoint.body.media.map(media) } }),
    responses: endpoint.responses.map((response) => ({
      ...response,
      headers: headers(response.headers),
      media: response.media.map(media),
    })),
    callbacks: endpoint.callbacks.map((callback) => ({
      ...callback,
      endpoint: mapEndpointSchemas(callback.endpoint, replace),
    })),
  };
}

function mapMedia(media: Media, replace: (schema: Schema) => Schema): Media {
  return {
    ...media,
    schema: replace(media.schema),
    ...(media.item && { item: replace(media.item) }),
    encoding: new Map(
      [...media.encoding].map(([name, encoding]) => [
        name,
        {
          ...encoding,
          headers: encoding.headers.map((header) => ({
            ...header,
            schema: replace(header.schema),
          })),
        },
      ]),
    ),
  };
}

/** Rebuilds an API with every schema in it replaced, named ones too. */
export function mapApiSchemas(api: Api, replace: (schema: Schema) => Schema): Api {
  return {
    ...api,
    endpoints: api.endpoints.map((endpoint) => mapEndpointSchemas(endpoint, replace)),
    webhooks: api.webhooks.map((webhook) => ({
      ...webhook,
      endpoint: mapEndpointSchemas(webhook.endpoint, replace),
    })),
    schemas: new Map([...api.schemas].map(([id, schema]) => [id, replace(schema)])),
  };
}
