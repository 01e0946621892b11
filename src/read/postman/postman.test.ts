import { fc } from '../../../test/property.js';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createReport } from '../../diagnostics/report.js';
import type { Api, Endpoint } from '../../model/api.js';
import { templateOf } from '../../model/path.js';
import type { Json, Schema } from '../../model/schema.js';
import { Cursor } from '../../source/cursor.js';
import type { ReadOptions } from '../reader.js';
import { POSTMAN_READER } from './index.js';

const SCHEMA = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

function cursorOf(data: unknown) {
  const document = {
    source: 'a.json',
    syntax: 'json',
    text: '',
    data,
    hash: '',
    locate: () => ({ line: 1, column: 1, length: 1 }),
    line: () => '',
    scalarText: () => undefined,
  } as const;
  const report = createReport();
  return { root: new Cursor(document, report, data), report };
}

function read(data: unknown, options: ReadOptions = {}) {
  const { root, report } = cursorOf(data);
  const api = POSTMAN_READER.read(root, options);
  const list = report.list();
  return { api, list, codes: list.map(({ code }) => code) };
}

function collection(item: unknown[], rest: object = {}) {
  return { info: { name: 'C', schema: SCHEMA }, item, ...rest };
}

/** Reads one request. */
function request(
  given: unknown,
  rest: object = {},
  options: ReadOptions = {},
  around: object = {},
) {
  const data = collection([{ name: 'R', request: given, ...rest }], around);
  const { api, codes, list } = read(data, options);
  return { api, codes, list, endpoint: api.endpoints[0] };
}

function pathOf(endpoint: Endpoint | undefined) {
  return endpoint && `${endpoint.method} ${templateOf(endpoint.path, endpoint.trailingSlash)}`;
}

/** `query limit, path id`. */
function parametersOf(endpoint: Endpoint | undefined) {
  return endpoint?.parameters.map((one) => `${one.in} ${one.name}`).join(', ');
}

function schemaOf(endpoint: Endpoint | undefined, name: string): Schema | undefined {
  const content = endpoint?.parameters.find((one) => one.name === name)?.content;
  return content?.kind === 'schema' ? content.schema : undefined;
}

/** Everything in the model as one text, to look for what must not be there. */
function dump(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (inner instanceof Map ? [...inner] : inner));
}

describe('detection', () => {
  it.each<[string, unknown, boolean]>([
    ['v2.1', collection([]), true],
    [
      'v2.0',
      {
        info: { schema: 'https://schema.getpostman.com/json/collection/v2.0.0/collection.json' },
        item: [],
      },
      true,
    ],
    [
      'no collection.json',
      { info: { schema: 'https://schema.getpostman.com/json/collection/v2.0.0/' } },
      true,
    ],
    ['an id and items', { info: { _postman_id: 'x' }, item: [] }, true],
    ['wrapped', { collection: collection([]) }, true],
    ['v1', { id: 'a', name: 'b', order: [], requests: [] }, true],
    [
      'v1 by its schema',
      { info: { schema: 'https://schema.getpostman.com/json/collection/v1.0.0/' } },
      true,
    ],
    ['Swagger', { swagger: '2.0', info: { title: 'x' } }, false],
    ['an environment', { _postman_variable_scope: 'environment', values: [] }, false],
    ['a list', [], false],
    ['nothing', null, false],
  ])('%s', (_, given, want) => {
    expect(POSTMAN_READER.detects(cursorOf(given).root)).toBe(want);
  });

  it('refuses version 1', () => {
    const { api, codes } = read({ name: 'b', order: [], requests: [{ url: 'https://a.io/b' }] });
    expect(api.endpoints).toEqual([]);
    expect(codes).toEqual(['pm/v1']);
  });

  it('unwraps', () => {
    const { api } = read({ collection: collection([{ name: 'R', request: '{{b}}/x' }]) });
    expect(api.endpoints.map(({ key }) => key)).toEqual(['GET /x']);
  });

  it('states facts about the document', () => {
    const { api } = read(
      collection([], {
        info: {
          name: 'N',
          schema: SCHEMA,
          version: { major: 1, minor: 2, patch: 3 },
          description: { content: 'D' },
        },
      }),
    );
    expect([api.title?.value, api.version?.value, api.description?.value]).toEqual([
      'N',
      '1.2.3',
      'D',
    ]);
    expect(api.document).toEqual({ source: 'a.json', format: 'postman-2', complete: false });
  });
});

