/** The value of the `Authorization` header is what the documents declare, in every format and when they are merged. */
import { describe, expect, test } from 'vitest';
import {
  BEARER,
  bruno,
  files,
  har,
  insomnia,
  KEY,
  openapi,
  postman,
  read,
  settings,
  swagger,
} from './authorization.js';
import { loopsOfFile } from './trusted.js';
import type { Loop } from '../loop.js';

const WHOLE = 'header Authorization';
const key = (description: string): object => ({ ...KEY, description });
const T = [{ token: [] }];
const parameter = { name: 'Authorization', in: 'header', required: true };
const header = (value: string): object => ({ key: 'Authorization', name: 'Authorization', value });

describe('a description or request that declares the whole header', () => {
  test.each<[string, object | string]>([
    ['Swagger 2.0', swagger({ token: KEY }, T)],
    ['Swagger 2.0 with another word', swagger({ token: key('Prepend "token" and a space') }, T)],
    ['Swagger 2.0 with "Bearer"', swagger({ token: key("Enter 'Bearer' [space] your token") }, T)],
    ['Swagger 2.0 with "Basic"', swagger({ token: key('Basic base64(user:password)') }, T)],
    ['Swagger 2.0 in lower case', swagger({ token: { ...KEY, name: 'authorization' } }, T)],
    ['OpenAPI 3', openapi({ token: key('Bearer {token}') }, T)],
    [
      'parameter of Swagger 2.0',
      swagger({}, undefined, {
        parameters: [{ ...parameter, type: 'string', description: 'basic' }],
      }),
    ],
    [
      'parameter of OpenAPI 3',
      openapi({}, undefined, {
        parameters: [{ ...parameter, schema: { type: 'string', default: 'Bearer x' } }],
      }),
    ],
    [
      'Postman',
      postman(settings('apikey', { key: 'Authorization', value: 'Bearer {{t}}', in: 'header' })),
    ],
    ['header of Postman', postman(undefined, [header('token {{t}}')])],
    ['variable of Postman', postman(undefined, [header('{{auth}}')])],
    [
      'OAuth 2 of Postman with another word',
      postman(settings('oauth2', { headerPrefix: 'token', accessToken: 'x' })),
    ],
    ['Insomnia', insomnia({ type: 'apikey', key: 'Authorization', value: 'x', addTo: 'header' })],
    [
      'token of Insomnia with another word',
      insomnia({ type: 'bearer', token: 'x', prefix: 'token' }),
    ],
    ['Bruno', bruno('auth:apikey {\n  key: Authorization\n  value: x\n  placement: header\n}\n')],
    ['header of Bruno', bruno('headers {\n  Authorization: token abc\n}\n')],
    ['.http', 'GET https://forge.test/x\nAuthorization: token abc\n'],
    ['HAR', har([header('token abc')])],
  ])('%s', async (_, document) => {
    const { schemes, security } = await read(document);
    expect(Object.values(schemes).map((one) => one.toLowerCase())).toEqual([WHOLE.toLowerCase()]);
    expect(security).toBe(Object.keys(schemes)[0]);
  });
});

describe('a bearer token stays one', () => {
  test.each<[string, object | string]>([
    ['OpenAPI 3', openapi({ token: BEARER }, T)],
    ['Postman', postman(settings('bearer', { token: '{{t}}' }))],
    ['Postman with a prefix', postman(settings('jwt', { headerPrefix: 'Bearer', secret: 'x' }))],
    ['Insomnia', insomnia({ type: 'bearer', token: 'x', prefix: '' })],
    ['header of Bruno', bruno('headers {\n  Authorization: Bearer {{t}}\n}\n')],
    ['.http', 'GET https://forge.test/x\nAuthorization: Bearer abc\n'],
    ['HAR', har([header('Bearer abc')])],
  ])('%s', async (_, document) => {
    expect(Object.values((await read(document)).schemes)).toEqual(['bearer']);
  });
});

