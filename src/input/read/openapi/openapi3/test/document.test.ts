/** The facts of an OpenAPI 3 document about itself. */
import { describe, expect, test } from 'vitest';
import type { Api } from '../../../../../model/api.js';
import { OK, read, plain } from './reading.js';

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
      'a host for examples',
      { servers: [{ url: 'https://api.example.com/v1' }] },
      servers,
      url('https://api.example.com/v1'),
      ['server/example'],
    ],
    [
      'a host for examples beside a server',
      { servers: [{ url: 'https://api.example.com/v1' }, { url: 'https://api.acme.io' }] },
      servers,
      url('https://api.acme.io'),
      ['server/placeholder'],
    ],
    [
      'placeholder',
      { servers: [{ url: 'https://api.invalid/v1' }] },
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
      [{ url: '{baseUrl}', variables: [['baseUrl', { default: 'http://localhost:3000' }]] }],
      ['server/loopback'],
    ],
    [
      'this machine',
      { servers: [{ url: 'localhost:3000' }] },
      servers,
      url('http://localhost:3000'),
      ['server/loopback'],
    ],
    [
      'this machine beside a placeholder',
      { servers: [{ url: 'https://api.invalid/v1' }, { url: 'http://[::1]:80/v2' }] },
      servers,
      url('http://[::1]:80/v2'),
      ['server/loopback', 'server/placeholder'],
    ],
    [
      'this machine beside a host for examples',
      { servers: [{ url: 'http://[::1]:80/v2' }, { url: 'https://example.com/v1' }] },
      servers,
      url('https://example.com/v1'),
      ['server/example'],
    ],
    [
      'this machine beside a server',
      { servers: [{ url: 'http://localhost:3000' }, { url: 'https://api.acme.io' }] },
      servers,
      url('https://api.acme.io'),
      [],
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
      ['version/type'],
    ],
    [
      'version to come',
      { openapi: '3.7.0' },
      (api) => api.document?.format,
      'openapi-3.2',
      ['version/type'],
    ],
    [
      'both versions',
      { swagger: '2.0' },
      (api) => api.document?.format,
      'openapi-3.1',
      ['version/type'],
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
