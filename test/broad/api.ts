/** An API that uses every construct of the model, for tests of all output. */
import type { Api, SecurityScheme, Tag } from '../../src/model/api.js';
import { fact } from '../../src/model/origin.js';
import type { Json } from '../../src/model/schema.js';
import { UNKNOWN, PET, SCHEMAS } from './schemas.js';
import {
  at,
  schema,
  path,
  endpoint,
  parameter,
  media,
  response,
  server,
  api,
} from '../model-parts.js';

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
