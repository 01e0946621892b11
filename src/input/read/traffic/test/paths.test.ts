import { describe, expect, it, test } from 'vitest';
import type { Api } from '../../../../model/api.js';
import { exchange, find, observe, times } from './recorded.js';
import { declaredApi } from './declared.js';

const HOST = 'https://api.b.io';

describe('segments that vary', () => {
  it.each<[string, string[], string[]]>([
    ['integers', ['/users/1', '/users/2'], ['GET /users/{userId}']],
    ['one integer is certain', ['/users/7'], ['GET /users/{userId}']],
    [
      'UUIDs',
      ['/orders/7a7b45e5-3629-4e2a-9aee-aab6a5dd3901/items'],
      ['GET /orders/{orderId}/items'],
    ],
    ['ULIDs', ['/jobs/01ARZ3NDEKTSV4RRFFQ69G5FAV'], ['GET /jobs/{jobId}']],
    ['hashes', ['/commits/9fceb02d0ae598e95dc970b74767f19372d61af8'], ['GET /commits/{commitId}']],
    ['dates', ['/days/2026-01-02'], ['GET /days/{date}']],
    ['ids with a prefix', ['/customers/cus_NffrFeUfNV2Hib'], ['GET /customers/{customerId}']],
    ['tokens', ['/files/aB3dE5fG7hI9jK1lM3nO'], ['GET /files/{fileId}']],
    ['addresses of mail', ['/people/anna%40b.io'], ['GET /people/{personId}']],
    ['words stay', ['/users/search', '/users/export'], ['GET /users/export', 'GET /users/search']],
    ['integers of 21 digits', ['/users/104857600123456789012'], ['GET /users/{userId}']],
    ['two of one name', ['/users/1/users/2'], ['GET /users/{userId}/users/{userId2}']],
    ['an id without a collection', ['/1', '/2'], ['GET /{id}']],
    [
      'a version is no id',
      ['/2/tweets/12', '/2/users/9'],
      ['GET /2/tweets/{tweetId}', 'GET /2/users/{userId}'],
    ],
    [
      'long words are no tokens',
      ['/internationalization-settings'],
      ['GET /internationalization-settings'],
    ],
  ])('%s', (_, paths, want) => {
    expect(observe(paths.map((path) => exchange(`GET ${HOST}${path}`))).paths).toEqual(want);
  });

  test('names that responses repeat', () => {
    const names = ['anna', 'ben', 'cleo'];
    const exchanges = [
      ...names.map((login) => exchange(`GET ${HOST}/users/${login}`, { answer: { login } })),
      ...names.map((login) => exchange(`GET ${HOST}/users/${login}/repos`, { answer: [] })),
      exchange(`GET ${HOST}/users/stats`, { answer: { count: 3 } }),
    ];
    expect(observe(exchanges).paths).toEqual([
      'GET /users/stats',
      'GET /users/{login}',
      'GET /users/{login}/repos',
    ]);
  });

  test('one short id that the response contains as an id', () => {
    const exchanges = [
      exchange(`GET ${HOST}/users/u_9fk2`, { answer: { id: 'u_9fk2', name: 'x' } }),
      exchange(`GET ${HOST}/users/u_9fk2/notes`, { answer: [] }),
      exchange(`GET ${HOST}/users/me`, { answer: { id: 'u_9fk2', name: 'x' } }),
      exchange(`GET ${HOST}/plans/oauth2`, { answer: { name: 'oauth2' } }),
    ];
    expect(observe(exchanges).paths).toEqual([
      'GET /plans/oauth2',
      'GET /users/me',
      'GET /users/{userId}',
      'GET /users/{userId}/notes',
    ]);
  });

  test('next to a template, a path that was never found is one of its values', () => {
    const charge = (id: string) =>
      exchange(`GET ${HOST}/v1/charges/${id}`, { answer: { id, object: 'charge', amount: 3 } });
    const { paths, list } = observe([
      ...['ch_2aGH51Rv6LY9LV6iVh4v', 'ch_QtwGb4nr4rASX6vMX5of', 'ch_LouZfwmNLGXTucvdfoFj'].map(
        charge,
      ),
      exchange(`GET ${HOST}/v1/charges/missing`, { status: 404, answer: { error: {} } }),
      exchange(`GET ${HOST}/v1/charges/missing/refunds`, { status: 404, answer: { error: {} } }),
      exchange(`GET ${HOST}/v1/charges/search`, { answer: { object: 'list', data: [] } }),
      exchange(`GET ${HOST}/v1/setup`, { status: 404, answer: { error: {} } }),
    ]);
    expect(paths).toEqual(['GET /charges/search', 'GET /charges/{chargeId}']);
    expect(list.map(({ message }) => message)).toEqual([
      'some recorded requests are ignored; the kinds, each with its number of requests: requests that the service does not support or does not allow (2)',
    ]);
  });

  test('a word that a list or a create returned as a name is a value', () => {
    const { paths } = observe([
      exchange(`GET ${HOST}/teams`, { answer: { data: [{ slug: 'star' }, { slug: 'search' }] } }),
      exchange(`POST ${HOST}/teams`, { status: 201, answer: { slug: 'order' } }),
      exchange(`DELETE ${HOST}/teams/star`, { status: 204 }),
      exchange(`DELETE ${HOST}/teams/order`, { status: 204 }),
      exchange(`DELETE ${HOST}/teams/cache`, { status: 202, answer: { count: 3 } }),
    ]);
    expect(paths).toEqual([
      'DELETE /teams/cache',
      'DELETE /teams/{teamId}',
      'GET /teams',
      'POST /teams',
    ]);
  });

  test('a common API word is a value if the response repeats it as others do', () => {
    const user = (name: string, login = name) =>
      exchange(`GET ${HOST}/users/${name}`, { answer: { login, age: 3 } });
    const { paths } = observe([user('mia99'), user('star'), user('me', 'mia99')]);
    expect(paths).toEqual(['GET /users/me', 'GET /users/{userId}']);
  });

  test('words of the API remain, although their responses contain them', () => {
    const words = ['orders', 'invoices', 'refunds', 'charges'];
    const exchanges = words.map((type) => exchange(`GET ${HOST}/${type}`, { answer: { type } }));
    expect(observe(exchanges).paths).toHaveLength(4);
  });
});