describe('addresses', () => {
  const host = ['{{base}}'];
  it.each<[string, unknown, string, string, string[]]>([
    ['a request that is a text', '{{base}}/site/', 'GET /site/', '', []],
    [
      'an address that is a text',
      { url: '{{base}}/a/b', method: 'put' },
      'PUT /a/b',
      '',
      ['pm/body-unknown'],
    ],
    ['a query in the text', { url: '{{base}}/a?x=%7B%7D&y#z' }, 'GET /a', 'query x, query y', []],
    ['slashes and dots inside a variable', { url: '{{a/b?c.d}}/x' }, 'GET /x', '', []],
    ['protocol, user and port', { url: 'https://u:p@api.io:8443/x' }, 'GET /x', '', []],
    ['only a host', { url: '{{soap}}', method: 'GET' }, 'GET /', '', []],
    ['a base that ends in a slash', { url: '{{slash}}users/1a' }, 'GET /users/1a', '', []],
    [
      'components win over raw',
      { url: { raw: '{{base}}/raw', host, path: ['a'] } },
      'GET /a',
      '',
      [],
    ],
    ['raw alone', { url: { raw: '{{base}}/raw?x=1', variable: [] } }, 'GET /raw', 'query x', []],
    ['a path that is a text', { url: { host, path: '/a/:id' } }, 'GET /a/{id}', 'path id', []],
    [
      'several segments in one element',
      { url: { host, path: ['site/:cloudId/conversation'] } },
      'GET /site/{cloudId}/conversation',
      'path cloudId',
      [],
    ],
    [
      'an object as an element',
      { url: { host, path: [{ type: 'string', value: 'a' }, 'b'] } },
      'GET /a/b',
      '',
      [],
    ],
    ['no path', { url: { host } }, 'GET /', '', []],
    ['double slashes', { url: '{{base}}//a//b' }, 'GET /a/b', '', []],
    ['an empty last element', { url: { host, path: ['a', ''] } }, 'GET /a/', '', []],
    [
      'literal colons',
      { url: { host, path: ['m/chat:bot:messages'] } },
      'GET /m/chat:bot:messages',
      '',
      [],
    ],
    [
      'a suffix after a dot',
      { url: { host, path: [':id.json'] } },
      'GET /{id}.json',
      'path id',
      [],
    ],
    [
      'any other suffix',
      { url: { host, path: [':id:cancel'] } },
      'GET /{id}:cancel',
      'path id',
      ['pm/parameter-suffix'],
    ],
    [
      'a variable segment',
      { url: '{{base}}/a/{{userId}}' },
      'GET /a/{userId}',
      'path userId',
      ['pm/var-segment'],
    ],
    [
      'a constant segment',
      { url: '{{base}}/{{api_version}}/a' },
      'GET /v1/a',
      '',
      ['pm/constant-segment'],
    ],
    [
      'a constant of two segments',
      { url: '{{base}}/{{basePath}}/a' },
      'GET /x/y/a',
      '',
      ['pm/constant-segment'],
    ],
    [
      'a constant by configuration',
      { url: '{{base}}/{{zone}}/a' },
      'GET /eu/a',
      '',
      ['pm/constant-segment'],
    ],
    [
      'a known name without a value',
      { url: '{{base}}/{{version}}' },
      'GET /{version}',
      'path version',
      ['pm/var-segment'],
    ],
    ['a mixed segment', { url: '{{base}}/a/key={{k}}' }, 'GET /a/key={k}', 'path k', []],
    ['braces', { url: '{{base}}/a/{id}' }, 'GET /a/{id}', 'path id', ['pm/foreign-template']],
    [
      'encoded braces',
      { url: '{{base}}/a/%7Bid%7D' },
      'GET /a/{id}',
      'path id',
      ['pm/foreign-template'],
    ],
    [
      'angles',
      { url: '{{base}}/a/<accountId>' },
      'GET /a/{accountId}',
      'path accountId',
      ['pm/foreign-template'],
    ],
    ['brackets', { url: '{{base}}/a/[id]' }, 'GET /a/{id}', 'path id', ['pm/foreign-template']],
    [
      'a dynamic variable',
      { url: '{{base}}/a/{{$guid}}' },
      'GET /a/{guid}',
      'path guid',
      ['pm/var-segment'],
    ],
    [
      'a name twice',
      { url: '{{base}}/:id/x/:id' },
      'GET /{id}/x/{id2}',
      'path id, path id2',
      ['pm/repeated-parameter'],
    ],
    [
      'a query inside the path',
      { url: { host, path: ['a?x=1#f'] } },
      'GET /a',
      'query x',
      ['pm/path-query'],
    ],
    [
      'a query that is a text',
      { url: { host, path: 'a', query: 'x=1&y=2' } },
      'GET /a',
      'query x, query y',
      [],
    ],
    [
      'a query that is a map',
      { url: { host, path: 'a', query: { x: '1' } } },
      'GET /a',
      'query x',
      [],
    ],
    [
      'no name in the query',
      { url: { host, path: 'a', query: [{ key: null, value: '1' }, { key: '' }] } },
      'GET /a',
      '',
      [],
    ],
    [
      'a computed name',
      { url: { host, path: 'a', query: [{ key: '{{k}}', value: '1' }] } },
      'GET /a',
      '',
      ['pm/dynamic-name'],
    ],
    [
      'the same twice',
      { url: '{{base}}/a?x=1&x=1' },
      'GET /a',
      'query x',
      ['pm/duplicate-parameter'],
    ],
    ['percent-encoding of plain signs', { url: '{{base}}/%7Eme' }, 'GET /~me', '', []],
    [
      'a variable of no path',
      { url: { host, path: 'a', variable: [{ key: 'zz' }] } },
      'GET /a',
      '',
      ['pm/undeclared-variable'],
    ],
    ['a body of another method', { url: '{{base}}/a', method: 'link' }, 'LINK /a', '', []],
  ])('%s', (_, given, path, parameters, codes) => {
    const variable = [
      { key: 'base', value: 'https://api.io' },
      { id: 'slash', value: 'https://api.io/' },
      { key: 'soap', value: 'https://soap.io' },
      { key: 'a/b?c.d', value: 'https://api.io' },
      { key: 'api_version', value: 'v1' },
      { key: 'basePath', value: '/x/y' },
      { key: 'zone', value: 'eu' },
      { key: 'userId', value: '17' },
    ];
    const found = request(given, {}, { constantVariables: ['zone'] }, { variable });
    expect(pathOf(found.endpoint)).toBe(path);
    expect(parametersOf(found.endpoint)).toBe(parameters);
    expect(found.codes).toEqual(codes);
  });

  it('does not take a variable that a script sets for a constant', () => {
    const event = [
      { listen: 'prerequest', script: { exec: ['pm.environment.set("version", 1)'] } },
    ];
    const found = request(
      'https://api.io/{{version}}',
      { event },
      {},
      { variable: [{ key: 'version', value: 'v1' }] },
    );
    expect(pathOf(found.endpoint)).toBe('GET /{version}');
  });

  it.each<[string, unknown, string]>([
    ['no request', { name: 'x' }, 'pm/no-request'],
    ['no address', { name: 'x', request: { method: 'GET' } }, 'pm/no-request'],
    ['an empty address', { name: 'x', request: '' }, 'pm/no-request'],
    ['a WebSocket', { name: 'x', request: 'wss://api.io/x' }, 'pm/no-request'],
    ['no item', 7, 'pm/no-request'],
    ['no method', { name: 'x', request: { url: 'https://a.io', method: '{{m}}' } }, 'pm/method'],
  ])('skips %s', (_, item, code) => {
    const { api, codes } = read(collection([item]));
    expect(api.endpoints).toEqual([]);
    expect(codes).toContain(code);
  });
});

