/** Short functions that create parts of the model for tests. */
import type { Api, Endpoint, Media, Parameter, Response, Server } from '../src/model/api.js';
import { fact, type Origin, type Trust } from '../src/model/origin.js';
import { endpointKey, type PathSegment } from '../src/model/path.js';
import type { Notes, Schema, Shape } from '../src/model/schema.js';

/** A location in the only document. */
export function at(pointer: string, trust: Trust = 'declared', source = 'specs/a.yaml'): Origin {
  return { source, pointer, trust };
}

/** A schema that the document declares. */
export function schema(shape: Shape & Notes, trust: Trust = 'declared'): Schema {
  return { ...shape, origins: [at('/schema', trust)] };
}

/** `/a/{b}/v{n}.json` as segments. */
export function path(template: string): PathSegment[] {
  return template
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) =>
      segment
        .split(/(\{[^}]*\})/)
        .filter((part) => part !== '')
        .map((part) =>
          part.startsWith('{')
            ? { kind: 'parameter' as const, name: part.slice(1, -1) }
            : { kind: 'literal' as const, text: part },
        ),
    );
}

export function endpoint(method: string, template: string, more: Partial<Endpoint> = {}): Endpoint {
  const segments = path(template);
  return {
    key: endpointKey(method, segments),
    method,
    path: segments,
    aliases: [],
    tags: [],
    parameters: [],
    responses: [],
    servers: [],
    callbacks: [],
    extensions: new Map(),
    origins: [at(`/paths/${template}/${method}`)],
    ...more,
  };
}

export function parameter(
  location: Parameter['in'],
  name: string,
  shape: Schema = schema({ kind: 'string' }),
  more: Partial<Parameter> = {},
): Parameter {
  const form = location === 'query' || location === 'cookie' || location === 'querystring';
  return {
    name,
    in: location,
    required: fact(location === 'path', at('/required', 'assumed')),
    content: {
      kind: 'schema',
      schema: shape,
      style: form ? 'form' : 'simple',
      explode: form,
    },
    examples: [],
    aliases: [],
    origins: [at(`/parameters/${name}`)],
    ...more,
  };
}

export function media(type: string, shape: Schema, more: Partial<Media> = {}): Media {
  return {
    type,
    schema: shape,
    encoding: new Map(),
    examples: [],
    origins: [at('/media')],
    ...more,
  };
}

export function response(status: Response['status'], more: Partial<Response> = {}): Response {
  return {
    status,
    headers: [],
    media: [],
    bodyless: false,
    links: new Map(),
    origins: [at(`/responses/${status}`)],
    ...more,
  };
}

export function server(url: string, more: Partial<Server> = {}): Server {
  return { url, variables: new Map(), origins: [at('/servers/0')], ...more };
}

export function api(more: Partial<Api> = {}): Api {
  return {
    servers: [],
    endpoints: [],
    webhooks: [],
    schemas: new Map(),
    securitySchemes: new Map(),
    tags: new Map(),
    extensions: new Map(),
    ...more,
  };
}
