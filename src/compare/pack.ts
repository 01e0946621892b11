/** Keeps of an API what is compared with it later: quicker to write and to read than a document. */
import type { Api, Body, Endpoint, Header, Media, Parameter, Response } from '../model/api.js';
import { weakTrust, type Origin } from '../model/origin.js';
import type {
  Guess,
  Index,
  Kept,
  KeptBody,
  KeptEndpoint,
  KeptHeader,
  KeptMedia,
  KeptParameter,
  KeptResponse,
  KeptServer,
} from './kept.js';
import { tag } from './tagged.js';
import { tellWhole, Teller } from './told.js';

/**
 * What `compareApis` sees of an API, as text. Of the origins of a fact it is kept whether it is a guess.
 * @param teller what it has told already is not told again
 */
export function packed(api: Api, teller = new Teller()): string {
  const shelf: Shelf = {
    types: new Row((type) => keptType(type, teller)),
    parameters: new Row((parameter) => keptParameter(parameter, shelf)),
    media: new Row((media) => keptMedia(media, shelf)),
  };
  const { servers, endpoints, webhooks, schemas, securitySchemes } = api;
  const kept: Kept = {
    servers: servers.map(keptServer),
    endpoints: endpoints.map((endpoint) => keptEndpoint(endpoint, shelf)),
    webhooks: webhooks.map(({ name, endpoint }) => [name, keptEndpoint(endpoint, shelf)]),
    schemas: [...schemas].map(([id, schema]) => [id, shelf.types.index(schema)]),
    parameters: shelf.parameters.kept,
    media: shelf.media.kept,
  };
  const types = shelf.types.kept.join(',');
  const schemes = JSON.stringify(securitySchemes, (_, value: unknown) => tag(value));
  return `{"types":[${types}],"securitySchemes":${schemes},${JSON.stringify(kept).slice(1)}`;
}

/** What many endpoints share. */
interface Shelf {
  /** As text. */
  readonly types: Row<object, string>;
  readonly parameters: Row<Parameter, KeptParameter>;
  readonly media: Row<Media, KeptMedia>;
}

/** Things that are kept once each, and counted. */
class Row<T extends object, K> {
  readonly kept: K[] = [];
  readonly #indices = new Map<T, Index>();

  constructor(readonly keep: (thing: T) => K) {}

  index(thing: T): Index {
    const known = this.#indices.get(thing);
    if (known !== undefined) return known;
    const kept = this.keep(thing);
    const index = this.kept.push(kept) - 1;
    this.#indices.set(thing, index);
    return index;
  }
}

/** A list around it tells what is tagged from what is not. */
function keptType(type: object, teller: Teller): string {
  const { text, isNoted } = teller.tell(type);
  return isNoted ? `[${tellWhole(type)}]` : text;
}

function keptEndpoint(endpoint: Endpoint, shelf: Shelf): KeptEndpoint {
  const { body, security } = endpoint;
  return [
    endpoint.key,
    endpoint.method,
    endpoint.path,
    endpoint.trailingSlash === true,
    endpoint.operationId?.value ?? null,
    endpoint.deprecated?.value === true,
    endpoint.parameters.map((parameter) => shelf.parameters.index(parameter)),
    body ? keptBody(body, shelf) : null,
    endpoint.responses.map((response) => keptResponse(response, shelf)),
    security ? [security.value, guess(security.origins)] : null,
    endpoint.servers.map(keptServer),
    endpoint.callbacks.map((callback) => [
      callback.name,
      callback.expression,
      keptEndpoint(callback.endpoint, shelf),
    ]),
    guess(endpoint.origins),
  ];
}

function keptParameter(parameter: Parameter, { types }: Shelf): KeptParameter {
  const { name, in: place, required, deprecated, content, origins } = parameter;
  return [
    name,
    place,
    required.value,
    deprecated?.value === true,
    types.index(content),
    guess(origins),
  ];
}

function keptBody({ required, media, origins }: Body, shelf: Shelf): KeptBody {
  return [required.value, media.map((one) => shelf.media.index(one)), guess(origins)];
}

function keptMedia(media: Media, { types }: Shelf): KeptMedia {
  const { type, schema, item, origins } = media;
  const whole = item ? types.index(item) : null;
  return [type, types.index(schema), whole, keptEncoding(media), guess(origins)];
}

function keptEncoding({ encoding, keywords }: Media): string | null {
  if (encoding.size === 0 && keywords === undefined) return null;
  return JSON.stringify({ encoding, keywords }, (field, value: unknown) =>
    field === 'headers' ? [] : tag(value),
  );
}

function keptResponse(response: Response, shelf: Shelf): KeptResponse {
  const { status, bodyless, headers, media, origins } = response;
  return [
    status,
    bodyless,
    headers.map((header) => keptHeader(header, shelf)),
    media.map((one) => shelf.media.index(one)),
    guess(origins),
  ];
}

function keptHeader(header: Header, { types }: Shelf): KeptHeader {
  const { name, required, schema, mediaType = null, explode = false, origins } = header;
  return [name, required, types.index(schema), [mediaType, explode], guess(origins)];
}

function keptServer({ url, variables, origins }: Api['servers'][number]): KeptServer {
  return [url, [...variables], guess(origins)];
}

function guess(origins: readonly Origin[]): Guess {
  return weakTrust(origins) ?? null;
}
