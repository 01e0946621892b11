/** An API that uses every corner of the model, for tests of what is printed from it. */
import type {
  Api,
  Endpoint,
  Media,
  Parameter,
  Response,
  SecurityScheme,
  Server,
  Tag,
} from '../src/model/api.js';
import { fact, type Origin, type Trust } from '../src/model/origin.js';
import { endpointKey, type PathSegment } from '../src/model/path.js';
import type { Json, Notes, Schema, Shape } from '../src/model/schema.js';

/** A place in the one document that states everything. */
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

const UNKNOWN: Schema = { kind: 'unknown', origins: [] };
const PET: Schema = { kind: 'ref', id: 'Pet', origins: [at('/ref')] };

const SCHEMAS = new Map<string, Schema>([
  [
    'Pet',
    schema({
      kind: 'object',
      title: 'A pet',
      description: 'Anything that lives in the house.',
      properties: new Map([
        [
          'id',
          { required: true, schema: schema({ kind: 'integer', format: 'int64', readOnly: true }) },
        ],
        [
          'name',
          { required: true, schema: schema({ kind: 'string', minLength: 1, maxLength: 80 }) },
        ],
        ['tag', { required: false, schema: nullable(schema({ kind: 'string' })) }],
        [
          'state',
          {
            required: false,
            schema: schema({
              kind: 'enum',
              values: ['free', 'sold'],
              open: true,
              names: ['Free', 'Sold'],
            }),
          },
        ],
        ['owner', { required: false, schema: schema({ kind: 'ref', id: 'Owner<Pet>' }) }],
        ['__proto__', { required: false, schema: UNKNOWN }],
      ]),
      rest: schema({ kind: 'any' }),
      keywords: new Map<string, Json>([
        ['not', new Map([['$ref', '#/definitions/Cat']])],
        ['if', new Map([['$ref', '#/definitions/Nobody']])],
        ['$id', 'https://elsewhere.example/pet'],
      ]),
    }),
  ],
  [
    'Owner<Pet>',
    schema({
      kind: 'object',
      properties: new Map([
        [
          'pets',
          {
            required: true,
            schema: schema({ kind: 'array', items: PET, uniqueItems: true, minItems: 0 }),
          },
        ],
        [
          'home',
          {
            required: false,
            schema: schema({
              kind: 'tuple',
              items: [schema({ kind: 'number' }), schema({ kind: 'number' })],
              rest: schema({ kind: 'string' }),
            }),
          },
        ],
      ]),
    }),
  ],
  [
    'Cat',
    schema({
      kind: 'intersection',
      members: [
        PET,
        schema({
          kind: 'object',
          properties: new Map(),
          rest: schema({ kind: 'boolean' }),
          restStated: true,
        }),
      ],
    }),
  ],
  [
    'Animal',
    schema({
      kind: 'union',
      exclusive: true,
      members: [PET, schema({ kind: 'ref', id: 'Cat' }), schema({ kind: 'null' })],
      discriminator: {
        property: 'kind',
        mapping: new Map([
          ['cat', 'Cat'],
          ['pet', 'Pet'],
        ]),
        defaultMapping: 'Pet',
      },
    }),
  ],
  ['Nothing', schema({ kind: 'never' })],
  ['Empty', schema({ kind: 'never', description: 'never sent' })],
  ['Flag', schema({ kind: 'enum', values: [1, 2.5, null] })],
  ['Pair', schema({ kind: 'tuple', items: [] })],
]);

function nullable(inner: Schema): Schema {
  return schema({ kind: 'union', members: [inner, schema({ kind: 'null' })] });
}

