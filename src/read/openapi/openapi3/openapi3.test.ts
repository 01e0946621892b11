import { describe, expect, test } from 'vitest';
import { createReport } from '../../../diagnostics/report.js';
import type { Api, Endpoint } from '../../../model/api.js';
import { templateOf } from '../../../model/path.js';
import { loadDocuments } from '../../../source/index.js';
import { readDocument } from '../../index.js';

const HEAD = {
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  servers: [{ url: 'https://api.acme.io' }],
};
const STRING = { kind: 'string' };
const OK = {
  200: { description: 'd', content: { 'application/json': { schema: { type: 'string' } } } },
};

async function read(root: object) {
  const report = createReport();
  const bytes = new TextEncoder().encode(JSON.stringify({ ...HEAD, ...root }));
  const [document] = await loadDocuments([{ source: 'api.json', bytes }], report);
  const api = document && readDocument(document, report);
  if (!api) throw new Error('no api');
  const codes = report.list().map(({ code }) => code);
  return { api, codes: codes.sort() };
}

async function readOperation(operation: object, components: object = {}, method = 'get') {
  const paths = { '/x': { [method]: { responses: OK, ...operation } } };
  const { api, codes } = await read({ paths, components });
  const [endpoint] = api.endpoints;
  if (!endpoint) throw new Error('no endpoint');
  return { endpoint, api, codes };
}

