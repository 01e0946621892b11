import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createReport } from '../../../diagnostics/report.js';
import type { Api, Endpoint } from '../../../model/api.js';
import { templateOf } from '../../../model/path.js';
import { loadDocuments } from '../../../source/index.js';
import { readDocument } from '../../index.js';
import type { ReadOptions } from '../../reader.js';

const HEAD = {
  swagger: '2.0',
  info: { title: 'T', version: '1' },
  host: 'api.acme.io',
  schemes: ['https'],
};
const STRING = { kind: 'string' };
const OK = { 200: { description: 'OK', schema: { type: 'object' } } };

async function readText(text: string, options: ReadOptions = {}) {
  const report = createReport();
  const bytes = new TextEncoder().encode(text);
  const [document] = await loadDocuments([{ source: 'api.yaml', bytes }], report);
  const api = document && readDocument(document, report, options);
  if (!api) throw new Error('no api');
  const codes = report
    .list()
    .flatMap(({ code }) => (/^(?:file|yaml|json|text)\//.test(code) ? [] : [code]))
    .sort();
  return { api, codes, report };
}

const read = (root: object, options: ReadOptions = {}) =>
  readText(JSON.stringify({ ...HEAD, ...root }), options);

async function readOperation(operation: object, path = '/x', method = 'get', root: object = {}) {
  const paths = { [path]: { [method]: { responses: OK, ...operation } } };
  const { api, codes } = await read({ paths, ...root });
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

describe('the Stride documents', () => {
  test.each([
    ['stride.swagger.yaml', 16, ['http://api.atlassian.com'], 'Stride'],
    ['direct-messages.swagger.yaml', 7, [], 'Atlassian'],
    ['messages.swagger.yaml', 8, [], 'Atlassian'],
  ])('%s', async (name, count, servers, cluster) => {
    const text = readFileSync(new URL(`../../../../specs/stride/${name}`, import.meta.url), 'utf8');
    const { api } = await readText(text);
    expect(api.endpoints).toHaveLength(count);
    expect(api.servers.map(({ url }) => url)).toEqual(servers);
    expect(api.document).toMatchObject({ cluster, complete: false });
    expect(
      api.endpoints.every(({ parameters }) => parameters.every((p) => p.in !== 'header')),
    ).toBe(true);
    expect(api.endpoints.every(({ responses }) => responses[0]?.status === 200)).toBe(true);
    expect([...api.securitySchemes.keys()]).toEqual(['oauth2']);
    const described = api.endpoints
      .flatMap(({ parameters }) => parameters)
      .filter((p) => p.description);
    const stated = text
      .split('\n')
      .filter((line) => line.startsWith('        description: ') && !line.includes('OK'));
    expect(described).toHaveLength(stated.length);
  });

  test('what sentences say of authentication becomes security, the rest stays', async () => {
    const file = new URL('../../../../specs/stride/stride.swagger.yaml', import.meta.url);
    const { api } = await readText(readFileSync(file, 'utf8'));
    const find = (id: string) => api.endpoints.find((one) => one.operationId?.value === id);
    const glance = find('AppModuleChatConversationChatGlanceStateByKeyPost');
    expect(glance?.description?.value).toBe(
      'Post glance updates which will be pushed for all users within the specified context.',
    );
    expect(glance?.security?.value).toEqual([[{ scheme: 'oauth2', scopes: [] }]]);
    const create = find('SiteConversationByCloudIdPost');
    expect(create?.description).toBeUndefined();
    expect(create?.security).toMatchObject({
      value: [[{ scheme: 'oauth2', scopes: ['manage:conversation'] }]],
      origins: [
        { trust: 'inferred', pointer: expect.stringMatching(/\/post\/description$/) as string },
      ],
    });
  });
});

describe('the document', () => {
  // name, root, what the api has, codes
  type Row = [string, object, (api: Api) => unknown, unknown, string[]];
  const urls = (api: Api) => api.servers.map(({ url }) => url);
  const rows: Row[] = [
    [
      'host, base path and schemes',
      { basePath: '/v2/', schemes: ['https', 'http'] },
      urls,
      ['https://api.acme.io/v2', 'http://api.acme.io/v2'],
      [],
    ],
    ['base path without slash', { basePath: 'v2' }, urls, ['https://api.acme.io/v2'], []],
    [
      'host with scheme, port and path',
      { host: 'http://api.acme.io:8080/v1/', schemes: undefined },
      urls,
      ['http://api.acme.io:8080/v1'],
      ['server/host-shape'],
    ],
    ['schemes missing', { schemes: undefined }, urls, ['https://api.acme.io'], ['server/scheme']],
    ['host missing', { host: undefined }, urls, [], ['server/missing']],
    [
      'host missing, but a base path',
      { host: undefined, basePath: '/v1' },
      urls,
      ['/v1'],
      ['server/missing'],
    ],
    [
      'placeholder host',
      { host: 'localhost:8080', basePath: '/v1' },
      urls,
      ['/v1'],
      ['server/placeholder'],
    ],
    ['petstore', { host: 'petstore.swagger.io' }, urls, [], ['server/placeholder']],
    ['example.com', { host: 'www.example.com' }, urls, [], ['server/placeholder']],
    ['web sockets', { schemes: ['wss'] }, urls, ['wss://api.acme.io'], []],
    [
      'plain http with authentication',
      { schemes: ['http'], securityDefinitions: { a: { type: 'basic' } } },
      urls,
      ['http://api.acme.io'],
      ['server/plain-http'],
    ],
    ['plain http without', { schemes: ['http'] }, urls, ['http://api.acme.io'], []],
    [
      'parameterized host',
      {
        'x-ms-parameterized-host': {
          hostTemplate: '{tenant}.acme.io',
          parameters: [{ name: 'tenant', default: 'eu' }],
        },
      },
      (api) => plain(api.servers),
      [{ url: 'https://{tenant}.acme.io', variables: [['tenant', { default: 'eu' }]] }],
      [],
    ],
    ['version as a number', { swagger: 2 }, (api) => api.title?.value, 'T', ['version/odd']],
    [
      'API version as a number',
      { info: { title: 'T', version: 2 } },
      (api) => api.version?.value,
      '2',
      ['info/version-type'],
    ],
    [
      'texts that are none',
      { info: { title: ' ', description: { content: 'd', type: 'text/plain' } } },
      (api) => [api.title, api.description?.value],
      [undefined, 'd'],
      ['desc/type'],
    ],
    ['line ends', { info: { description: 'a\r\nb' } }, (api) => api.description?.value, 'a\nb', []],
    [
      'info whole',
      {
        info: {
          title: 'T',
          termsOfService: 't',
          contact: { email: 'e' },
          license: { name: 'MIT', url: 'u' },
        },
        externalDocs: { url: 'd' },
      },
      (api) => plain([api.termsOfService, api.contact, api.license, api.externalDocs]),
      [
        't',
        { value: { email: 'e' } },
        { value: { name: 'MIT', url: 'u' } },
        { value: { url: 'd' } },
      ].map((one) => plain(one)),
      [],
    ],
    [
      'tags',
      { tags: [{ name: 'a', description: 'A' }, 'b'] },
      (api) => plain(api.tags),
      [
        ['a', { name: 'a', description: 'A' }],
        ['b', { name: 'b' }],
      ],
      [],
    ],
    ['extensions', { 'x-a': { b: 1 } }, (api) => plain(api.extensions), [['x-a', [['b', 1]]]], []],
    [
      'a part of an API',
      { 'x-complete': 0, 'x-collection-name': 'C' },
      (api) => api.document,
      { source: 'api.yaml', format: 'swagger-2.0', cluster: 'C', complete: false },
      [],
    ],
    ['a misspelt key', { definitons: {} }, (api) => api.schemas.size, 0, ['key/unknown']],
    [
      'empty containers of the wrong kind',
      { definitions: [], paths: [], tags: {} },
      (api) => api.endpoints,
      [],
      ['shape/empty-array'],
    ],
  ];
  test.each(rows)('%s', async (_, root, look, want, codes) => {
    const { api, codes: found } = await read(root);
    expect(look(api)).toEqual(want);
    expect(found).toEqual(codes);
  });

  test('security definitions', async () => {
    const { api, codes } = await read({
      securityDefinitions: {
        basic: { type: 'basic', description: 'd' },
        key: { type: 'apiKey', in: 'query', name: 'k' },
        token: { type: 'apiKey', in: 'header', name: 'Authorization' },
        oauth: {
          type: 'oauth2',
          flow: 'accessCode',
          authorizationUrl: 'a',
          tokenUrl: 't',
          scopes: { r: 'Read' },
        },
        app: { type: 'oauth2', flow: 'application', tokenUrl: 't', scopes: {} },
        odd: { type: 'odd' },
      },
    });
    expect(plain([...api.securitySchemes.values()])).toEqual([
      {
        id: 'app',
        kind: 'oauth2',
        flows: [{ type: 'clientCredentials', tokenUrl: 't', scopes: [] }],
      },
      { id: 'basic', kind: 'http', scheme: 'basic', description: 'd' },
      { id: 'key', kind: 'apiKey', in: 'query', name: 'k' },
      {
        id: 'oauth',
        kind: 'oauth2',
        flows: [
          {
            type: 'authorizationCode',
            authorizationUrl: 'a',
            tokenUrl: 't',
            scopes: [['r', 'Read']],
          },
        ],
      },
      { id: 'odd', kind: 'custom', type: 'odd' },
      { id: 'token', kind: 'http', scheme: 'bearer' },
    ]);
    expect(codes).toEqual(['auth/key-is-bearer', 'auth/scheme']);
  });
});

describe('operations', () => {
  type Row = [string, object, (endpoint: Endpoint) => unknown, unknown, string[]];
  const defined = {
    securityDefinitions: {
      o: { type: 'oauth2', flow: 'implicit', scopes: { r: '' } },
      b: { type: 'basic' },
    },
  };
  const rows: Row[] = [
    [
      'summary without its full stop',
      { summary: 'Do it.' },
      (e) => e.summary?.value,
      'Do it',
      ['op/summary-shape'],
    ],
    [
      'a summary that is a description',
      { summary: 'a'.repeat(121) },
      (e) => [e.summary, e.description?.value],
      [undefined, 'a'.repeat(121)],
      ['op/summary-shape'],
    ],
    ['deprecated', { deprecated: true }, (e) => plain(e.deprecated), true, []],
    [
      'deprecated in prose',
      { description: 'Deprecated. Use y.' },
      (e) => e.deprecated?.origins[0]?.trust,
      'inferred',
      ['op/deprecated-prose'],
    ],
    [
      'tags, once each',
      { tags: ['a', 'b', 'a'] },
      (e) => plain(e.tags),
      ['a', 'b'],
      ['tags/noise'],
    ],
    [
      'extensions and documentation',
      { 'x-y': 1, externalDocs: { url: 'u' } },
      (e) => plain([e.extensions, e.externalDocs]),
      [[['x-y', 1]], { url: 'u' }],
      [],
    ],
    ['a misspelt key', { sumary: 's' }, (e) => e.summary, undefined, ['key/unknown']],
    [
      'alternatives of combinations',
      { security: [{ o: ['r'], b: [] }, {}] },
      (e) => e.security?.value,
      [
        [
          { scheme: 'b', scopes: [] },
          { scheme: 'o', scopes: ['r'] },
        ],
        [],
      ],
      [],
    ],
    ['no security needed', { security: [] }, (e) => e.security?.value, [], []],
    ['nobody says', {}, (e) => e.security, undefined, []],
    [
      'an undefined scheme',
      { security: [{ myBearer: [] }] },
      (e) => e.security?.value,
      [[{ scheme: 'myBearer', scopes: [] }]],
      ['auth/undefined'],
    ],
    [
      'an undefined scope',
      { security: [{ o: ['w'] }] },
      (e) => e.security?.value,
      [[{ scheme: 'o', scopes: ['w'] }]],
      ['auth/undefined'],
    ],
    [
      'stated security wins over prose',
      { security: [], description: 'Authentication required.' },
      (e) => [e.security?.value, e.description],
      [[], undefined],
      [],
    ],
    [
      'scopes in prose',
      { description: 'Do. Authentication required, with scope a:b' },
      (e) => [e.security?.value, e.description?.value],
      [[[{ scheme: 'o', scopes: ['a:b'] }]], 'Do.'],
      ['auth/prose'],
    ],
  ];
  test.each(rows)('%s', async (_, operation, look, want, codes) => {
    const { endpoint, codes: found } = await readOperation(operation, '/x', 'get', defined);
    expect(look(endpoint)).toEqual(want);
    expect(found).toEqual(codes);
  });

  test('what is said for the whole document holds where nothing else is said', async () => {
    const { endpoint } = await readOperation({}, '/x', 'get', {
      ...defined,
      security: [{ b: [] }],
    });
    expect(endpoint.security?.value).toEqual([[{ scheme: 'b', scopes: [] }]]);
  });

  test('an id that two operations share names neither', async () => {
    const operation = { operationId: 'same', responses: OK };
    const { api, codes } = await read({
      paths: { '/a': { get: operation }, '/b': { get: operation } },
    });
    expect(api.endpoints.map((one) => [one.operationId, one.aliases])).toEqual([
      [undefined, ['same']],
      [undefined, ['same']],
    ]);
    expect(codes).toEqual(['op/id-duplicate']);
  });

  test('methods, path items and operations by reference, servers of an operation', async () => {
    const get = { responses: OK };
    const { api, codes } = await read({
      paths: {
        '/a': { GET: get, purge: get, gett: {}, 'x-y': 1, parameters: [] },
        '/b': { $ref: '#/paths/~1a' },
        '/c': { get: { ...get, schemes: ['http'] } },
        'x-z': {},
      },
      'x-ms-paths': { '/a?op=1': { get } },
    });
    expect(
      api.endpoints.map((one) => `${one.key} ${one.servers.map(({ url }) => url).join()}`),
    ).toEqual([
      'GET /a ',
      'PURGE /a ',
      'GET /b ',
      'PURGE /b ',
      'GET /c http://api.acme.io',
      'GET /a ',
    ]);
    expect(codes).toEqual(['key/unknown', 'op/method', 'path/query']);
  });
});

describe('parameters', () => {
  // name, path, parameters, want, codes
  type Row = [string, string, object[], unknown, string[]];
  const string = (name: string, place = 'query') => ({ name, in: place, type: 'string' });
  const schema = (want: object, style = 'form', explode = true) => ({
    kind: 'schema',
    schema: want,
    style,
    explode,
  });

  const LIST = { kind: 'array', items: STRING };
  const list = (collectionFormat?: string, place = 'query') => ({
    name: 'a',
    in: place,
    type: 'array',
    items: { type: 'string' },
    ...(collectionFormat && { collectionFormat }),
  });
  const got = (content: object, more: object = {}) => [
    { name: 'a', in: 'query', required: false, content, examples: [], aliases: [], ...more },
  ];
  const rows: Row[] = [
    [
      'string',
      '/x',
      [{ ...string('a'), description: 'd', required: true, allowEmptyValue: true }],
      got({ ...schema(STRING), allowEmptyValue: true }, { description: 'd', required: true }),
      [],
    ],
    [
      'type unknown',
      '/x',
      [{ name: 'a', in: 'query' }],
      got(schema({ kind: 'unknown' })),
      ['param/type-unknown'],
    ],
    [
      'keywords of values',
      '/x',
      [
        {
          name: 'a',
          in: 'query',
          type: 'integer',
          format: 'int32',
          minimum: 1,
          exclusiveMinimum: true,
          default: '5',
          enum: undefined,
        },
      ],
      got(schema({ kind: 'integer', format: 'int32', exclusiveMinimum: 1, default: 5 })),
      [],
    ],
    [
      'examples',
      '/x',
      [{ ...string('a'), 'x-example': 'e' }],
      got(schema(STRING), { examples: [{ name: '', value: 'e' }] }),
      [],
    ],
    ['csv is the default', '/x', [list()], got(schema(LIST, 'form', false)), []],
    ['csv', '/x', [list('csv')], got(schema(LIST, 'form', false)), []],
    ['multi', '/x', [list('multi')], got(schema(LIST, 'form', true)), []],
    ['ssv', '/x', [list('ssv')], got(schema(LIST, 'spaceDelimited', false)), []],
    ['pipes', '/x', [list('pipes')], got(schema(LIST, 'pipeDelimited', false)), []],
    ['tsv', '/x', [list('tsv')], got(schema(LIST, 'tabDelimited', false)), []],
    [
      'csv in a header',
      '/x',
      [list('csv', 'header')],
      got(schema(LIST, 'simple', false), { in: 'header' }),
      [],
    ],
    [
      'pipes in a header',
      '/x',
      [list('pipes', 'header')],
      got(schema(LIST, 'pipeDelimited', false), { in: 'header' }),
      [],
    ],
    [
      'multi in a header',
      '/x',
      [list('multi', 'header')],
      got(schema(LIST, 'simple', false), { in: 'header' }),
      ['param/collection-format'],
    ],
    [
      'a format without an array',
      '/x',
      [{ ...string('a'), collectionFormat: 'multi' }],
      got(schema(STRING)),
      ['param/collection-format'],
    ],
    [
      'arrays in arrays',
      '/x',
      [
        {
          name: 'a',
          in: 'query',
          type: 'array',
          items: { type: 'array', items: { type: 'string' }, collectionFormat: 'pipes' },
        },
      ],
      got({ ...schema({ kind: 'array', items: LIST }, 'form', false), itemStyle: 'pipeDelimited' }),
      [],
    ],
    [
      'not encoded',
      '/x',
      [{ ...string('a'), 'x-ms-skip-url-encoding': true }],
      got({ ...schema(STRING), allowReserved: true }),
      [],
    ],
    [
      'reserved headers',
      '/x',
      [string('Accept', 'header'), string('content-type', 'header')],
      [],
      ['param/reserved-header'],
    ],
    [
      'transport headers',
      '/x',
      [string('User-Agent', 'header'), string('X-Mine', 'header')],
      [],
      ['param/transport-header'],
    ],
    [
      'place in odd spelling',
      '/x',
      [{ ...string('a'), in: 'Query' }],
      got(schema(STRING)),
      ['param/in'],
    ],
    ['place missing', '/x', [{ name: 'a', type: 'string' }], got(schema(STRING)), ['param/in']],
    [
      'twice',
      '/x',
      [string('a'), { ...string('a'), type: 'integer' }],
      got(schema(STRING)),
      ['param/duplicate'],
    ],
    ['no name', '/x', [{ in: 'query', type: 'string' }], [], ['param/name']],
    ['orphan', '/x', [{ ...string('id', 'path'), required: true }], [], ['param/orphan']],
    [
      'schema as in OpenAPI 3',
      '/x',
      [{ name: 'a', in: 'query', schema: { type: 'string' } }],
      got(schema(STRING)),
      ['param/schema'],
    ],
    [
      'value fixed in the path',
      '/x?a=run',
      [],
      got(schema({ kind: 'enum', values: ['run'] }), { required: true }),
      ['path/query'],
    ],
    [
      'value named in the path',
      '/x?a={y}',
      [{ ...string('y', 'path'), description: 'd' }],
      got(schema(STRING), { description: 'd' }),
      ['path/query'],
    ],
  ];
  test.each(rows)('%s', async (_, path, parameters, want, codes) => {
    const given = { parameters };
    const paths = { [path]: { get: { responses: OK, ...given } } };
    const { api, codes: found } = await read({ paths }, { dropHeaders: ['x-mine'] });
    expect(plain(api.endpoints[0]?.parameters)).toEqual(want);
    expect(found).toEqual(codes);
  });

  const pathRows: [string, string, object[], unknown, string[]][] = [
    [
      'always required',
      '/{id}',
      [{ name: 'id', in: 'path', type: 'string' }],
      [['id', true, STRING]],
      [],
    ],
    [
      'said to be optional',
      '/{id}',
      [{ name: 'id', in: 'path', type: 'string', required: false }],
      [['id', true, STRING]],
      ['param/path-required'],
    ],
    ['undeclared', '/{id}', [], [['id', true, STRING]], ['param/undeclared']],
    [
      'spelled otherwise',
      '/{user_id}',
      [{ name: 'userId', in: 'path', type: 'string' }],
      [['user_id', true, STRING]],
      ['param/path-name'],
    ],
    [
      'with a pattern',
      '/{id:\\d+}',
      [{ name: 'id', in: 'path', type: 'string' }],
      [['id', true, { ...STRING, pattern: '\\d+' }]],
      ['path/foreign-template'],
    ],
    [
      'named twice',
      '/{id}/{id}',
      [{ name: 'id', in: 'path', type: 'integer' }],
      [
        ['id', true, { kind: 'integer' }],
        ['id2', true, { kind: 'integer' }],
      ],
      ['path/dup-param'],
    ],
    [
      'a name that is special elsewhere',
      '/{__proto__}',
      [{ name: '__proto__', in: 'path', type: 'string' }],
      [['__proto__', true, STRING]],
      [],
    ],
  ];
  test.each(pathRows)('in the path: %s', async (_, path, parameters, want, codes) => {
    const { endpoint, codes: found } = await readOperation({ parameters }, path);
    expect(
      endpoint.parameters.map((one) => [
        one.name,
        one.required.value,
        one.content.kind === 'schema' && plain(one.content.schema),
      ]),
    ).toEqual(want);
    expect(found).toEqual(codes);
  });

  test('an optional part makes two endpoints', async () => {
    const paths = { '/u/{id?}': { get: { responses: OK, parameters: [string('id', 'path')] } } };
    const { api } = await read({ paths });
    expect(api.endpoints.map((one) => [templateOf(one.path), one.parameters.length])).toEqual([
      ['/u', 0],
      ['/u/{id}', 1],
    ]);
  });

  test('operations override what the path item and the document share', async () => {
    const { api } = await read({
      parameters: { limit: { ...string('limit'), description: 'shared' } },
      paths: {
        '/x': {
          parameters: [string('a'), { $ref: '#/parameters/limit' }],
          get: { responses: OK, parameters: [{ ...string('a'), description: 'own' }] },
        },
      },
    });
    expect(api.endpoints[0]?.parameters.map((one) => [one.name, one.description?.value])).toEqual([
      ['limit', 'shared'],
      ['a', 'own'],
    ]);
  });

  test('an Authorization header is security', async () => {
    const { endpoint, api, codes } = await readOperation({
      parameters: [string('Authorization', 'header')],
    });
    expect(endpoint.parameters).toEqual([]);
    expect(endpoint.security?.value).toEqual([[{ scheme: 'bearer', scopes: [] }]]);
    expect(plain(api.securitySchemes.get('bearer'))).toEqual({
      id: 'bearer',
      kind: 'http',
      scheme: 'bearer',
      unnamed: true,
    });
    expect(codes).toEqual(['param/reserved-header']);
  });
});

describe('bodies', () => {
  type Row = [string, string, object, unknown, string[]];
  const OBJECT = { kind: 'object', properties: [], rest: { kind: 'any' } };
  const media = (type: string, schema: unknown, encoding: unknown[] = []) => ({
    type,
    schema,
    encoding,
    examples: [],
  });
  const body = { name: 'b', in: 'body', schema: { type: 'object' } };
  const field = (name: string, more: object = {}) => ({
    name,
    in: 'formData',
    type: 'string',
    ...more,
  });
  const form = (...properties: unknown[]) => ({
    kind: 'object',
    properties,
    rest: { kind: 'any' },
  });
  const text = (required = false) => ({ schema: { kind: 'string' }, required });
  const rows: Row[] = [
    [
      'described',
      'post',
      { parameters: [{ ...body, required: true, description: 'd' }] },
      { required: true, description: 'd', media: [media('application/json', OBJECT)] },
      [],
    ],
    [
      'own media types win',
      'post',
      { consumes: ['application/xml', 'Text/JSON;charset=UTF-8'], parameters: [body] },
      {
        required: false,
        media: [media('application/xml', OBJECT), media('text/json; charset=utf-8', OBJECT)],
      },
      [],
    ],
    ['not described', 'post', {}, { required: false, media: [] }, ['body/unknown']],
    ['not there', 'get', {}, undefined, []],
    ['none is consumed', 'post', { consumes: [] }, undefined, []],
    [
      'on GET',
      'get',
      { parameters: [body] },
      { required: false, media: [media('application/json', OBJECT)] },
      ['body/on-get'],
    ],
    [
      'on DELETE',
      'delete',
      { parameters: [body] },
      { required: false, media: [media('application/json', OBJECT)] },
      [],
    ],
    [
      'no media type',
      'post',
      { consumes: ['nonsense'], parameters: [{ ...body, schema: { type: 'string' } }] },
      { required: false, media: [media('*/*', { kind: 'string' })] },
      ['media/type'],
    ],
    [
      'two bodies',
      'post',
      { parameters: [body, { ...body, name: 'c' }] },
      { required: false, media: [media('application/json', OBJECT)] },
      ['body/multiple'],
    ],
    [
      'form',
      'post',
      { parameters: [field('a', { required: true }), field('b')] },
      {
        required: true,
        media: [media('application/x-www-form-urlencoded', form(['a', text(true)], ['b', text()]))],
      },
      [],
    ],
    [
      'form wins over a body',
      'post',
      { parameters: [body, field('a')] },
      { required: false, media: [media('application/x-www-form-urlencoded', form(['a', text()]))] },
      ['body/multiple'],
    ],
    [
      'form in both types',
      'post',
      {
        consumes: ['multipart/form-data', 'application/x-www-form-urlencoded'],
        parameters: [field('a')],
      },
      {
        required: false,
        media: [
          media('multipart/form-data', form(['a', text()])),
          media('application/x-www-form-urlencoded', form(['a', text()])),
        ],
      },
      [],
    ],
    [
      'file',
      'post',
      { parameters: [field('f', { type: 'file' })] },
      {
        required: false,
        media: [
          media(
            'multipart/form-data',
            form(['f', { schema: { kind: 'binary' }, required: false }]),
          ),
        ],
      },
      [],
    ],
    [
      'array in a form',
      'post',
      {
        parameters: [
          field('a', {
            type: 'array',
            items: { type: 'string' },
            collectionFormat: 'multi',
            description: 'd',
          }),
        ],
      },
      {
        required: false,
        media: [
          media(
            'application/x-www-form-urlencoded',
            form([
              'a',
              {
                schema: { kind: 'array', items: { kind: 'string' }, description: 'd' },
                required: false,
              },
            ]),
            [['a', { headers: [], style: 'form', explode: true }]],
          ),
        ],
      },
      [],
    ],
  ];
  test.each(rows)('%s', async (_, method, operation, want, codes) => {
    const root = { consumes: ['application/json'] };
    const { endpoint, codes: found } = await readOperation(operation, '/x', method, root);
    expect(plain(endpoint.body)).toEqual(want);
    expect(found).toEqual(codes);
  });
});

describe('responses', () => {
  type Row = [string, string, object, unknown, string[]];
  const OBJECT = { kind: 'object', properties: [], rest: { kind: 'any' } };
  const media = (type: string, schema: unknown = OBJECT, examples: unknown[] = []) => ({
    type,
    schema,
    encoding: [],
    examples,
  });
  const json = (status: unknown) => ({
    status,
    description: 'd',
    headers: [],
    media: [media('application/json')],
    bodyless: false,
    links: [],
  });
  const given = { description: 'd', schema: { type: 'object' } };
  const rows: Row[] = [
    [
      'statuses',
      'get',
      { 200: given, '4XX': given, default: given },
      [json(200), json('4XX'), json('default')],
      [],
    ],
    [
      'odd statuses',
      'get',
      { '2xx': given, '400-499': given, '500 Oops': given, nonsense: given },
      [json('2XX'), json('4XX'), json(500), json('default')],
      ['resp/status'],
    ],
    [
      'an odd status gives way',
      'get',
      { nonsense: { description: 'n' }, default: given },
      [json('default')],
      ['resp/status'],
    ],
    [
      'no schema',
      'get',
      { 200: { description: 'd' } },
      [{ ...json(200), media: [] }],
      ['resp/schema-unknown'],
    ],
    [
      'no body by HTTP',
      'get',
      { 204: { description: 'd' } },
      [{ ...json(204), media: [], bodyless: true }],
      [],
    ],
    [
      'no body by HTTP, yet described',
      'get',
      { 204: given },
      [{ ...json(204), media: [], bodyless: true }],
      ['resp/no-body'],
    ],
    [
      'no body after HEAD',
      'head',
      { 200: given },
      [{ ...json(200), media: [], bodyless: true }],
      [],
    ],
    ['none', 'get', {}, [], ['resp/missing']],
    ['by reference', 'get', { 200: { $ref: '#/responses/R' } }, [json(200)], []],
    ['reference to nowhere', 'get', { 200: { $ref: '#/responses/r' } }, [], ['ref/unresolved']],
    [
      'file',
      'get',
      { 200: { description: 'd', schema: { type: 'file' } } },
      [{ ...json(200), media: [media('application/json', { kind: 'binary' })] }],
      [],
    ],
    [
      'examples',
      'get',
      { 200: { ...given, examples: { 'application/json': 1, 'text/csv': 'c', named: 2 } } },
      [
        {
          ...json(200),
          media: [
            media('application/json', OBJECT, [
              { name: '', value: 1 },
              { name: 'named', value: 2 },
            ]),
            media('text/csv', OBJECT, [
              { name: '', value: 'c' },
              { name: 'named', value: 2 },
            ]),
          ],
        },
      ],
      [],
    ],
    [
      'headers',
      'get',
      {
        200: {
          ...given,
          headers: {
            'X-A': { type: 'integer', description: 'h' },
            'Content-Type': { type: 'string' },
          },
        },
      },
      [
        {
          ...json(200),
          headers: [
            {
              name: 'X-A',
              required: false,
              description: 'h',
              schema: { kind: 'integer' },
              explode: false,
            },
          ],
        },
      ],
      [],
    ],
  ];
  test.each(rows)('%s', async (_, method, responses, want, codes) => {
    const root = { produces: ['application/json'], responses: { R: given } };
    const { endpoint, codes: found } = await readOperation({ responses }, '/x', method, root);
    expect(plain(endpoint.responses)).toEqual(
      (want as object[]).map((one) => expect.objectContaining(one)),
    );
    expect(endpoint.responses).toHaveLength((want as object[]).length);
    expect(found).toEqual(codes);
  });

  test('an operation that produces nothing named does not inherit', async () => {
    const { endpoint } = await readOperation({ produces: [] }, '/x', 'get', {
      produces: ['text/xml'],
    });
    expect(endpoint.responses[0]?.media.map(({ type }) => type)).toEqual(['application/json']);
  });
});