describe('servers', () => {
  test('a path prefix that all requests share belongs to the server', () => {
    const { api, paths } = observe([
      exchange(`GET ${HOST}/api/v2/users`),
      exchange(`GET ${HOST}/api/v2/pets`),
    ]);
    expect(paths).toEqual(['GET /pets', 'GET /users']);
    expect(api.servers.map(({ url }) => url)).toEqual([`${HOST}/api/v2`]);
  });

  test('versions remain separate', () => {
    const { api, paths } = observe([
      exchange(`GET ${HOST}/api/v1/users`),
      exchange(`GET ${HOST}/api/v2/users`),
    ]);
    expect(paths).toEqual(['GET /v1/users', 'GET /v2/users']);
    expect(api.servers.map(({ url }) => url)).toEqual([`${HOST}/api`]);
  });

  test('of several hosts, the one that returns JSON, and its neighbours', () => {
    const { paths, list } = observe([
      exchange(`GET ${HOST}/users`, { answer: [] }),
      exchange(`GET https://login.b.io/me`, { answer: {} }),
      exchange(`GET ${HOST}/users`, { answer: [] }),
      exchange('GET https://stats.c.com/collect', { answer: {} }),
    ]);
    expect(paths).toEqual(['GET /me', 'GET /users']);
    expect(list.map(({ message }) => message)).toEqual([
      'recorded requests to hosts that are not servers of the API are ignored; the hosts, each with its number of requests: https://stats.c.com (1)',
    ]);
  });

  test('localhost does not become a server', () => {
    const { api, paths } = observe([exchange('GET http://127.0.0.1:3000/users/1')]);
    expect(paths).toEqual(['GET /users/{userId}']);
    expect(api.servers).toEqual([]);
  });
});

describe('words outside the word lists', () => {
  const repeated = (word: string, answer: unknown) =>
    [`/${word}/orders`, `/${word}/profile`, `/${word}`].map((path) =>
      exchange(`GET ${HOST}${path}`, { answer }),
    );

  it.each<[string, ReturnType<typeof repeated>, string[]]>([
    [
      'several requests have it',
      repeated('gizmowelt', {}),
      ['GET /gizmowelt', 'GET /gizmowelt/orders', 'GET /gizmowelt/profile'],
    ],
    [
      'a response calls somebody so',
      repeated('solveig', { owner: { login: 'solveig' } }),
      ['GET /{id}', 'GET /{id}/orders', 'GET /{id}/profile'],
    ],
    [
      'a kind of things is no name',
      repeated('gizmowelt', { type: 'gizmowelt' }),
      ['GET /gizmowelt', 'GET /gizmowelt/orders', 'GET /gizmowelt/profile'],
    ],
    [
      'one request has it',
      [exchange(`GET ${HOST}/solveig/orders`, { answer: {} })],
      ['GET /{id}/orders'],
    ],
    [
      'one request has it, and returns a list',
      [exchange(`GET ${HOST}/gizmowelt`, { answer: [] })],
      ['GET /gizmowelt'],
    ],
    [
      'one request has it, with an id',
      [exchange(`GET ${HOST}/gizmowelt/12`, { answer: {} })],
      ['GET /gizmowelt/{gizmoweltId}'],
    ],
  ])('%s', (_, exchanges, want) => expect(observe(exchanges).paths).toEqual(want));

  test('a parameter or a header counts after four requests', () => {
    const called = (count: number) =>
      times(count, () =>
        exchange(`GET ${HOST}/users?solveig=1&page=1`, {
          headers: [['X-Solveig', '1']],
          answer: [],
        }),
      );
    const names = (count: number) =>
      find(observe(called(count)).api, 'GET /users').parameters.map(({ name }) => name);
    expect(names(3)).toEqual(['page']);
    expect(names(4)).toEqual(['solveig', 'page', 'X-Solveig']);
  });

  test('a slug that was only deleted is a value of the template', () => {
    const { paths } = observe([
      ...times(3, (index) =>
        exchange(`GET ${HOST}/articles/red-shirt-${index}`, {
          answer: { id: `red-shirt-${index}`, title: 'a' },
        }),
      ),
      exchange(`DELETE ${HOST}/articles/signal-shirt-3`, { answer: {} }),
      exchange(`DELETE ${HOST}/articles/solveig`, { answer: {} }),
    ]);
    expect(paths).toEqual(['DELETE /articles/{articleId}', 'GET /articles/{articleId}']);
  });
});

