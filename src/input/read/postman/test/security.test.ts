/** The security schemes of a collection, without credentials. */
import { describe, expect, it } from 'vitest';
import { read, collection, request, parametersOf, dump } from './reading.js';

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
      ['k'],
      { kind: 'apiKey', in: 'header', name: 'X-K' },
    ],
    [
      'a key in the query',
      { type: 'apikey', apikey: { key: 'k', in: 'query' } },
      ['k'],
      { kind: 'apiKey', in: 'query', name: 'k' },
    ],
    [
      'oauth2 in the query',
      { type: 'oauth2', oauth2: { addTokenTo: 'queryParams' } },
      ['accessToken'],
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
    expect(codes).toEqual(['collection/secret']);
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

  it('removes a key from the query', () => {
    const { endpoint, api } = request('https://api.io/a?api_key=hunter2&x=1');
    expect(parametersOf(endpoint)).toBe('query x');
    expect(dump(api)).not.toContain('hunter2');
  });

  it('reads prose if there is no other information', () => {
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

  it('refers to the only declared OAuth 2 scheme', () => {
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

  it('numbers similar schemes by their content', () => {
    const key = (name: string) => ({
      url: `https://api.io/${name}`,
      auth: { type: 'apikey', apikey: { key: name } },
    });
    const one = read(collection([{ request: key('Pet-Key') }, { request: key('X-Pet-Key') }]));
    const two = read(collection([{ request: key('X-Pet-Key') }, { request: key('Pet-Key') }]));
    for (const { api } of [one, two]) {
      expect(
        [...api.securitySchemes].map(([id, scheme]) => [
          id,
          scheme.kind === 'apiKey' && scheme.name,
        ]),
      ).toEqual([
        ['petKey', 'Pet-Key'],
        ['petKey2', 'X-Pet-Key'],
      ]);
    }
  });

  it('keeps the requirement when a variant is sent without credentials', () => {
    const { api, codes } = read(
      collection([
        { name: 'a', request: { url, auth: { type: 'bearer' } } },
        { name: 'b', request: { url, auth: { type: 'noauth' } } },
      ]),
    );
    expect(api.endpoints[0]?.security?.value).toHaveLength(1);
    expect(codes).toContain('collection/auth-variants');
  });

  it('warns of an unknown type', () => {
    expect(request({ url, auth: { type: 'ntlm' } }).codes).toEqual(['collection/auth-type']);
  });
});