const OAUTH = {
  type: 'oauth2',
  flows: { clientCredentials: { tokenUrl: 'https://forge.test/t', scopes: {} } },
};
const BASIC = { type: 'http', scheme: 'basic' };
const OTHER = { type: 'apiKey', in: 'header', name: 'X-Key' };
const A = [{ a: [] }];
const B = [{ b: [] }];

describe('documents that declare the header differently', () => {
  test.each<[string, readonly (object | string)[], object, string, readonly string[]]>([
    [
      'twins',
      [swagger({ token: KEY }, T), openapi({ token: KEY }, T)],
      { token: WHOLE },
      'token',
      [],
    ],
    [
      'a key and a bearer token of one name',
      [swagger({ token: KEY }, T), openapi({ token: BEARER }, T)],
      { token: 'bearer' },
      'token',
      ['reconcile/authorization'],
    ],
    [
      'a key and OAuth 2 of one name',
      [swagger({ token: KEY }, T), openapi({ token: OAUTH }, T)],
      { token: 'oauth2' },
      'token',
      ['reconcile/authorization'],
    ],
    [
      'a key and a bearer token of two names',
      [swagger({ a: KEY }, A), openapi({ b: BEARER }, B)],
      { a: WHOLE, b: 'bearer' },
      'b',
      ['reconcile/security'],
    ],
    [
      'a bearer token and OAuth 2',
      [openapi({ a: BEARER }, A), openapi({ b: OAUTH }, B)],
      { a: 'bearer', b: 'oauth2' },
      'b',
      ['reconcile/security'],
    ],
    [
      'a user name and a bearer token',
      [openapi({ a: BASIC }, A), openapi({ b: BEARER }, B)],
      { a: 'basic', b: 'bearer' },
      'a or b',
      ['reconcile/security'],
    ],
    [
      'the same of one name',
      [openapi({ a: BASIC }, A), openapi({ a: BEARER }, A)],
      { a: 'basic', a_b: 'bearer' },
      'a or a_b',
      ['reconcile/scheme'],
    ],
    [
      'two keys in one header',
      [openapi({ a: OTHER }, A), openapi({ b: { ...OTHER, name: 'x-key' } }, B)],
      { a: 'header X-Key', b: 'header x-key' },
      'a or b',
      ['reconcile/security'],
    ],
    [
      'credentials in two headers',
      [openapi({ a: OTHER }, A), openapi({ b: BEARER }, B)],
      { a: 'header X-Key', b: 'bearer' },
      'a+b',
      ['reconcile/security-looser'],
    ],
    [
      'a third credential',
      [openapi({ a: BASIC }, A), openapi({ b: BEARER }, B), openapi({ c: OTHER }, [{ c: [] }])],
      { a: 'basic', b: 'bearer', c: 'header X-Key' },
      'a+c or b+c',
      ['reconcile/security-looser'],
    ],
    [
      'a key of Postman and a bearer token',
      [
        openapi({ b: BEARER }, B),
        postman(settings('apikey', { key: 'Authorization', value: 'x' })),
      ],
      { b: 'bearer' },
      'b',
      [],
    ],
    [
      'a bearer token of Postman and a key',
      [swagger({ a: KEY }, A), postman(settings('bearer', { token: 'x' }))],
      { a: 'bearer' },
      'a',
      ['reconcile/authorization'],
    ],
    [
      'a recorded token and a key',
      [swagger({ a: KEY }, A), har([header('Bearer x')])],
      { a: WHOLE },
      'a',
      [],
    ],
    [
      'a recorded value and a bearer token',
      [openapi({ b: BEARER }, B), har([header('x')])],
      { b: 'bearer' },
      'b',
      [],
    ],
  ])('%s', async (_, documents, schemes, security, codes) => {
    expect(await read(...documents)).toEqual({ schemes, security, codes });
    const reversed = await read(...documents.toReversed());
    expect(reversed.security.split(/ or |\+/).length).toBe(security.split(/ or |\+/).length);
  });
});

