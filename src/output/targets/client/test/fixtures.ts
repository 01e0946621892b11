/** Test APIs that use every feature of a client. */
import type { SecurityRequirement } from '../../../../model/api.js';
import { fact } from '../../../../model/origin.js';
import { CONVERTED } from './converted.js';
import {
  HOSTILE,
  origin,
  schema,
  STRING,
  INTEGER,
  FILE,
  STRINGS,
  record,
  ref,
  parameter,
  media,
  body,
  response,
  endpoint,
  type Fixture,
} from './models.js';

const DOG = record(
  {
    id: schema({ kind: 'string' }, { readOnly: true }),
    secret: schema({ kind: 'string' }, { writeOnly: true }),
    name: STRING,
    parent: ref('Dog'),
  },
  ['id', 'secret', 'name'],
);

const EVERY_STYLE = endpoint('GET', '/w/{p}/{m}/v{n}.json', {
  trailingSlash: true,
  parameters: [
    parameter('path', 'p', { schema: STRINGS, style: 'label', explode: true }),
    parameter('path', 'm', { schema: STRINGS, style: 'matrix' }),
    parameter('path', 'n', { schema: INTEGER }),
    parameter('query', 'deep', { schema: schema({ kind: 'any' }), style: 'deepObject' }),
    parameter('query', 'pipes', { schema: STRINGS, style: 'pipeDelimited', explode: false }),
    parameter('query', 'tabs', { schema: STRINGS, style: 'tabDelimited', explode: false }),
    parameter('query', 'csv', { schema: STRINGS, explode: false }),
    parameter('query', 'multi', { schema: STRINGS }),
    parameter('query', 'nested', {
      schema: schema({ kind: 'array', items: STRINGS }),
      explode: false,
      itemStyle: 'pipeDelimited',
    }),
    parameter('query', 'text', { explode: false, allowReserved: true }),
    parameter(
      'query',
      'json',
      {},
      { content: { kind: 'media', media: media('application/json') } },
    ),
    parameter('header', 'X-List', { schema: STRINGS }),
    parameter('cookie', 'sid'),
    parameter('cookie', 'raw', { style: 'cookie', schema: STRINGS, explode: false }),
  ],
});