const LIST_PETS = endpoint('GET', '/pets', {
  trailingSlash: true,
  operationId: fact('findPets', at('/paths/~1pets/get/operationId')),
  aliases: ['PetsGetHandler'],
  summary: fact('List pets', at('/summary')),
  description: fact('Every *pet* | of the house.\n\n- one\n- two', at('/description')),
  tags: [fact('of', at('/tags/0')), fact('the', at('/tags/1'))],
  parameters: [
    parameter('query', 'limit', schema({ kind: 'integer', minimum: 1, default: 20 }), {
      description: fact('How many', at('/d')),
      examples: [{ name: '', value: 10, origins: [at('/x')] }],
    }),
    parameter('query', 'sort', UNKNOWN, {
      required: fact(true, at('/r', 'inferred')),
      origins: [at('/p', 'inferred')],
    }),
    parameter('query', 'ids', schema({ kind: 'array', items: schema({ kind: 'string' }) }), {
      content: {
        kind: 'schema',
        schema: schema({ kind: 'array', items: schema({ kind: 'string' }) }),
        style: 'tabDelimited',
        explode: false,
        itemStyle: 'pipeDelimited',
      },
    }),
    parameter('query', 'filter', UNKNOWN, {
      content: { kind: 'media', media: media('application/json', schema({ kind: 'any' })) },
      examples: [
        {
          name: 'all',
          summary: 'All',
          value: new Map([['a', 1]]),
          externalValue: 'https://x.example/a b',
          origins: [],
        },
      ],
    }),
    parameter('header', 'X-Trace', schema({ kind: 'string' }), {
      deprecated: fact(true, at('/dep')),
    }),
    parameter('cookie', 'session', schema({ kind: 'string' }), {
      content: {
        kind: 'schema',
        schema: schema({ kind: 'string' }),
        style: 'cookie',
        explode: true,
        allowReserved: true,
      },
    }),
    parameter('querystring', 'all', schema({ kind: 'string' })),
  ],
  responses: [
    response(200, {
      description: fact('The pets', at('/d')),
      media: [media('application/json', schema({ kind: 'array', items: PET }))],
      headers: [
        { name: 'X-Next', required: true, schema: schema({ kind: 'string' }), origins: [at('/h')] },
      ],
      links: new Map<string, Json>([
        ['ok', new Map([['operationId', 'PetsGetHandler']])],
        ['bad', new Map([['server', 1]])],
      ]),
    }),
    response('4XX'),
    response('default', { media: [media('application/problem+json', UNKNOWN)] }),
    response(799),
  ],
  security: fact(
    [[{ scheme: 'o auth', scopes: ['read:pets'] }], []],
    at('/description', 'inferred'),
  ),
  extensions: new Map<string, Json>([
    ['x-mine', 'yes'],
    ['x-restitch-trust', 'declared'],
    ['notmine', 1],
  ]),
});

const UPLOAD = endpoint('POST', '/pets/{petId}/photo{n}.json', {
  operationId: fact('upload', at('/id')),
  deprecated: fact(true, at('/deprecated')),
  parameters: [parameter('path', 'petId', UNKNOWN, { aliases: ['id'] })],
  body: {
    required: fact(true, at('/required')),
    media: [
      media(
        'multipart/form-data',
        schema({
          kind: 'object',
          properties: new Map([
            [
              'file',
              { required: true, schema: schema({ kind: 'binary', mediaType: 'image/png' }) },
            ],
          ]),
        }),
        {
          encoding: new Map([
            ['file', { contentType: 'image/png', headers: [], style: 'matrix', explode: false }],
          ]),
        },
      ),
      media('image/png', schema({ kind: 'binary' })),
    ],
    origins: [at('/body')],
  },
  responses: [response(204, { bodyless: true }), response(200, { bodyless: true })],
  callbacks: [
    {
      name: 'done',
      expression: '{$request.body#/url}',
      endpoint: endpoint('POST', '', {
        operationId: fact('upload', at('/cb')),
        responses: [response(200)],
      }),
    },
  ],
  servers: [server('https://upload.example.com')],
});