describe('servers', () => {
  it.each<[string, string, object[], string[], string[]]>([
    ['a literal', 'https://api.io/x', [], ['https://api.io'], []],
    [
      'a variable',
      '{{b}}/x',
      [{ key: 'b', value: 'https://api.io/v1/' }],
      ['https://api.io/v1'],
      [],
    ],
    [
      'a variable in a variable',
      '{{b}}/x',
      [
        { key: 'b', value: 'https://{{h}}' },
        { key: 'h', value: 'api.io' },
      ],
      ['https://api.io'],
      [],
    ],
    [
      'a cycle',
      '{{a}}/x',
      [
        { key: 'a', value: '{{b}}' },
        { key: 'b', value: '{{a}}' },
      ],
      [],
      ['server/placeholder'],
    ],
    ['an unknown variable', '{{b}}/x', [], [], ['server/placeholder']],
    ['an unknown part', 'https://{{tenant}}.api.io/x', [], ['https://{tenant}.api.io'], []],
    [
      'example.com',
      '{{b}}/x',
      [{ key: 'b', value: 'http://www.example.com/' }],
      [],
      ['server/placeholder'],
    ],
    ['localhost', 'http://localhost:3000/x', [], [], ['server/placeholder']],
    ['a configured placeholder', 'https://stage.io/x', [], [], ['server/placeholder']],
    ['no protocol', 'api.io/x', [], ['http://api.io'], []],
    ['a password', 'https://u:hunter2@api.io/x', [], ['https://api.io'], []],
    [
      'a secret variable',
      'https://{{t}}.io/x',
      [{ key: 't', value: 's3', type: 'secret' }],
      ['https://{t}.io'],
      ['pm/secret'],
    ],
    [
      'a switched-off variable',
      '{{b}}/x',
      [{ key: 'b', value: 'https://api.io', disabled: true }],
      [],
      ['server/placeholder'],
    ],
  ])('%s', (_, url, variable, servers, codes) => {
    const found = request(url, {}, { placeholderServers: ['stage.io'] }, { variable });
    expect(found.api.servers.map((server) => server.url)).toEqual(servers);
    expect(found.codes).toEqual(codes);
  });

  it('prefers the environment, then the folder', () => {
    const variable = [{ key: 'b', value: 'https://root.io' }];
    const item = [
      {
        name: 'f',
        variable: [{ key: 'b', value: 'https://folder.io' }],
        item: [{ name: 'r', request: '{{b}}/x' }],
      },
    ];
    const data = collection(item, { variable });
    expect(read(data).api.servers[0]?.url).toBe('https://folder.io');
    const variables = new Map([['b', 'https://env.io']]);
    expect(read(data, { variables }).api.servers[0]?.url).toBe('https://env.io');
  });

  it('keeps the servers of an endpoint that does not use them all', () => {
    const { api } = read(
      collection([
        { name: 'a', request: 'https://one.io/a' },
        { name: 'b', request: 'https://two.io/b' },
        { name: 'c', request: 'https://one.io/c' },
      ]),
    );
    expect(api.servers.map(({ url }) => url)).toEqual(['https://one.io', 'https://two.io']);
    expect(api.endpoints[1]?.servers.map(({ url }) => url)).toEqual(['https://two.io']);
  });

  it('survives values that multiply', () => {
    const variable = Array.from({ length: 30 }, (_, n) => ({
      key: `v${n}`,
      value: `{{v${n + 1}}}`.repeat(50),
    }));
    expect(request('{{v0}}/x', {}, {}, { variable }).codes).toEqual(['server/placeholder']);
  });
});

describe('parameters', () => {
  const query = (...entries: object[]) => ({
    url: { host: 'https://api.io', path: 'a', query: entries },
  });

  it('keeps a disabled one, optional like all others', () => {
    const { endpoint } = request(query({ key: 'x', value: 'v', disabled: true }));
    expect(endpoint?.parameters[0]?.required).toMatchObject({
      value: false,
      origins: [{ trust: 'assumed' }],
    });
  });

  it('reads values sent several times as a list', () => {
    const { endpoint } = request(query({ key: 'x', value: '1' }, { key: 'x', value: '2' }));
    expect(schemaOf(endpoint, 'x')).toMatchObject({ kind: 'array', items: { kind: 'integer' } });
    expect(schemaOf(request(query({ key: 'ids[]', value: '' })).endpoint, 'ids[]')?.kind).toBe(
      'array',
    );
  });

  it('takes types from typed placeholders and never from one value', () => {
    const { endpoint } = request(
      query(
        { key: 'a', value: '<integer>' },
        { key: 'b', value: '{{$isoTimestamp}}' },
        { key: 'c', value: '5' },
        { key: 'd', value: '%7B%7D' },
      ),
    );
    expect(['a', 'b', 'c', 'd'].map((name) => schemaOf(endpoint, name)?.kind)).toEqual([
      'integer',
      'string',
      'unknown',
      'unknown',
    ]);
    expect(
      endpoint?.parameters.flatMap(({ examples }) => examples.map(({ value }) => value)),
    ).toEqual(['5']);
  });

  it('reads descriptions', () => {
    const { endpoint } = request(
      query({
        key: 'x',
        value: '',
        description: '(Required) The kind (This can only be one of a,b)',
      }),
    );
    expect(endpoint?.parameters[0]).toMatchObject({
      description: { value: 'The kind' },
      required: { value: true, origins: [{ trust: 'inferred' }] },
      content: { schema: { kind: 'enum', values: ['a', 'b'], open: true } },
    });
  });

  it('takes a list in prose as one value with commas', () => {
    const { endpoint } = request(
      query({ key: 'x', value: '', description: 'comma separated list' }),
    );
    expect(endpoint?.parameters[0]?.content).toMatchObject({ style: 'form', explode: false });
  });

  it('gives limits in the description of the request to the parameters they name', () => {
    const description =
      "Max number of messages returned is 75. Default value for 'after' parameter is 0.";
    const { endpoint } = request({ ...query({ key: 'limit' }, { key: 'after' }), description });
    const notes = (name: string) =>
      schemaOf(endpoint, name)?.keywords?.get('x-inferred') as Map<string, Json>;
    expect([notes('limit').get('maximum'), notes('after').get('default')]).toEqual([75, 0]);
  });

  it.each<[string, unknown, string, string[]]>([
    ['a list', [{ key: 'X-Tenant', value: 'a' }], 'header X-Tenant', []],
    ['a text', 'X-Tenant: a\r\nAccept: */*\nnonsense', 'header X-Tenant', []],
    [
      'reserved ones',
      [
        { key: 'accept', value: '*/*' },
        { key: 'Content-Type', value: 'a/b' },
      ],
      '',
      [],
    ],
    ['transport', [{ key: 'User-Agent', value: 'x' }], '', ['pm/transport-header']],
    ['by configuration', [{ key: 'x-drop', value: 'x' }], '', ['pm/transport-header']],
    ['disabled ones', [{ key: 'X-A', value: 'x', disabled: true }], 'header X-A', []],
    [
      'two spellings',
      [
        { key: 'X-A', value: '1' },
        { key: 'x-a', value: '2' },
      ],
      'header X-A',
      [],
    ],
    ['no name at all', [{ key: 'a b', value: '1' }, { value: '1' }, null], '', []],
    ['nothing', null, '', []],
  ])('headers: %s', (_, header, want, codes) => {
    const found = request({ url: 'https://api.io/a', header }, {}, { dropHeaders: ['X-Drop'] });
    expect(parametersOf(found.endpoint)).toBe(want);
    expect(found.codes).toEqual(codes);
  });
});