/** Origins away, facts to their values, maps to lists of entries. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return [...value].map(([key, item]) => [key, plain(item)]);
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value).filter((key) => key !== 'origins');
  if (keys.length === 1 && keys[0] === 'value') return (value as { value: unknown }).value;
  return Object.fromEntries(
    keys.map((key) => [key, plain((value as Record<string, unknown>)[key])]),
  );
}

describe('the document', () => {
  type Row = [string, object, (api: Api) => unknown, unknown, string[]];
  const servers = (api: Api) => plain(api.servers);
  const url = (text: string) => [{ url: text, variables: [] }];
  const rows: Row[] = [
    [
      'server',
      { servers: [{ url: 'https://api.acme.io/v1/', description: 'd', name: 'n' }] },
      servers,
      [{ url: 'https://api.acme.io/v1', name: 'n', description: 'd', variables: [] }],
      [],
    ],
    ['relative server', { servers: [{ url: '/v1' }] }, servers, url('/v1'), []],
    ['root server', { servers: [{ url: '/' }] }, servers, url(''), []],
    [
      'server without scheme',
      { servers: [{ url: '//api.acme.io/v1' }] },
      servers,
      url('https://api.acme.io/v1'),
      [],
    ],
    [
      'bare host',
      { servers: [{ url: 'api.acme.io/v1' }] },
      servers,
      url('https://api.acme.io/v1'),
      ['server/host-shape'],
    ],
    ['bare path', { servers: [{ url: 'v1/x' }] }, servers, url('/v1/x'), ['server/host-shape']],
    ['no server', { servers: [] }, servers, [], ['server/missing']],
    [
      'placeholder',
      { servers: [{ url: 'https://api.example.com/v1' }] },
      servers,
      url('/v1'),
      ['server/placeholder'],
    ],
    [
      'placeholder in a variable',
      {
        servers: [
          { url: '{baseUrl}', variables: { baseUrl: { default: 'http://localhost:3000' } } },
        ],
      },
      servers,
      [],
      ['server/missing', 'server/placeholder'],
    ],
    [
      'variables',
      {
        servers: [
          {
            url: 'https://{t}.acme.io:{p}',
            variables: { t: { default: 'eu', enum: ['eu', 'us'], description: 'd' }, p: {} },
          },
        ],
      },
      servers,
      [
        {
          url: 'https://{t}.acme.io:{p}',
          variables: [
            ['p', {}],
            ['t', { default: 'eu', enum: ['eu', 'us'], description: 'd' }],
          ],
        },
      ],
      ['server/variable'],
    ],
    [
      'undeclared variable',
      { servers: [{ url: 'https://{t}.acme.io' }] },
      servers,
      [{ url: 'https://{t}.acme.io', variables: [['t', {}]] }],
      ['server/variable'],
    ],
    [
      'version as a number',
      { openapi: 3.1 },
      (api) => api.document?.format,
      'openapi-3.1',
      ['version/odd'],
    ],
    [
      'version to come',
      { openapi: '3.7.0' },
      (api) => api.document?.format,
      'openapi-3.2',
      ['version/odd'],
    ],
    [
      'both versions',
      { swagger: '2.0' },
      (api) => api.document?.format,
      'openapi-3.1',
      ['version/odd'],
    ],
    [
      'other schema dialect',
      { jsonSchemaDialect: 'http://json-schema.org/draft-04/schema#' },
      (api) => api.title?.value,
      'T',
      ['schema/dialect'],
    ],
    [
      'tags of 3.2',
      { tags: [{ name: 'a', parent: 'b', kind: 'nav', summary: 's' }] },
      (api) => plain(api.tags),
      [['a', { name: 'a', parent: 'b', kind: 'nav', summary: 's' }]],
      [],
    ],
    [
      'webhooks only',
      { webhooks: { w: { post: { responses: OK } } } },
      (api) => api.webhooks.map((one) => [one.name, one.endpoint.method, one.endpoint.path]),
      [['w', 'POST', []]],
      [],
    ],
    [
      'license by identifier',
      { info: { title: 'T', version: '1', license: { name: 'n', identifier: 'MIT' } } },
      (api) => api.license?.value,
      { name: 'n', identifier: 'MIT' },
      [],
    ],
  ];
  test.each(rows)('%s', async (_, root, look, want, codes) => {
    const { api, codes: found } = await read(root);
    expect(look(api)).toEqual(want);
    expect(found).toEqual(codes);
  });

  test('security schemes', async () => {
    const { api, codes } = await read({
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'Bearer', bearerFormat: 'JWT', description: 'd' },
          cookie: { type: 'apiKey', in: 'cookie', name: 'sid', deprecated: true },
          oauth: {
            type: 'oauth2',
            oauth2MetadataUrl: 'm',
            flows: {
              authorizationCode: {
                authorizationUrl: 'a',
                tokenUrl: 't',
                refreshUrl: 'r',
                scopes: { s: 'S' },
              },
              deviceAuthorization: { deviceAuthorizationUrl: 'd', tokenUrl: 't', scopes: {} },
            },
          },
          oidc: { type: 'openIdConnect', openIdConnectUrl: 'u' },
          tls: { type: 'mutualTLS' },
          same: { $ref: '#/components/securitySchemes/tls' },
        },
      },
    });
    expect(plain([...api.securitySchemes.values()])).toEqual([
      { id: 'bearer', kind: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'd' },
      { id: 'cookie', kind: 'apiKey', in: 'cookie', name: 'sid', deprecated: true },
      {
        id: 'oauth',
        kind: 'oauth2',
        metadataUrl: 'm',
        flows: [
          {
            type: 'authorizationCode',
            authorizationUrl: 'a',
            tokenUrl: 't',
            refreshUrl: 'r',
            scopes: [['s', 'S']],
          },
          { type: 'deviceAuthorization', deviceAuthorizationUrl: 'd', tokenUrl: 't', scopes: [] },
        ],
      },
      { id: 'oidc', kind: 'openIdConnect', url: 'u' },
      { id: 'same', kind: 'mutualTLS' },
      { id: 'tls', kind: 'mutualTLS' },
    ]);
    expect(codes).toEqual([]);
  });
});

describe('parameters', () => {
  type Row = [string, object, object, string[]];
  const schema = { type: 'string' };
  const got = (style: string, explode: boolean, more: object = {}) => ({
    kind: 'schema',
    schema: STRING,
    style,
    explode,
    ...more,
  });
  const rows: Row[] = [
    ['query', { in: 'query', schema }, got('form', true), []],
    ['query, joined', { in: 'query', schema, explode: false }, got('form', false), []],
    ['deep object', { in: 'query', schema, style: 'deepObject' }, got('deepObject', false), []],
    [
      'reserved',
      { in: 'query', schema, allowReserved: true, allowEmptyValue: true },
      got('form', true, { allowReserved: true, allowEmptyValue: true }),
      [],
    ],
    ['header', { in: 'header', schema }, got('simple', false), []],
    ['cookie', { in: 'cookie', schema }, got('form', true), []],
    ['cookie of 3.2', { in: 'cookie', schema, style: 'cookie' }, got('cookie', true), []],
    ['wrong style', { in: 'header', schema, style: 'form' }, got('simple', false), ['param/style']],
    ['no such style', { in: 'query', schema, style: 'odd' }, got('form', true), ['param/style']],
    [
      'content',
      { in: 'query', content: { 'application/json': { schema } } },
      {
        kind: 'media',
        media: { type: 'application/json', schema: STRING, encoding: [], examples: [] },
      },
      [],
    ],
    [
      'query string of 3.2',
      { in: 'querystring', content: { 'application/x-www-form-urlencoded': { schema } } },
      {
        kind: 'media',
        media: {
          type: 'application/x-www-form-urlencoded',
          schema: STRING,
          encoding: [],
          examples: [],
        },
      },
      [],
    ],
    [
      'schema and content',
      { in: 'query', schema, content: { 'application/json': {} } },
      got('form', true),
      ['param/content'],
    ],
    [
      'type as in Swagger 2.0',
      { in: 'query', type: 'string' },
      got('form', true),
      ['param/bare-type'],
    ],
    [
      'nothing said',
      { in: 'query' },
      { ...got('form', true), schema: { kind: 'unknown' } },
      ['param/type-unknown'],
    ],
  ];
  test.each(rows)('%s', async (_, parameter, want, codes) => {
    const { endpoint, codes: found } = await readOperation({
      parameters: [{ name: 'a', ...parameter }],
    });
    expect(plain(endpoint.parameters[0]?.content)).toEqual(want);
    expect(found).toEqual(codes);
  });

  test('examples', async () => {
    const { endpoint } = await readOperation(
      {
        parameters: [
          {
            name: 'a',
            in: 'query',
            schema,
            examples: { e: { $ref: '#/components/examples/E' }, f: { externalValue: 'u' } },
          },
        ],
      },
      { examples: { E: { summary: 's', value: 1 } } },
    );
    expect(plain(endpoint.parameters[0]?.examples)).toEqual([
      { name: 'e', summary: 's', value: 1 },
      { name: 'f', externalValue: 'u' },
    ]);
  });

  test('a body among the parameters is no parameter', async () => {
    const { endpoint, codes } = await readOperation({
      parameters: [{ name: 'b', in: 'body', schema }],
    });
    expect(endpoint.parameters).toEqual([]);
    expect(codes).toEqual(['param/body']);
  });
});

describe('operations', () => {
  type Row = [string, object, (endpoint: Endpoint) => unknown, unknown, string[]];
  const media = (type: string, schema: unknown = STRING, more: object = {}) => ({
    type,
    schema,
    encoding: [],
    examples: [],
    ...more,
  });
  const schema = { type: 'string' };
  const body = (e: Endpoint) => plain(e.body);
  const response = (e: Endpoint) => plain(e.responses[0]);
  const rows: Row[] = [
    ['no body', {}, body, undefined, []],
    [
      'several media types',
      {
        requestBody: {
          required: true,
          content: { 'application/json': { schema }, 'Text/Plain; charset=UTF-8': { schema } },
        },
      },
      body,
      { required: true, media: [media('text/plain; charset=utf-8'), media('application/json')] },
      [],
    ],
    [
      'a body nobody describes',
      { requestBody: { content: {} } },
      body,
      { required: false, media: [] },
      ['body/unknown'],
    ],
    [
      'a body by reference',
      { requestBody: { $ref: '#/components/requestBodies/B' } },
      body,
      { required: false, description: 'd', media: [media('application/json')] },
      [],
    ],
    [
      'a media type without schema',
      { requestBody: { content: { 'image/png': {} } } },
      body,
      { required: false, media: [media('image/png', { kind: 'unknown' })] },
      [],
    ],
    [
      'encoding',
      {
        requestBody: {
          content: {
            'multipart/form-data': {
              schema,
              encoding: {
                a: {
                  contentType: 'image/png',
                  style: 'form',
                  explode: true,
                  allowReserved: true,
                  headers: { 'X-A': { schema } },
                },
              },
            },
          },
        },
      },
      (e) => plain(e.body?.media[0]?.encoding),
      [
        [
          'a',
          {
            contentType: 'image/png',
            headers: [{ name: 'X-A', required: false, schema: STRING }],
            style: 'form',
            explode: true,
            allowReserved: true,
          },
        ],
      ],
      [],
    ],
    [
      'streams of 3.2',
      {
        responses: {
          200: { description: '', content: { 'text/event-stream': { itemSchema: schema } } },
        },
      },
      (e) => plain(e.responses[0]?.media),
      [media('text/event-stream', { kind: 'unknown' }, { item: STRING })],
      [],
    ],
    [
      'media types of 3.2 by reference',
      { responses: { 200: { content: { 'a/b': { $ref: '#/components/mediaTypes/M' } } } } },
      (e) => plain(e.responses[0]?.media),
      [media('a/b')],
      [],
    ],
    [
      'encodings by position',
      { requestBody: { content: { 'multipart/mixed': { schema, prefixEncoding: [] } } } },
      (e) => e.body?.media.length,
      1,
      ['media/keyword'],
    ],
    [
      'a response nobody describes',
      { responses: { 404: { description: 'd' } } },
      response,
      { status: 404, description: 'd', headers: [], media: [], bodyless: false, links: [] },
      ['resp/schema-unknown'],
    ],
    [
      'summary of 3.2, headers, links',
      {
        responses: {
          '2XX': {
            summary: 's',
            headers: { 'X-A': { $ref: '#/components/headers/H' } },
            links: { l: { $ref: '#/components/links/L' } },
            content: { 'a/b': { schema } },
          },
        },
      },
      response,
      {
        status: '2XX',
        summary: 's',
        headers: [{ name: 'X-A', required: true, deprecated: true, schema: STRING }],
        media: [media('a/b')],
        bodyless: false,
        links: [['l', [['operationId', 'o']]]],
      },
      [],
    ],
    [
      'own servers',
      { servers: [{ url: 'https://eu.acme.io' }] },
      (e) => e.servers.map((one) => one.url),
      ['https://eu.acme.io'],
      [],
    ],
    ['a misspelt key', { requestbody: {} }, body, undefined, ['key/unknown']],
  ];
  const components = {
    requestBodies: { B: { description: 'd', content: { 'application/json': { schema } } } },
    headers: { H: { required: true, deprecated: true, schema } },
    links: { L: { operationId: 'o' } },
    mediaTypes: { M: { schema } },
  };
  test.each(rows)('%s', async (_, operation, look, want, codes) => {
    const { endpoint, codes: found } = await readOperation(operation, components, 'put');
    expect(look(endpoint)).toEqual(want);
    expect(found).toEqual(codes);
  });

  test('path items: references, shared texts, servers and parameters, methods of 3.2', async () => {
    const operation = { responses: OK };
    const { api, codes } = await read({
      paths: {
        '/a': { $ref: '#/components/pathItems/I' },
        '/b/{id}': {
          summary: 's',
          servers: [{ url: 'https://b.acme.io' }],
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          query: operation,
          additionalOperations: { COPY: { ...operation, summary: 'own' } },
        },
      },
      components: { pathItems: { I: { get: operation } } },
    });
    expect(
      api.endpoints.map((one) => [
        `${one.method} ${templateOf(one.path)}`,
        one.summary?.value,
        one.servers.length,
        one.parameters.length,
      ]),
    ).toEqual([
      ['GET /a', undefined, 0, 0],
      ['COPY /b/{id}', 'own', 1, 1],
      ['QUERY /b/{id}', 's', 1, 1],
    ]);
    expect(codes).toEqual([]);
  });

  test('callbacks', async () => {
    const { endpoint } = await readOperation(
      {
        callbacks: {
          done: { '{$request.body#/url}': { post: { responses: OK } } },
          same: { $ref: '#/components/callbacks/C' },
        },
      },
      { callbacks: { C: { 'https://x.acme.io': { put: { responses: OK } } } } },
    );
    expect(
      endpoint.callbacks.map((one) => [one.name, one.expression, one.endpoint.method]),
    ).toEqual([
      ['done', '{$request.body#/url}', 'POST'],
      ['same', 'https://x.acme.io', 'PUT'],
    ]);
  });

  test('a schema inside a component that is none', async () => {
    const { api, codes } = await readOperation(
      {
        responses: {
          200: {
            content: {
              'a/b': { schema: { $ref: '#/components/responses/R/content/a~1b/schema' } },
            },
          },
        },
      },
      { responses: { R: { content: { 'a/b': { schema } } } } },
    );
    expect(plain(api.schemas)).toEqual([['responses.R.content.a/b.schema', STRING]]);
    expect(codes).toEqual([]);
  });
});