export const RICH: Fixture = {
  schemas: {
    Dog: DOG,
    Success: record({ a: ref('Token') }),
    Token: STRING,
    Binary: STRING,
    SendArgs: STRING,
    ClientErrorStatus: INTEGER,
  },
  schemes: {
    oauth2: { kind: 'oauth2', flows: [] },
    login: { kind: 'http', scheme: 'Basic' },
    jwt: { kind: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
    key: { kind: 'apiKey', in: 'query', name: 'api key' },
    tls: { kind: 'mutualTLS' },
    hawk: { kind: 'custom', type: 'hawk' },
    oidc: { kind: 'openIdConnect', url: 'https://id.test' },
  },
  endpoints: {
    everyStyle: EVERY_STYLE,
    send: endpoint('POST', '/send', {
      body: body(media('application/json', ref('SendArgs'))),
      responses: [
        response(200, media('application/json', ref('Success'))),
        response(404, media('application/problem+json', record({ gone: STRING }))),
        response('4XX', media('text/plain')),
        response('default'),
      ],
    }),
    createClient: endpoint('POST', '/client', { body: body() }),
    api: endpoint('GET', '/api', { responses: [response(204), response(500)] }),
    client: endpoint('GET', '/client'),
    upload: endpoint('POST', '/upload', {
      parameters: [parameter('query', 'body'), parameter('query', 'content-type')],
      body: body(
        media('multipart/form-data', record({ file: FILE, meta: ref('Dog') }, ['file']), [
          ['meta', { headers: [], contentType: 'application/json' }],
        ]),
        media('application/json', ref('Dog')),
        media('text/json', ref('Dog')),
        media('text/markdown'),
        media('image/*'),
      ),
    }),
    submit: endpoint('POST', '/form', {
      body: body(
        media('application/x-www-form-urlencoded', record({ ids: STRINGS, a: DOG, j: STRINGS }), [
          ['ids', { headers: [], style: 'pipeDelimited', explode: false }],
          ['a', { headers: [], style: 'deepObject', explode: true }],
          ['j', { headers: [], contentType: 'application/json' }],
        ]),
      ),
    }),
    download: endpoint('GET', '/file', {
      servers: [{ url: 'https://files.test', variables: new Map(), origins: [] }],
      responses: [response(200, media('application/octet-stream', FILE))],
    }),
    head: endpoint('HEAD', '/file'),
    mixed: endpoint('GET', '/mixed', {
      parameters: [
        parameter('query', 'before'),
        parameter('query', 'list', { schema: STRINGS }),
        parameter('query', 'page_size'),
        parameter('query', 'sort'),
      ],
    }),
    segment: endpoint('GET', '/s/{id}', { parameters: [parameter('path', 'id')] }),
    collide: endpoint('GET', '/c/{id}', {
      parameters: [parameter('path', 'id'), parameter('query', 'id'), parameter('header', 'X-Id')],
      security: fact<readonly SecurityRequirement[]>(
        [
          [{ scheme: 'oauth2', scopes: ['a', 'b'] }],
          [
            { scheme: 'key', scopes: [] },
            { scheme: 'tls', scopes: [] },
          ],
        ],
        origin(undefined, 'inferred'),
      ),
    }),
    listen: endpoint('POST', '/listen', {
      body: body(media('application/x-ndjson', schema({ kind: 'any' }))),
      responses: [
        {
          ...response(
            200,
            media('application/json', ref('Success')),
            media('text/event-stream', ref('Dog')),
            { ...media('application/jsonl'), item: INTEGER },
            media('text/plain'),
          ),
          headers: [
            { name: 'X-Next', required: false, schema: STRING, origins: [] },
            {
              name: 'X-Mode',
              required: true,
              schema: schema({ kind: 'enum', values: ['a', 'b'] }),
              origins: [],
            },
          ],
        },
        response(404, media('application/json', INTEGER), media('text/*')),
      ],
    }),
    parts: endpoint('POST', '/parts', {
      body: body(
        media('multipart/form-data', record({ file: FILE, tags: STRINGS, plain: STRING }), [
          [
            'file',
            {
              contentType: 'image/png, image/jpeg',
              headers: [{ name: 'X-Tag', required: true, schema: STRING, origins: [] }],
            },
          ],
          ['tags', { contentType: 'text/*', headers: [] }],
          ['gone', { contentType: 'text/*', headers: [] }],
        ]),
      ),
    }),
    maybe: endpoint('GET', '/maybe', {
      security: fact<readonly SecurityRequirement[]>([[{ scheme: 'jwt', scopes: [] }], []]),
    }),
    quiet: endpoint('DELETE', '/q', { security: fact<readonly SecurityRequirement[]>([]) }),
  },
};

export const HOSTILE_API: Fixture = {
  api: {
    title: fact(HOSTILE),
    description: fact(HOSTILE),
    servers: [
      {
        url: 'https://api.test/{v}',
        description: HOSTILE,
        variables: new Map([['v', { default: '1\'"`${a}' }]]),
        origins: [origin(undefined, 'inferred')],
      },
      { url: HOSTILE, variables: new Map(), origins: [] },
    ],
  },
  schemes: {
    k: { kind: 'apiKey', in: 'header', name: HOSTILE },
    c: { kind: 'custom', type: HOSTILE },
  },
  schemas: { Thing: schema({ kind: 'enum', values: [HOSTILE] }, { description: HOSTILE }) },
  endpoints: {
    // Not called `attack`: a name `attack` in the output means that hostile text was not escaped, and does not compile.
    hit: endpoint('POST', `/${HOSTILE.replaceAll('/', '')}/{${HOSTILE.replaceAll('/', '')}}`, {
      summary: fact(HOSTILE),
      description: fact(`${HOSTILE}\n\n${HOSTILE}`),
      parameters: [
        parameter('path', HOSTILE.replaceAll('/', ''), {}, { description: fact(HOSTILE) }),
        parameter('query', '__proto__'),
        parameter('query', 'constructor'),
        parameter('header', HOSTILE),
      ],
      body: body(
        media(`text/${HOSTILE}`),
        media('multipart/form-data', record({}), [
          ['__proto__', { headers: [], contentType: HOSTILE }],
        ]),
      ),
      responses: [response(200, media(HOSTILE, record({ [HOSTILE]: STRING })))],
      security: fact<readonly SecurityRequirement[]>(
        [[{ scheme: 'k', scopes: [HOSTILE] }]],
        origin(),
      ),
      origins: [origin(HOSTILE)],
    }),
  },
};

export const BARE: Fixture = {
  api: { servers: [{ url: '/v1', variables: new Map(), origins: [] }] },
  endpoints: { ping: endpoint('GET', '/') },
};

export const FIXTURES: Readonly<Record<string, Fixture>> = {
  rich: RICH,
  hostile: HOSTILE_API,
  bare: BARE,
  converted: CONVERTED,
  digits: { ...CONVERTED, options: { int64: 'string' } },
  empty: { endpoints: {} },
};
