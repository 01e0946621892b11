/** Decodes an API from its snapshot. */
import type {
  Api,
  Endpoint,
  Media,
  Parameter,
  ParameterContent,
  Response,
} from '../../../model/api.js';
import { fact, type Origin, type Trust } from '../../../model/origin.js';
import type { Notes, Property, Schema, Shape } from '../../../model/schema.js';
import { mapChildren } from '../../../model/walk.js';
import type {
  TrustSnapshot,
  TableIndex,
  ApiSnapshot,
  EndpointSnapshot,
  ResponseSnapshot,
} from './format.js';
import { untagJson } from './tagged-json.js';

/**
 * Returns the API of a snapshot, without the parts that are not compared.
 * @param text written by the same build of this package: the format may differ between builds
 * @returns `undefined` if it is damaged
 */
export function decodeSnapshot(text: string): Api | undefined {
  try {
    return apiFrom(JSON.parse(text) as EncodedSnapshot);
  } catch {
    return undefined;
  }
}

/** The output of `encodeSnapshot`. */
interface EncodedSnapshot extends ApiSnapshot {
  readonly types: readonly unknown[];
  readonly securitySchemes: unknown;
}

/** Shared values that endpoints refer to by index. */
interface DecodedTables {
  readonly schemaAt: (index: TableIndex) => Schema;
  readonly parameters: readonly Parameter[];
  readonly media: readonly Media[];
  readonly servers: readonly Api['servers'][];
}

function apiFrom({ types, parameters, media, serverLists, ...snapshot }: EncodedSnapshot): Api {
  const schemas: Schema[] = [];
  const schemaAt = (index: TableIndex): Schema =>
    (schemas[index] ??= schemaFrom(typeFrom(types[index])));
  const tables: DecodedTables = {
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
    servers: serverLists.map((list) => list.map(serverFrom)),
  };
  return {
    servers: at(tables.servers, snapshot.servers),
    endpoints: snapshot.endpoints.map((one) => endpointFrom(one, tables)),
    webhooks: snapshot.webhooks.map(([name, one]) => ({
      name,
      endpoint: endpointFrom(one, tables),
    })),
    schemas: new Map(snapshot.schemas.map(([id, type]) => [id, schemaAt(type)])),
    securitySchemes: untagJson(snapshot.securitySchemes) as Api['securitySchemes'],
    tags: new Map(),
    extensions: new Map(),
  };
}

function endpointFrom(snapshot: EndpointSnapshot, tables: DecodedTables): Endpoint {
  const [key, method, path, trailingSlash, operationId, deprecated, ...rest] = snapshot;
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
    parameters: parameters.map((index) => at(tables.parameters, index)),
    ...(body !== null && {
      body: {
        required: fact(body[0]),
        media: body[1].map((index) => at(tables.media, index)),
        origins: originsFrom(body[2]),
      },
    }),
    responses: responses.map((response) => responseFrom(response, tables)),
    ...(security !== null && {
      security: { value: security[0], origins: originsFrom(security[1]) },
    }),
    servers: at(tables.servers, servers),
    callbacks: callbacks.map(([name, expression, endpoint]) => ({
      name,
      expression,
      endpoint: endpointFrom(endpoint, tables),
    })),
    extensions: new Map(),
    origins: originsFrom(guess),
  };
}

function responseFrom(snapshot: ResponseSnapshot, { schemaAt, media }: DecodedTables): Response {
  const [status, bodyless, headers, indices, guess] = snapshot;
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

function typeFrom(snapshot: unknown): unknown {
  return Array.isArray(snapshot) ? untagJson(snapshot[0]) : snapshot;
}

/** Decodes the content of a parameter. */
function contentFrom(serialized: unknown): ParameterContent {
  const content = serialized as ParameterContent;
  if (content.kind === 'schema') return { ...content, schema: schemaFrom(content.schema) };
  const { type, schema } = content.media;
  const media = { type, schema: schemaFrom(schema), encoding: new Map(), examples: [] };
  return { kind: 'media', media: { ...media, origins: originsFrom(null) } };
}

/** Decodes a schema, and restores its maps. */
function schemaFrom(serialized: unknown): Schema {
  const { origins: guess = null, ...snapshot } = serialized as SerializedSchema;
  return mapChildren(withMaps({ ...snapshot, origins: originsFrom(guess) }), schemaFrom);
}

function withMaps(schema: Schema): Schema {
  if (schema.kind === 'object') {
    const properties = mapFrom<Property>(schema.properties);
    const patterns = schema.patterns && mapFrom<Schema>(schema.patterns);
    return { ...schema, properties, ...(patterns && { patterns }) };
  }
  if (schema.kind !== 'union' || schema.discriminator === undefined) return schema;
  const { discriminator } = schema;
  const mapping = mapFrom<string>(discriminator.mapping);
  return { ...schema, discriminator: { ...discriminator, mapping } };
}

type SerializedSchema = Shape & Notes & { readonly origins?: TrustSnapshot };

/** Decodes a map from a list of pairs. */
function mapFrom<T>(serialized: unknown): Map<string, T> {
  return new Map(serialized as Iterable<readonly [string, T]>);
}

function at<T>(snapshot: readonly T[], index: TableIndex): T {
  const found = snapshot[index];
  if (found === undefined) throw new RangeError('an index leads to no entry');
  return found;
}

function encodingFrom(text: string | null): Pick<Media, 'encoding' | 'keywords'> {
  if (text === null) return { encoding: new Map() };
  return untagJson(JSON.parse(text)) as Pick<Media, 'encoding' | 'keywords'>;
}

function serverFrom([
  url,
  variables,
  guess,
]: ApiSnapshot['serverLists'][number][number]): Api['servers'][number] {
  return { url, variables: new Map(variables), origins: originsFrom(guess) };
}

const ORIGINS = {
  declared: [{ source: '', pointer: '', trust: 'declared' }],
  observed: [{ source: '', pointer: '', trust: 'observed' }],
  inferred: [{ source: '', pointer: '', trust: 'inferred' }],
  assumed: [{ source: '', pointer: '', trust: 'assumed' }],
} as const satisfies Partial<Record<Trust, readonly Origin[]>>;

function originsFrom(guess: TrustSnapshot): readonly Origin[] {
  return ORIGINS[guess ?? 'declared'];
}
