/** Encodes an API snapshot for the next run. It is faster to write and read than a document. */
import type {
  Api,
  Body,
  Endpoint,
  Header,
  Media,
  Parameter,
  Response,
} from '../../../model/api.js';
import { weakTrust, type Origin } from '../../../model/origin.js';
import type {
  TrustSnapshot,
  TableIndex,
  ApiSnapshot,
  BodySnapshot,
  EndpointSnapshot,
  HeaderSnapshot,
  MediaSnapshot,
  ParameterSnapshot,
  ResponseSnapshot,
  ServerSnapshot,
} from './format.js';
import { tagJson } from './tagged-json.js';
import { serializeFully, TypeSerializer } from './type-serializer.js';

/**
 * Encodes everything that `compareApis` uses. Of origins it only keeps whether a fact is a guess.
 * @param serializer reuses types it has already serialized
 */
export function encodeSnapshot(api: Api, serializer = new TypeSerializer()): string {
  const tables: InternTables = {
    types: new InternTable((type) => encodeType(type, serializer)),
    parameters: new InternTable((parameter) => encodeParameter(parameter, tables)),
    media: new InternTable((media) => encodeMedia(media, tables)),
    servers: new InternTable((list) => list.map(encodeServer)),
  };
  const { servers, endpoints, webhooks, schemas, securitySchemes } = api;
  const snapshot: ApiSnapshot = {
    servers: tables.servers.intern(servers),
    endpoints: endpoints.map((endpoint) => encodeEndpoint(endpoint, tables)),
    webhooks: webhooks.map(({ name, endpoint }) => [name, encodeEndpoint(endpoint, tables)]),
    schemas: [...schemas].map(([id, schema]) => [id, tables.types.intern(schema)]),
    parameters: tables.parameters.entries,
    media: tables.media.entries,
    serverLists: tables.servers.entries,
  };
  const types = tables.types.entries.join(',');
  const schemes = JSON.stringify(securitySchemes, (_, value: unknown) => tagJson(value));
  return `{"types":[${types}],"securitySchemes":${schemes},${JSON.stringify(snapshot).slice(1)}`;
}

/** Tables of shared values: each is written once and referred to by its index. */
interface InternTables {
  /** As text. */
  readonly types: InternTable<object, string>;
  readonly parameters: InternTable<Parameter, ParameterSnapshot>;
  readonly media: InternTable<Media, MediaSnapshot>;
  readonly servers: InternTable<Api['servers'], readonly ServerSnapshot[]>;
}

/** Encodes each entry once. */
class InternTable<T extends object, K> {
  readonly entries: K[] = [];
  readonly #indices = new Map<T, TableIndex>();

  constructor(readonly encode: (thing: T) => K) {}

  intern(thing: T): TableIndex {
    const known = this.#indices.get(thing);
    if (known !== undefined) return known;
    const snapshot = this.encode(thing);
    const index = this.entries.push(snapshot) - 1;
    this.#indices.set(thing, index);
    return index;
  }
}

/** Tagged JSON is wrapped in a list, to distinguish it from plain JSON. */
function encodeType(type: object, serializer: TypeSerializer): string {
  const { text, isPartial } = serializer.serialize(type);
  return isPartial ? `[${serializeFully(type)}]` : text;
}

function encodeEndpoint(endpoint: Endpoint, tables: InternTables): EndpointSnapshot {
  const { body, security } = endpoint;
  return [
    endpoint.key,
    endpoint.method,
    endpoint.path,
    endpoint.trailingSlash === true,
    endpoint.operationId?.value ?? null,
    endpoint.deprecated?.value === true,
    endpoint.parameters.map((parameter) => tables.parameters.intern(parameter)),
    body ? encodeBody(body, tables) : null,
    endpoint.responses.map((response) => encodeResponse(response, tables)),
    security ? [security.value, weakTrustOf(security.origins)] : null,
    tables.servers.intern(endpoint.servers),
    endpoint.callbacks.map((callback) => [
      callback.name,
      callback.expression,
      encodeEndpoint(callback.endpoint, tables),
    ]),
    weakTrustOf(endpoint.origins),
  ];
}

function encodeParameter(parameter: Parameter, { types }: InternTables): ParameterSnapshot {
  const { name, in: place, required, deprecated, content, origins } = parameter;
  return [
    name,
    place,
    required.value,
    deprecated?.value === true,
    types.intern(content),
    weakTrustOf(origins),
  ];
}

function encodeBody({ required, media, origins }: Body, tables: InternTables): BodySnapshot {
  return [required.value, media.map((one) => tables.media.intern(one)), weakTrustOf(origins)];
}

function encodeMedia(media: Media, { types }: InternTables): MediaSnapshot {
  const { type, schema, item, origins } = media;
  const whole = item ? types.intern(item) : null;
  return [type, types.intern(schema), whole, encodeEncoding(media), weakTrustOf(origins)];
}

function encodeEncoding({ encoding, keywords }: Media): string | null {
  if (encoding.size === 0 && keywords === undefined) return null;
  return JSON.stringify({ encoding, keywords }, (field, value: unknown) =>
    field === 'headers' ? [] : tagJson(value),
  );
}

function encodeResponse(response: Response, tables: InternTables): ResponseSnapshot {
  const { status, bodyless, headers, media, origins } = response;
  return [
    status,
    bodyless,
    headers.map((header) => encodeHeader(header, tables)),
    media.map((one) => tables.media.intern(one)),
    weakTrustOf(origins),
  ];
}

function encodeHeader(header: Header, { types }: InternTables): HeaderSnapshot {
  const { name, required = false, schema, mediaType = null, explode = false, origins } = header;
  return [name, required, types.intern(schema), [mediaType, explode], weakTrustOf(origins)];
}

function encodeServer({ url, variables, origins }: Api['servers'][number]): ServerSnapshot {
  return [url, [...variables], weakTrustOf(origins)];
}

function weakTrustOf(origins: readonly Origin[]): TrustSnapshot {
  return weakTrust(origins) ?? null;
}