/** Everything at once. */
export const BROAD: Api = api({
  title: fact('Pet shop', at('/info/title')),
  version: fact('1.2.0', at('/info/version')),
  description: fact('All about pets.', at('/info/description')),
  termsOfService: fact('see our site: <here>', at('/info/tos')),
  contact: fact({ name: 'Jo', url: 'not a url', email: 'nobody at home' }, at('/info/contact')),
  license: fact(
    { name: 'MIT', identifier: 'MIT', url: 'https://mit.example' },
    at('/info/license'),
  ),
  externalDocs: fact({ url: 'https://docs.example' }, at('/externalDocs')),
  servers: [
    server('https://{region}.example.com/{v}', {
      name: 'main',
      variables: new Map([['region', { enum: ['eu', 'us'] }]]),
    }),
    server('', { origins: [at('', 'inferred')] }),
  ],
  endpoints: [
    LIST_PETS,
    endpoint('POST', '/pets', { body: { required: fact(false), media: [], origins: [] } }),
    endpoint('GET', '/pets/{petId}', {
      parameters: [parameter('path', 'petId'), parameter('path', 'ghost')],
      responses: [response(200, { media: [media('application/json', PET)] })],
      security: fact([], at('/security')),
    }),
    endpoint('DELETE', '/pets/{id}', {
      parameters: [parameter('path', 'id')],
      security: fact([[{ scheme: 'missing', scopes: [] }]], at('/security')),
    }),
    endpoint('QUERY', '/pets', { operationId: fact('findPets', at('/id')) }),
    endpoint('GET', '/odd/{id}/{id}', {
      path: [[{ kind: 'literal', text: 'a{b}?' }], ...path('/{id}/{id}')],
      key: 'GET /a{b}?/{}/{}',
    }),
    UPLOAD,
  ],
  webhooks: [
    { name: 'sold', endpoint: endpoint('POST', '', { operationId: fact('upload', at('/wh')) }) },
  ],
  schemas: SCHEMAS,
  securitySchemes: new Map<string, SecurityScheme>([
    ['o auth', { id: 'o auth', kind: 'oauth2', flows: [], origins: [at('/s', 'inferred')] }],
    [
      'flows',
      {
        id: 'flows',
        kind: 'oauth2',
        metadataUrl: 'https://m.example',
        origins: [at('/s')],
        flows: [
          { type: 'implicit', scopes: new Map([['read:pets', 'Read']]) },
          {
            type: 'authorizationCode',
            authorizationUrl: 'https://a.example',
            tokenUrl: 'https://t.example',
            refreshUrl: 'https://r.example',
            scopes: new Map(),
          },
          {
            type: 'deviceAuthorization',
            deviceAuthorizationUrl: 'https://d.example',
            scopes: new Map(),
          },
        ],
      },
    ],
    [
      'bearer',
      { id: 'bearer', kind: 'http', scheme: 'bearer', bearerFormat: 'JWT', origins: [at('/s')] },
    ],
    [
      'basic',
      {
        id: 'basic',
        kind: 'http',
        scheme: 'basic',
        bearerFormat: 'odd',
        deprecated: true,
        origins: [at('/s')],
      },
    ],
    [
      'key',
      {
        id: 'key',
        kind: 'apiKey',
        in: 'query',
        name: 'k',
        description: 'A key',
        origins: [at('/s')],
      },
    ],
    [
      'oidc',
      { id: 'oidc', kind: 'openIdConnect', url: 'https://oidc.example', origins: [at('/s')] },
    ],
    ['tls', { id: 'tls', kind: 'mutualTLS', origins: [at('/s')] }],
    ['hawk', { id: 'hawk', kind: 'custom', type: 'hawk', origins: [at('/s')] }],
  ]),
  tags: new Map<string, Tag>([
    [
      'of',
      {
        name: 'of',
        description: 'Of',
        summary: 'O',
        parent: 'the',
        kind: 'nav',
        origins: [at('/tags/0')],
      },
    ],
    [
      'Pets',
      { name: 'Pets', externalDocs: { url: 'https://pets.example' }, origins: [at('/tags/1')] },
    ],
  ]),
  extensions: new Map<string, Json>([['x-logo', new Map([['url', 'https://logo.example']])]]),
});
