/** The facts of a Swagger 2.0 document about itself, and the documents of Stride. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Api } from '../../../../../model/api.js';
import { readText, read, plain } from './reading.js';

describe('the Stride documents', () => {
  test.each([
    ['stride.swagger.yaml', 16, ['http://api.atlassian.com'], 'Stride'],
    ['direct-messages.swagger.yaml', 7, [], 'Atlassian'],
    ['messages.swagger.yaml', 8, [], 'Atlassian'],
  ])('%s', async (name, count, servers, cluster) => {
    const text = readFileSync(
      new URL(`../../../../../../specs/stride/${name}`, import.meta.url),
      'utf8',
    );
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
    const declared = text
      .split('\n')
      .filter((line) => line.startsWith('        description: ') && !line.includes('OK'));
    expect(described).toHaveLength(declared.length);
  });

  test('sentences about authentication become security, and the rest is kept', async () => {
    const file = new URL('../../../../../../specs/stride/stride.swagger.yaml', import.meta.url);
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
  // name, root, expected API, codes
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
      'a host for examples',
      { host: 'www.example.com:8080', basePath: '/v1' },
      urls,
      ['https://www.example.com:8080/v1'],
      ['server/example'],
    ],
    [
      'this machine',
      { host: 'localhost:8080', basePath: '/v1', schemes: undefined },
      urls,
      ['http://localhost:8080/v1'],
      ['server/loopback'],
    ],
    ['petstore', { host: 'petstore.swagger.io' }, urls, [], ['server/placeholder']],
    ['invalid', { host: 'api.invalid', basePath: '/v1' }, urls, ['/v1'], ['server/placeholder']],
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
    ['version as a number', { swagger: 2 }, (api) => api.title?.value, 'T', ['version/type']],
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
      {
        source: 'api.yaml',
        format: 'swagger-2.0',
        precedence: 1,
        cluster: 'C',
        complete: false,
      },
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
      { id: 'token', kind: 'apiKey', in: 'header', name: 'Authorization' },
    ]);
    expect(codes).toEqual(['auth/scheme']);
  });
});