describe('security', () => {
  const url = 'https://api.io/a';
  it.each<[string, object, string[], unknown]>([
    [
      'bearer as a list',
      { type: 'bearer', bearer: [{ key: 'token', value: 'abc' }] },
      ['bearer'],
      { kind: 'http', scheme: 'bearer' },
    ],
    [
      'bearer as an object',
      { type: 'bearer', bearer: { token: 'abc' } },
      ['bearer'],
      { kind: 'http', scheme: 'bearer' },
    ],
    ['basic', { type: 'basic', basic: [] }, ['basic'], { kind: 'http', scheme: 'basic' }],
    ['digest', { type: 'digest' }, ['digest'], { kind: 'http', scheme: 'digest' }],
    [
      'jwt',
      { type: 'jwt' },
      ['bearerJWT'],
      { kind: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
    ],
    [
      'a key in the header',
      {
        type: 'apikey',
        apikey: [
          { key: 'key', value: 'X-K' },
          { key: 'value', value: 's' },
        ],
      },
      ['apiKey'],
      { kind: 'apiKey', in: 'header', name: 'X-K' },
    ],
    [
      'a key in the query',
      { type: 'apikey', apikey: { key: 'k', in: 'query' } },
      ['apiKey'],
      { kind: 'apiKey', in: 'query', name: 'k' },
    ],
    [
      'oauth2 in the query',
      { type: 'oauth2', oauth2: { addTokenTo: 'queryParams' } },
      ['apiKey'],
      { kind: 'apiKey', in: 'query', name: 'access_token' },
    ],
    ['hawk', { type: 'hawk' }, ['hawk'], { kind: 'custom', type: 'hawk' }],
  ])('%s', (_, auth, ids, scheme) => {
    const { api, endpoint } = request({ url, auth });
    expect([...api.securitySchemes.keys()]).toEqual(ids);
    expect(api.securitySchemes.get(ids[0] ?? '')).toMatchObject(scheme as object);
    expect(endpoint?.security).toMatchObject({
      value: [[{ scheme: ids[0] }]],
      origins: [{ trust: 'declared' }],
    });
  });

  it('reads the flow and the scopes of oauth2, and no credential', () => {
    const oauth2 = [
      ['grant_type', 'authorization_code_with_pkce'],
      ['authUrl', 'https://id.io/auth?client=hunter2'],
      ['accessTokenUrl', '{{id}}/token'],
      ['scope', 'a b'],
      ['clientId', 'hunter2'],
      ['clientSecret', 'hunter2'],
      ['addTokenTo', 'header'],
    ].map(([key, value]) => ({ key, value }));
    const { api, endpoint, codes } = request(
      { url, auth: { type: 'oauth2', oauth2 } },
      {},
      {},
      { variable: [{ key: 'id', value: 'https://id.io' }] },
    );
    expect(api.securitySchemes.get('oauth2')).toMatchObject({
      flows: [
        {
          type: 'authorizationCode',
          authorizationUrl: 'https://id.io/auth',
          tokenUrl: 'https://id.io/token',
          scopes: new Map([
            ['a', ''],
            ['b', ''],
          ]),
        },
      ],
    });
    expect(endpoint?.security?.value).toEqual([[{ scheme: 'oauth2', scopes: ['a', 'b'] }]]);
    expect(codes).toEqual(['pm/secret']);
    expect(dump(api)).not.toContain('hunter2');
  });

  it.each<[string, object, object, object, unknown]>([
    [
      'the request wins',
      { type: 'basic' },
      { auth: { type: 'digest' } },
      { auth: { type: 'bearer' } },
      'basic',
    ],
    ['then the folder', {}, { auth: { type: 'digest' } }, { auth: { type: 'bearer' } }, 'digest'],
    ['then the collection', {}, {}, { auth: { type: 'bearer' } }, 'bearer'],
    ['null inherits', { type: null }, { auth: null }, { auth: { type: 'bearer' } }, 'bearer'],
    ['noauth needs nothing', { type: 'noauth' }, {}, { auth: { type: 'bearer' } }, undefined],
    ['nobody says', {}, {}, {}, null],
  ])('inheritance: %s', (_, own, folder, root, want) => {
    const auth = 'type' in own ? { auth: own } : {};
    const { api } = read(
      collection(
        [{ name: 'f', item: [{ name: 'r', request: { url, ...auth } }], ...folder }],
        root,
      ),
    );
    const security = api.endpoints[0]?.security;
    expect(security === undefined ? null : security.value[0]?.[0]?.scheme).toBe(want);
  });

  it.each<[string, object, unknown]>([
    ['Bearer', { key: 'Authorization', value: 'Bearer {{t}}' }, { kind: 'http', scheme: 'bearer' }],
    [
      'Basic',
      { key: 'authorization', value: 'Basic dTpwdTpwdTpw' },
      { kind: 'http', scheme: 'basic' },
    ],
    [
      'anything else',
      { key: 'Authorization', value: '{{t}}' },
      { kind: 'apiKey', in: 'header', name: 'Authorization' },
    ],
    [
      'an API key',
      { key: 'X-Api-Key', value: 'k' },
      { kind: 'apiKey', in: 'header', name: 'X-Api-Key' },
    ],
  ])('header %s', (_, header, scheme) => {
    const { api, endpoint } = request({ url, header: [header] });
    expect([...api.securitySchemes.values()]).toMatchObject([scheme]);
    expect(endpoint?.security?.origins).toMatchObject([{ trust: 'inferred' }]);
    expect(endpoint?.parameters).toEqual([]);
  });

  it('takes a key out of the query', () => {
    const { endpoint, api } = request('https://api.io/a?api_key=hunter2&x=1');
    expect(parametersOf(endpoint)).toBe('query x');
    expect(dump(api)).not.toContain('hunter2');
  });

  it('reads prose when nothing else speaks', () => {
    const description = 'Lists. Authentication required, with scope a:b';
    const { api, endpoint, codes } = request({ url, description });
    expect(endpoint?.description?.value).toBe('Lists.');
    expect(endpoint?.security).toMatchObject({
      value: [[{ scheme: 'oauth2', scopes: ['a:b'] }]],
      origins: [{ trust: 'inferred' }],
    });
    expect(api.securitySchemes.get('oauth2')).toMatchObject({
      kind: 'oauth2',
      flows: [],
      origins: [{ trust: 'inferred' }],
    });
    expect(codes).toEqual(['auth/prose']);
    expect(
      request({ url, description, auth: { type: 'bearer' } }).endpoint?.security?.value,
    ).toEqual([[{ scheme: 'bearer', scopes: [] }]]);
  });

  it('means the one scheme of OAuth 2 that is described, where there is one', () => {
    const auth = { type: 'oauth2', oauth2: { grant_type: 'client_credentials' } };
    const { api } = read(
      collection([
        { name: 'a', request: { url, auth } },
        { name: 'b', request: { url: `${url}/b`, description: 'Authentication required.' } },
      ]),
    );
    expect([...api.securitySchemes.values()]).toMatchObject([
      { id: 'oauth2', flows: [{ type: 'clientCredentials' }] },
    ]);
    expect(api.endpoints[1]?.security?.value).toEqual([[{ scheme: 'oauth2', scopes: [] }]]);
  });

  it('reads "Deprecated." as a flag', () => {
    expect(request({ url, description: 'Deprecated.' }).endpoint).toMatchObject({
      deprecated: { value: true, origins: [{ trust: 'inferred' }] },
    });
  });

  it('numbers schemes that are alike by their content', () => {
    const key = (name: string) => ({
      url: `https://api.io/${name}`,
      auth: { type: 'apikey', apikey: { key: name } },
    });
    const one = read(collection([{ request: key('a') }, { request: key('b') }]));
    const two = read(collection([{ request: key('b') }, { request: key('a') }]));
    for (const { api } of [one, two]) {
      expect(
        [...api.securitySchemes].map(([id, scheme]) => [
          id,
          scheme.kind === 'apiKey' && scheme.name,
        ]),
      ).toEqual([
        ['apiKey', 'a'],
        ['apiKey2', 'b'],
      ]);
    }
  });

  it('keeps the requirement when a variant is sent without', () => {
    const { api, codes } = read(
      collection([
        { name: 'a', request: { url, auth: { type: 'bearer' } } },
        { name: 'b', request: { url, auth: { type: 'noauth' } } },
      ]),
    );
    expect(api.endpoints[0]?.security?.value).toHaveLength(1);
    expect(codes).toContain('pm/auth-variants');
  });

  it('warns of an unknown type', () => {
    expect(request({ url, auth: { type: 'ntlm' } }).codes).toEqual(['pm/auth-type']);
  });
});

describe('bodies', () => {
  const send = (body: unknown, rest: object = {}, method = 'POST', item: object = {}) =>
    request({ url: 'https://api.io/a', method, body, ...rest }, item);
  const header = (value: string) => ({ header: [{ key: 'content-type', value }] });

  it.each<[string, unknown, object, string | undefined, string | undefined, string[]]>([
    ['JSON by sniffing', { mode: 'raw', raw: '{"a":1}' }, {}, 'application/json', 'object', []],
    ['a list', { mode: 'raw', raw: ' [1]' }, {}, 'application/json', 'array', []],
    [
      'JSON by language',
      { mode: 'raw', raw: '"x"', options: { raw: { language: 'json' } } },
      {},
      'application/json',
      'string',
      [],
    ],
    [
      'the header wins',
      { mode: 'raw', raw: '{"a":1}', options: { raw: { language: 'json' } } },
      header('Application/Vnd.X+JSON; charset=utf-8'),
      'application/vnd.x+json',
      'object',
      [],
    ],
    [
      'a bare variable',
      { mode: 'raw', raw: '{"a": {{x}}, "b": "{{y}}"}' },
      {},
      'application/json',
      'object',
      ['pm/body-json'],
    ],
    [
      'comments and commas',
      { mode: 'raw', raw: '{ // c\n"a": [1,/* x */], }' },
      {},
      'application/json',
      'object',
      ['pm/body-json'],
    ],
    [
      'no JSON though stated',
      { mode: 'raw', raw: '{oops' },
      header('application/json'),
      'application/json',
      'unknown',
      ['pm/body-text'],
    ],
    ['no JSON at all', { mode: 'raw', raw: '{oops' }, {}, 'text/plain', 'string', []],
    ['XML', { mode: 'raw', raw: '<a/>' }, {}, 'application/xml', 'unknown', []],
    ['HTML', { mode: 'raw', raw: '<!DOCTYPE html>' }, {}, 'text/html', 'string', []],
    ['text', { mode: 'raw', raw: 'hi' }, {}, 'text/plain', 'string', []],
    [
      'one variable',
      { mode: 'raw', raw: '{{payload}}' },
      {},
      undefined,
      undefined,
      ['pm/body-unknown'],
    ],
    [
      'one variable of a known type',
      { mode: 'raw', raw: '{{payload}}' },
      header('application/json'),
      'application/json',
      'unknown',
      [],
    ],
    [
      'a form',
      { mode: 'urlencoded', urlencoded: [{ key: 'a', value: '1' }] },
      {},
      'application/x-www-form-urlencoded',
      'object',
      [],
    ],
    [
      'a form as a text',
      { mode: 'urlencoded', urlencoded: 'a=1&b=2' },
      {},
      'application/x-www-form-urlencoded',
      'object',
      [],
    ],
    [
      'multipart',
      { mode: 'formdata', formdata: [{ key: 'f', type: 'file', src: null }] },
      {},
      'multipart/form-data',
      'object',
      [],
    ],
    [
      'GraphQL',
      { mode: 'graphql', graphql: { query: '{ a }', variables: '{"x":1}' } },
      {},
      'application/json',
      'object',
      [],
    ],
    [
      'a file',
      { mode: 'file', file: { src: 'a.bin' } },
      {},
      'application/octet-stream',
      'binary',
      [],
    ],
    [
      'a file of a known type',
      { mode: 'file', file: { src: 'a' } },
      header('image/png'),
      'image/png',
      'binary',
      [],
    ],
    ['a mode without data', { mode: 'raw' }, {}, undefined, undefined, ['pm/body-unknown']],
    ['blanks', { mode: 'raw', raw: ' \n' }, {}, undefined, undefined, ['pm/body-unknown']],
    [
      'switched off',
      { mode: 'raw', raw: '{"a":1}', disabled: true },
      {},
      undefined,
      undefined,
      ['pm/body-unknown'],
    ],
    [
      'an empty form',
      { mode: 'formdata', formdata: [] },
      {},
      undefined,
      undefined,
      ['pm/body-unknown'],
    ],
    ['nothing', undefined, {}, undefined, undefined, ['pm/body-unknown']],
  ])('%s', (_, body, rest, type, kind, codes) => {
    const found = send(body, rest);
    expect(found.endpoint?.body).toMatchObject({
      required: { value: false, origins: [{ trust: 'assumed' }] },
    });
    expect(found.endpoint?.body?.media[0]?.type).toBe(type);
    expect(found.endpoint?.body?.media[0]?.schema.kind).toBe(kind);
    expect(found.codes).toEqual(codes);
  });

  it.each<[string, unknown, object, boolean, string[]]>([
    ['GET', { mode: 'raw' }, {}, false, []],
    ['HEAD', { mode: 'raw' }, {}, false, []],
    ['DELETE', { mode: 'raw' }, {}, false, []],
    ['GET', { mode: 'raw', raw: '{}' }, {}, false, ['pm/body-on-get']],
    [
      'GET',
      { mode: 'raw', raw: '{}' },
      { protocolProfileBehavior: { disableBodyPruning: true } },
      true,
      ['pm/body-kept'],
    ],
    ['DELETE', { mode: 'raw', raw: '{}' }, {}, true, ['pm/body-kept']],
    ['PATCH', { mode: 'raw' }, {}, true, ['pm/body-unknown']],
    ['OPTIONS', { mode: 'raw' }, {}, false, []],
  ])('of %s: %j %j', (method, body, item, kept, codes) => {
    const found = send(body, {}, method, item);
    expect(found.endpoint?.body !== undefined).toBe(kept);
    expect(found.codes).toEqual(codes);
  });

  it('reads the fields of a form', () => {
    const formdata = [
      { key: 'one', type: 'file', src: 'a' },
      { key: 'many', type: 'file', src: ['a', 'b'] },
      { key: 'kind', value: '<integer>', description: '(Required) Its kind' },
      { key: 'tag', value: 'a', disabled: true },
      { key: 'tag', value: 'b' },
      { key: 'meta', value: '{}', contentType: 'application/json' },
    ];
    const media = send({ mode: 'formdata', formdata }).endpoint?.body?.media[0];
    const properties = media?.schema.kind === 'object' ? media.schema.properties : new Map();
    expect(properties.get('one')).toMatchObject({ schema: { kind: 'binary' }, required: false });
    expect(properties.get('many')).toMatchObject({
      schema: { kind: 'array', items: { kind: 'binary' } },
    });
    expect(properties.get('kind')).toMatchObject({
      schema: { kind: 'integer', description: 'Its kind' },
      required: true,
    });
    expect(properties.get('tag')).toMatchObject({
      schema: { kind: 'array', items: { kind: 'string' } },
    });
    expect(media?.encoding.get('meta')?.contentType).toBe('application/json');
  });

  it('never copies secrets', () => {
    const raw = JSON.stringify({
      password: 'hunter2',
      user: 'ann',
      t: `eyJhbGciOiJIUzI1NiJ9.${'hunter2x'}.x`,
      empty: { apiKey: '{{k}}' },
    });
    const json = send({ mode: 'raw', raw });
    expect(json.codes).toEqual(['pm/secret']);
    expect(dump(json.api)).not.toContain('hunter2');
    expect(dump(json.api)).toContain('ann');
    const xml = send({ mode: 'raw', raw: '<a><wsse:Password>hunter2</wsse:Password></a>' });
    expect(dump(xml.api)).not.toContain('hunter2');
    const form = send({
      mode: 'urlencoded',
      urlencoded: [{ key: 'client_secret', value: 'hunter2' }],
    });
    expect(dump(form.api)).not.toContain('hunter2');
    const query = request('https://api.io/a?session_id=hunter2');
    expect(dump(query.api)).not.toContain('hunter2');
    expect(query.codes).toEqual(['pm/secret']);
  });
});

describe('responses', () => {
  const answer = (response: unknown, item: object = {}) =>
    request('https://api.io/a', { response, ...item });

  it.each<[string, object, unknown, string[]]>([
    ['a code', { code: 201 }, 201, []],
    ['a code as a text', { code: '404' }, 404, []],
    ['the status', { status: '422 Bad' }, 422, []],
    ['the phrase', { status: 'Not Found' }, 404, []],
    ['the name', { name: '200 OK' }, 200, []],
    ['a synthetic name', { name: 'Response_200' }, 200, []],
    ['nothing', { name: 'It works' }, 'default', ['pm/response-status']],
  ])('status by %s', (_, given, status, codes) => {
    const found = answer([given]);
    expect(found.endpoint?.responses).toMatchObject([{ status, media: [], bodyless: false }]);
    expect(found.codes).toEqual(codes);
  });

  it('reads the body, its media type by header, language or sniffing', () => {
    const media = (given: object) =>
      answer([{ code: 200, ...given }]).endpoint?.responses[0]?.media[0];
    expect(
      media({ body: '{"a":1}', header: [{ key: 'Content-Type', value: 'application/hal+json' }] }),
    ).toMatchObject({
      type: 'application/hal+json',
      schema: { kind: 'object', origins: [{ trust: 'inferred' }] },
    });
    expect(media({ body: 'x', _postman_previewlanguage: 'html' })?.type).toBe('text/html');
    expect(media({ body: '[1]', header: 'X: y' })?.type).toBe('application/json');
    expect(media({ body: null, header: null })).toBeUndefined();
  });

  it('knows which statuses have no body', () => {
    expect(answer([{ code: 204, body: 'x' }]).endpoint?.responses).toMatchObject([
      { bodyless: true, media: [] },
    ]);
  });

  it('joins the responses of one status, and names the examples', () => {
    const found = answer([
      { name: 'A', code: 200, body: '{"a":1}' },
      { name: 'B', code: 200, body: '{"b":"x"}' },
    ]);
    const [response] = found.endpoint?.responses ?? [];
    expect(found.endpoint?.responses).toHaveLength(1);
    expect(response?.media[0]?.examples.map(({ name }) => name)).toEqual(['A', 'B']);
    const schema = response?.media[0]?.schema;
    expect(schema?.kind === 'object' && [...schema.properties.keys()]).toEqual(['a', 'b']);
  });

  it('keeps the headers that concern callers, not their values', () => {
    const header = [
      { key: 'Location', value: 'hunter2' },
      { key: 'Server', value: 'x' },
    ];
    const found = answer([{ code: 201, header }]);
    expect(found.endpoint?.responses[0]?.headers.map(({ name }) => name)).toEqual(['Location']);
    expect(dump(found.api)).not.toContain('hunter2');
  });

  it('takes the request of a saved response as evidence', () => {
    const originalRequest = { url: 'https://api.io/a?x=1', method: 'GET' };
    const other = { url: 'https://api.io/other', method: 'GET' };
    const found = answer([
      { name: 'A', code: 200, originalRequest },
      { name: 'B', code: 200, originalRequest: other },
    ]);
    expect(parametersOf(found.endpoint)).toBe('query x');
    expect(found.api.endpoints).toHaveLength(1);
    expect(found.codes).toEqual([]);
  });

  it('searches tests for statuses and runs nothing', () => {
    const exec = [
      'pm.response.to.have.status(201);',
      'pm.expect(pm.response.code).to.eql(409)',
      'throw 1',
    ];
    const found = answer([], { event: [{ listen: 'test', script: { exec } }] });
    expect(found.endpoint?.responses).toMatchObject([
      { status: 201, origins: [{ trust: 'inferred' }] },
      { status: 409 },
    ]);
    expect(found.codes).toEqual(['pm/scripts']);
  });
});

describe('items', () => {
  const url = 'https://api.io/a';

  it.each<[string, string | undefined, string | undefined]>([
    ['ConversationGetAllHandler', 'ConversationGetAllHandler', undefined],
    ['get-all', 'get-all', undefined],
    ['Create a user.', undefined, 'Create a user'],
    ['https://api.io/a', undefined, undefined],
    ['GET /a/b', undefined, undefined],
    ['{{base}}/a', undefined, undefined],
    ['', undefined, undefined],
  ])('the name %j', (name, id, summary) => {
    const { api } = read(collection([{ name, request: url }]));
    const [endpoint] = api.endpoints;
    expect([endpoint?.operationId?.value, endpoint?.summary?.value]).toEqual([id, summary]);
  });

  it('does not take a name of two endpoints for an id', () => {
    const { api, codes } = read(
      collection([
        { name: 'list', request: `${url}/1` },
        { name: 'list', request: `${url}/b` },
      ]),
    );
    expect(api.endpoints.map(({ operationId }) => operationId)).toEqual([undefined, undefined]);
    expect(codes).toEqual(['pm/duplicate-name']);
  });

  it('makes tags of folders', () => {
    const { api } = read(
      collection([
        {
          name: 'A',
          description: 'About A',
          item: [{ name: 'B', item: [{ name: 'r', request: url }] }],
        },
        { name: 'Empty', item: [] },
      ]),
    );
    expect(api.endpoints[0]?.tags.map(({ value }) => value)).toEqual(['A/B']);
    expect(
      [...api.tags.values()].map(({ name, parent, description }) => [name, parent, description]),
    ).toEqual([
      ['A', undefined, 'About A'],
      ['A/B', 'A', undefined],
      ['Empty', undefined, undefined],
    ]);
  });

  it('reads an item that is a folder and a request', () => {
    const { api, codes } = read(
      collection([{ name: 'x', request: url, item: [{ name: 'y', request: `${url}/b` }] }]),
    );
    expect(api.endpoints.map(({ key }) => key)).toEqual(['GET /a', 'GET /a/b']);
    expect(codes).toEqual(['pm/item']);
  });

  it('stops at folders without end', () => {
    let item: object = { name: 'r', request: url };
    for (let depth = 0; depth < 5000; depth++) item = { name: '', item: [item] };
    expect(read(collection([item])).codes).toEqual(['pm/deep']);
  });

  it.each<[string, unknown, string | undefined, string[]]>([
    ['a text', 'a\r\nb', 'a\nb', []],
    ['an object', { content: 'a', type: 'text/markdown' }, 'a', []],
    [
      'HTML',
      {
        content: '<p>a <b>b</b></p><ul><li>c &amp; d</li></ul><script>x</script>',
        type: 'text/html',
      },
      'a **b**\n\n- c & dx',
      [],
    ],
    ['nothing', null, undefined, []],
    ['blanks', '  ', undefined, []],
    ['a number', 7, undefined, ['pm/description']],
    ['a list', ['a'], undefined, ['pm/description']],
  ])('a description that is %s', (_, description, want, codes) => {
    const found = request({ url, description });
    expect(found.endpoint?.description?.value).toBe(want);
    expect(found.codes).toEqual(codes);
  });
});

describe('variants', () => {
  it('are one endpoint', () => {
    const { api, codes } = read(
      collection([
        {
          name: 'Create a user (admin)',
          request: {
            url: 'https://api.io/u/:id?a=1',
            method: 'POST',
            body: { mode: 'raw', raw: '{"a":1}' },
            description: 'Short.',
          },
        },
        {
          name: 'Create a user',
          request: {
            url: 'https://api.io/u/{{userId}}?b=1#x',
            method: 'POST',
            body: { mode: 'raw', raw: '{"b":null}' },
            description: 'Short. And long.',
          },
        },
      ]),
    );
    expect(api.endpoints).toHaveLength(1);
    const [endpoint] = api.endpoints;
    expect(parametersOf(endpoint)).toBe('path id, query a, query b');
    expect(endpoint?.parameters[0]?.aliases).toEqual(['userId']);
    expect(endpoint?.summary?.value).toBe('Create a user');
    expect(endpoint?.description?.value).toBe('Short. And long.');
    expect(endpoint?.body?.media).toHaveLength(1);
    expect(endpoint?.body?.media[0]?.examples.map(({ name }) => name)).toEqual([
      'Create a user (admin)',
      'Create a user',
    ]);
    expect(codes).toContain('pm/variant');
  });

  it('share values: two distinct ones are a type', () => {
    const { api } = read(
      collection([
        { name: 'a', request: 'https://api.io/a?x=1' },
        { name: 'b', request: 'https://api.io/a?x=2' },
      ]),
    );
    expect(schemaOf(api.endpoints[0], 'x')?.kind).toBe('integer');
  });

  it('take the slash most of them have', () => {
    const item = (path: string) => ({ name: path, request: `https://api.io/${path}` });
    expect(
      read(collection([item('a'), item('a/')])).api.endpoints[0]?.trailingSlash,
    ).toBeUndefined();
    expect(
      read(collection([item('a/'), item('a/'), item('a')])).api.endpoints[0]?.trailingSlash,
    ).toBe(true);
  });

  it('may hold a real identifier where the template has a parameter', () => {
    const { api, codes } = read(
      collection([
        { name: 'a', request: 'https://api.io/users/4753/keys/:key' },
        { name: 'b', request: 'https://api.io/users/:userId/keys/:k' },
        { name: 'c', request: 'https://api.io/users/4753' },
        { name: 'd', request: 'https://api.io/users/me/keys/:k' },
      ]),
    );
    expect(api.endpoints.map(pathOf)).toEqual([
      'GET /users/{userId}/keys/{k}',
      'GET /users/4753',
      'GET /users/me/keys/{k}',
    ]);
    expect(api.endpoints[0]?.parameters[0]?.examples[0]?.value).toBe('4753');
    expect(codes).toContain('pm/literal-path');
  });

  it('of a protocol of its own are reported', () => {
    const soap = (action: string) => ({
      name: action,
      request: {
        url: 'https://api.io',
        method: 'POST',
        header: [{ key: 'SOAPAction', value: action }],
        body: { mode: 'raw', raw: '<a/>' },
      },
    });
    expect(read(collection([soap('a'), soap('b')])).codes).toContain('pm/rpc');
    const rpc = (method: string) => ({
      name: method,
      request: {
        url: 'https://api.io',
        method: 'POST',
        body: { mode: 'raw', raw: JSON.stringify({ jsonrpc: '2.0', method }) },
      },
    });
    expect(read(collection([rpc('a'), rpc('b')])).codes).toContain('pm/rpc');
    expect(read(collection([rpc('a'), rpc('a')])).codes).not.toContain('pm/rpc');
  });
});

describe('the collections of Stride', () => {
  const stride = (name: string) =>
    read(
      JSON.parse(
        readFileSync(new URL(`../../../specs/stride/${name}.postman.json`, import.meta.url), 'utf8'),
      ),
    );
  const methods = ({ endpoints }: Api) => {
    const counts: Record<string, number> = {};
    for (const { method } of endpoints) counts[method] = (counts[method] ?? 0) + 1;
    return counts;
  };

  it('conversations', () => {
    const { api, codes } = stride('conversations');
    expect(api.endpoints).toHaveLength(41);
    expect(new Set(api.endpoints.map(({ key }) => key)).size).toBe(41);
    expect(methods(api)).toEqual({ GET: 14, PUT: 12, DELETE: 10, POST: 4, PATCH: 1 });
    expect(codes).toEqual(['server/placeholder', 'auth/prose', 'pm/body-unknown']);
    expect(api.servers).toEqual([]);
    expect([...api.securitySchemes.keys()]).toEqual(['oauth2']);
    const places = new Set(
      api.endpoints.flatMap(({ parameters }) => parameters.map((one) => one.in)),
    );
    expect(places).toEqual(new Set(['path', 'query']));
    const list = api.endpoints.find(({ key }) => key === 'GET /site/{}/conversation');
    expect(list?.description?.value).toBe(
      'The API returns the list of conversations the app has access to',
    );
    expect(list?.security?.value).toEqual([
      [{ scheme: 'oauth2', scopes: ['participate:conversation'] }],
    ]);
    expect(list?.operationId?.value).toBe('ConversationGetAllHandler');
    expect(list?.parameters).toHaveLength(8);
    expect(pathOf(api.endpoints.find(({ key }) => key === 'GET /site'))).toBe('GET /site/');
    const scoped = api.endpoints.filter(
      ({ security }) => security?.value[0]?.[0]?.scopes.length === 1,
    );
    const manage = scoped.filter(
      ({ security }) => security?.value[0]?.[0]?.scopes[0] === 'manage:conversation',
    );
    expect([scoped.length, manage.length]).toEqual([38, 3]);
    const bot = api.endpoints.filter(({ path }) =>
      path.some(([part]) => part?.kind === 'literal' && part.text === 'chat:bot:messages'),
    );
    expect(bot).toHaveLength(3);
    const history = api.endpoints.find(({ key }) => key === 'GET /site/{}/conversation/{}/message');
    expect(
      (schemaOf(history, 'limit')?.keywords?.get('x-inferred') as Map<string, Json>).get('maximum'),
    ).toBe(75);
  });

  it('modules', () => {
    const { api } = stride('modules');
    expect(api.description).toBeUndefined();
    expect(api.endpoints).toHaveLength(21);
    expect(methods(api)).toEqual({ GET: 8, PUT: 6, DELETE: 4, POST: 2, PATCH: 1 });
  });
});

describe('hostile collections', () => {
  const anything = fc.jsonValue({ maxDepth: 4 });
  it('never throws on a value', () => {
    fc.assert(
      fc.property(anything, (value) => {
        POSTMAN_READER.detects(cursorOf(value).root);
        read(value);
      }),
      { numRuns: 200 },
    );
  });

  it('never throws on a value in the place of a part', () => {
    const parts = fc.record(
      {
        url: anything,
        method: anything,
        header: anything,
        body: anything,
        auth: anything,
        description: anything,
      },
      { requiredKeys: [] },
    );
    const raw = fc.constantFrom('raw', 'urlencoded', 'formdata', 'graphql', 'file');
    fc.assert(
      fc.property(
        parts,
        raw,
        anything,
        anything,
        anything,
        (part, mode, data, response, variable) => {
          const given = { url: 'https://api.io/{{x}}/:y', ...part };
          read(
            collection([{ name: data, request: given, response, event: data, item: variable }], {
              variable,
              auth: data,
            }),
          );
          read(
            collection([
              {
                request: {
                  ...given,
                  url: { host: data, path: response, query: variable, variable: data },
                  body: { mode, [mode]: data },
                  header: [data],
                  auth: { type: 'oauth2', oauth2: data },
                },
                response: [response],
              },
            ]),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('keeps hostile names as names', () => {
    const { endpoint } = request('https://api.io/:__proto__?constructor=1');
    expect(parametersOf(endpoint)).toBe('path __proto__, query constructor');
  });
});
