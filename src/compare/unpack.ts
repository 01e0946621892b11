/** Reads what was kept of an API. */
import type { Api, Endpoint, Media, Parameter, ParameterContent, Response } from '../model/api.js';
import { fact, type Origin } from '../model/origin.js';
import type { Notes, Property, Schema, Shape } from '../model/schema.js';
import type { Guess, Index, Kept, KeptEndpoint, KeptResponse } from './kept.js';
import { untagged } from './tagged.js';

/**
 * The API of a `packed` text, without what is not compared.
 * @param text of the same build of this package: another one may have kept another form
 * @returns nothing when it is damaged
 */
export function unpacked(text: string): Api | undefined {
  try {
    return apiFrom(JSON.parse(text) as Packed);
  } catch {
    return undefined;
  }
}

/** What `packed` writes. */
interface Packed extends Kept {
  readonly types: readonly unknown[];
  readonly securitySchemes: unknown;
}

/** What many endpoints share. */
interface Shelf {
  readonly schemaAt: (index: Index) => Schema;
  readonly parameters: readonly Parameter[];
  readonly media: readonly Media[];
}

function apiFrom({ types, parameters, media, ...kept }: Packed): Api {
  const schemas: Schema[] = [];
  const schemaAt = (index: Index): Schema =>
    (schemas[index] ??= schemaFrom(typeFrom(types[index])));
  const shelf: Shelf = {
    schemaAt,
    parameters: parameters.map(([name, place, required, deprecated, type, guess]) => ({
      name,
      in: place,
      required: fact(required),
      deprecated: fact(deprecated),
      content: contentFrom(typeFrom(types[type])),
      examples: [],
      aliases: [],
      origins: originsFrom(guess),
    })),
    media: media.map(([type, schema, item, encoding, guess]) => ({
      type,
      schema: schemaAt(schema),
      ...(item !== null && { item: schemaAt(item) }),
      ...encodingFrom(encoding),
      examples: [],
      origins: originsFrom(guess),
    })),
  };
  return {
    servers: kept.servers.map(serverFrom),
    endpoints: kept.endpoints.map((one) => endpointFrom(one, shelf)),
    webhooks: kept.webhooks.map(([name, one]) => ({ name, endpoint: endpointFrom(one, shelf) })),
    schemas: new Map(kept.schemas.map(([id, type]) => [id, schemaAt(type)])),
    securitySchemes: untagged(kept.securitySchemes) as Api['securitySchemes'],
    tags: new Map(),
    extensions: new Map(),
  };
}

function endpointFrom(kept: KeptEndpoint, shelf: Shelf): Endpoint {
  const [key, method, path, trailingSlash, operationId, deprecated, ...rest] = kept;
  const [parameters, body, responses, security, servers, callbacks, guess] = rest;
  return {
    key,
    method,
    path,
    trailingSlash,
    ...(operationId !== null && { operationId: fact(operationId) }),
    deprecated: fact(deprecated),
    aliases: [],
    tags: [],
    parameters: parameters.map((index) => at(shelf.parameters, index)),
    ...(body !== null && {
      body: {
        required: fact(body[0]),
        media: body[1].map((index) => at(shelf.media, index)),
        origins: originsFrom(body[2]),
      },
    }),
    responses: responses.map((response) => responseFrom(response, shelf)),
    ...(security !== null && { security: fact(security[0], ...originsFrom(security[1])) }),
    servers: servers.map(serverFrom),
    callbacks: callbacks.map(([name, expression, endpoint]) => ({
      name,
      expression,
      endpoint: endpointFrom(endpoint, shelf),
    })),
    extensions: new Map(),
    origins: originsFrom(guess),
  };
}

function responseFrom(kept: KeptResponse, { schemaAt, media }: Shelf): Response {
  const [status, bodyless, headers, indices, guess] = kept;
  return {
    status,
    bodyless,
    headers: headers.map(([name, required, schema, [mediaType, explode], guessed]) => ({
      ...{ name, required, explode, schema: schemaAt(schema) },
      ...(mediaType !== null && { mediaType }),
      origins: originsFrom(guessed),
    })),
    media: indices.map((index) => at(media, index)),
    links: new Map(),
    origins: originsFrom(guess),
  };
}

function typeFrom(kept: unknown): unknown {
  return Array.isArray(kept) ? untagged(kept[0]) : kept;
}

/** What a parameter holds, as it was told. */
function contentFrom(told: unknown): ParameterContent {
  const content = told as ParameterContent;
  if (content.kind === 'schema') return { ...content, schema: schemaFrom(content.schema) };
  const { type, schema } = content.media;
  const media = { type, schema: schemaFrom(schema), encoding: new Map(), examples: [] };
  return { kind: 'media', media: { ...media, origins: originsFrom(null) } };
}

/** A schema as it was told, with the maps that it had. */
function schemaFrom(told: unknown): Schema {
  const { origins: guess = null, ...kept } = told as ToldSchema;
  const schema: Schema = { ...kept, origins: originsFrom(guess) };
  switch (schema.kind) {
    case 'object': {
      const properties = mapFrom<Property>(schema.properties);
      properties.forEach(({ schema: inner, required }, name) => {
        properties.set(name, { schema: schemaFrom(inner), required });
      });
      return { ...schema, properties, ...(schema.rest && { rest: schemaFrom(schema.rest) }) };
    }
    case 'array':
      return { ...schema, items: schemaFrom(schema.items) };
    case 'tuple': {
      const items = schema.items.map(schemaFrom);
      return { ...schema, items, ...(schema.rest && { rest: schemaFrom(schema.rest) }) };
    }
    case 'intersection':
      return { ...schema, members: schema.members.map(schemaFrom) };
    case 'union': {
      const { discriminator: by } = schema;
      const discriminator = by && { ...by, mapping: mapFrom<string>(by.mapping) };
      const members = schema.members.map(schemaFrom);
      return { ...schema, members, ...(discriminator && { discriminator }) };
    }
    default:
      return schema;
  }
}

type ToldSchema = Shape & Notes & { readonly origins?: Guess };

/** What is not tagged has its maps as lists of pairs. */
function mapFrom<T>(told: unknown): Map<string, T> {
  return new Map(told as Iterable<readonly [string, T]>);
}

function at<T>(kept: readonly T[], index: Index): T {
  const found = kept[index];
  if (found === undefined) throw new RangeError('something is named that was not kept');
  return found;
}

function encodingFrom(text: string | null): Pick<Media, 'encoding' | 'keywords'> {
  if (text === null) return { encoding: new Map() };
  return untagged(JSON.parse(text)) as Pick<Media, 'encoding' | 'keywords'>;
}

function serverFrom([url, variables, guess]: Kept['servers'][number]): Api['servers'][number] {
  return { url, variables: new Map(variables), origins: originsFrom(guess) };
}

const DECLARED: readonly Origin[] = [{ source: '', pointer: '', trust: 'declared' }];
const INFERRED: readonly Origin[] = [{ source: '', pointer: '', trust: 'inferred' }];
const ASSUMED: readonly Origin[] = [{ source: '', pointer: '', trust: 'assumed' }];

function originsFrom(guess: Guess): readonly Origin[] {
  return guess === 'inferred' ? INFERRED : guess === 'assumed' ? ASSUMED : DECLARED;
}