describe('declared paths', () => {
  const declared = (...paths: string[]): Api[] => [declaredApi(`${HOST}/v1`, paths)];

  test('a path that has the method is preferred to a literal path', () => {
    const { paths } = observe(
      [exchange(`DELETE ${HOST}/v1/users/me`), exchange(`POST ${HOST}/v1/users/me`)],
      declared('/users/me', 'DELETE /users/{name}'),
    );
    expect(paths).toEqual(['DELETE /users/{name}', 'POST /users/me']);
  });

  test('requests match their endpoint, literal segments first', () => {
    const { api, paths } = observe(
      [
        exchange(`GET ${HOST}/v1/users/me`),
        exchange(`GET ${HOST}/v1/users/anna`),
        exchange(`GET ${HOST}/v1/users/ben`),
        exchange(`GET ${HOST}/v1/reports/2024`),
        exchange(`GET ${HOST}/v1/files/a.json`),
      ],
      declared('/users/me', '/users/{name}', '/reports/2024', '/files/{file}.json'),
    );
    expect(paths).toEqual([
      'GET /files/{file}.json',
      'GET /reports/2024',
      'GET /users/me',
      'GET /users/{name}',
    ]);
    expect(find(api, 'GET /users/{name}').servers.map(({ url }) => url)).toEqual([`${HOST}/v1`]);
  });

  test('an undeclared path starts like a declared one', () => {
    const { paths } = observe(
      [exchange(`GET ${HOST}/v1/users/anna/keys/12`)],
      declared('/users/{name}', '/users/{name}/posts'),
    );
    expect(paths).toEqual(['GET /users/{name}/keys/{keyId}']);
  });

  test('localhost matches any server', () => {
    const { paths } = observe(
      [exchange('GET http://localhost:8080/v1/users/anna')],
      declared('/users/{name}'),
    );
    expect(paths).toEqual(['GET /users/{name}']);
  });

  test('a server with variables', () => {
    const { paths, api } = observe(
      [exchange('GET https://acme.b.io/eu/users/anna')],
      [declaredApi('https://{tenant}.b.io/{region}', ['/users/{name}'])],
    );
    expect(paths).toEqual(['GET /users/{name}']);
    expect(api.servers.map(({ url }) => url)).toEqual(['https://{tenant}.b.io/{region}']);
  });
});

test('requests that browsers send automatically are omitted', () => {
  const { paths, list } = observe([
    exchange(`OPTIONS ${HOST}/users`, { headers: [['Access-Control-Request-Method', 'GET']] }),
    exchange(`OPTIONS ${HOST}/users`),
    exchange(`GET ${HOST}/users`, { status: 304 }),
    exchange(`GET ${HOST}/app.js`, { type: 'text/javascript', answer: '' }),
    exchange(`GET ${HOST}/`, { type: 'text/html', answer: '' }),
    exchange(`GET ${HOST}/openapi.json`, { answer: { openapi: '3.1.0', paths: {} } }),
    exchange(`GET ${HOST}/admin`, { status: 401, answer: {} }),
    exchange(`GET ${HOST}/users`, { status: 0 }),
  ]);
  expect(paths).toEqual(['OPTIONS /users']);
  expect(list.map(({ message }) => message)).toEqual([
    'some recorded requests are ignored; the kinds, each with its number of requests: static files and pages (2), descriptions of the API (1), preflight requests (1), requests that the service does not support or does not allow (1), requests without a response (1), 1 more',
  ]);
});

test('a path with another method is the same path', () => {
  const { paths } = observe(
    times(3, (index) => exchange(`DELETE ${HOST}/users/${index}`, { status: 204 })),
    [declaredApi(HOST, ['/users/{name}'])],
  );
  expect(paths).toEqual(['DELETE /users/{name}']);
});