describe('credentials that one request cannot contain', () => {
  const BOTH = [{ a: [], b: [] }];
  test.each<[string, object, object, string]>([
    ['Basic and Bearer', BASIC, BEARER, 'a or b'],
    ['a key and OAuth 2', KEY, OAUTH, 'a or b'],
    ['a key and Basic', KEY, BASIC, 'a or b'],
    ['Bearer and OAuth 2', BEARER, OAUTH, 'a or b'],
    ['two bearer tokens', BEARER, BEARER, 'a or b'],
    ['two headers that differ only in case', OTHER, { ...OTHER, name: 'x-KEY' }, 'a or b'],
    [
      'two keys in one query parameter',
      { ...OTHER, in: 'query' },
      { ...OTHER, in: 'query' },
      'a or b',
    ],
    ['two keys in one cookie', { ...OTHER, in: 'cookie' }, { ...OTHER, in: 'cookie' }, 'a or b'],
  ])('%s', async (_, a, b, security) => {
    const { security: found, codes } = await read(openapi({ a, b }, BOTH));
    expect([found, codes]).toEqual([security, ['wire/one-header']]);
  });

  test.each<[string, object, object]>([
    [
      'two query parameters that differ in case',
      { ...OTHER, in: 'query' },
      { ...OTHER, in: 'query', name: 'x-key' },
    ],
    ['a header and a cookie of one name', OTHER, { ...OTHER, in: 'cookie' }],
    ['a certificate and a token', { type: 'mutualTLS' }, BEARER],
    ['one token with the scopes of two flows', OAUTH, OAUTH],
  ])('but not %s', async (_, a, b) => {
    expect(await read(openapi({ a, b }, BOTH))).toMatchObject({ security: 'a+b', codes: [] });
  });

  test('with others', async () => {
    const schemes = { a: BASIC, b: BEARER, c: OTHER };
    const found = await read(openapi(schemes, [{ a: [], b: [], c: [] }, { c: [] }]));
    expect(found.security).toBe('a+c or b+c or c');
  });
});

describe('a generated client and server', () => {
  const loopOf = loopsOfFile();
  const KEYS = [
    swagger({ token: key('API tokens must be prepended with "token" and a space') }, T),
  ];

  async function sentBy(loop: Loop, tokens: readonly string[]): Promise<string[]> {
    const sent: string[] = [];
    const fetch = (request: Request): Promise<Response> => {
      sent.push(request.headers.get('authorization') ?? '');
      return Promise.resolve(new Response(null, { status: 204 }));
    };
    for (const token of tokens)
      await loop.call(loop.client({ auth: { token }, fetch }), 'x').result();
    return sent;
  }

  test('send and receive the value as given', async () => {
    const loop = await loopOf(files(KEYS));
    const sent = await sentBy(loop, ['token abc', 'Bearer abc', 'abc']);
    expect(sent).toEqual(['token abc', 'Bearer abc', 'abc']);
    for (const authorization of sent)
      await loop.api.fetch(new Request('http://loop.test/x', { headers: { authorization } }));
    expect(loop.checked.map(({ credential }) => credential)).toEqual(sent.map((key) => ({ key })));
    const [, text] = [...loop.files].find(([path]) => path.endsWith('client/client.ts')) ?? [];
    expect(text).toMatch(
      /The whole value of the header `Authorization`[^]{1,200}prepended with "token"/,
    );
  });

  test('do not repeat the word "Bearer"', async () => {
    const loop = await loopOf(files([openapi({ token: BEARER }, T)]));
    const sent = await sentBy(loop, ['abc', 'Bearer abc', 'bearer abc']);
    expect(sent).toEqual(['Bearer abc', 'Bearer abc', 'bearer abc']);
  });
});
