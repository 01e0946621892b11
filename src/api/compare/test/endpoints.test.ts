/** The effect of changed endpoints, parameters and callbacks on callers: a table by rule. */
import { describe, expect, it } from 'vitest';
import {
  type Data,
  changes,
  changeText,
  OK,
  operation,
  query,
  variable,
  string,
  integer,
  rows,
  paths,
} from './changes.js';

describe('endpoints', () => {
  rows([
    [paths(), paths('/a'), 'compatible endpoint/added: added'],
    [paths('/a', '/b'), paths('/b'), 'breaking endpoint/removed: removed'],
    [
      operation({ deprecated: true }),
      paths(),
      'warning endpoint/removed-deprecated: removed; it was deprecated',
    ],
    [
      paths('/v1/pets/{id}', '/v1/shops'),
      paths('/v2/pets/{id}', '/v1/shops'),
      'breaking endpoint/moved: removed; the new endpoint GET /v2/pets/{id} may replace it',
      'compatible endpoint/added: added',
    ],
    [
      paths('/reports/occupancy', '/reports/{id}/lines'),
      paths('/reports/utilization', '/reports/{id}/rows'),
      'breaking endpoint/moved: removed; the new endpoint GET /reports/utilization may replace it',
      'breaking endpoint/moved: removed; the new endpoint GET /reports/{id}/rows may replace it',
      'compatible endpoint/added: added',
      'compatible endpoint/added: added',
    ],
    [
      paths('/pets'),
      paths('/shops'),
      'breaking endpoint/removed: removed',
      'compatible endpoint/added: added',
    ],
    [
      paths('/v1/pets', '/v2/pets'),
      paths('/v3/pets'),
      'breaking endpoint/removed: removed',
      'breaking endpoint/removed: removed',
      'compatible endpoint/added: added',
    ],
    [
      operation({ operationId: 'a' }),
      operation({ operationId: 'b' }),
      'compatible endpoint/renamed: operationId changed from a to b',
    ],
    [paths('/a'), paths('/a/'), 'warning endpoint/slash: slash at the end of the path added'],
    [
      operation({}),
      operation({ deprecated: true }),
      'compatible endpoint/deprecated: is deprecated now',
    ],
    [
      operation({ deprecated: true }),
      operation({}),
      'compatible endpoint/undeprecated: is no longer deprecated',
    ],
    [operation({ summary: 'a', tags: ['a'] }), operation({ summary: 'b', description: 'c' })],
    [
      { ...paths('/a'), servers: [{ url: 'https://a.dev' }] },
      { ...paths('/a'), servers: [{ url: 'https://a.dev' }, { url: 'https://b.dev' }] },
      'compatible server/added: server https://b.dev added',
    ],
    [
      { ...paths('/a'), servers: [{ url: 'https://a.dev' }, { url: 'https://b.dev' }] },
      { ...paths('/a'), servers: [{ url: 'https://a.dev' }] },
      'warning server/removed: server https://b.dev removed',
    ],
    [
      variable({ default: 'eu', enum: ['eu', 'us'] }),
      variable({ default: 'as', enum: ['as', 'eu'] }),
      'warning server/variables: default of variable at of server https://{at}.dev changed from eu to as',
      'warning server/variables: value us of variable at of server https://{at}.dev removed',
    ],
    [
      { ...paths('/a'), servers: [{ url: 'https://a.dev' }] },
      { ...paths('/a'), servers: [{ url: 'https://b.dev' }] },
      'breaking server/replaced: server https://a.dev removed',
      'compatible server/added: server https://b.dev added',
    ],
    [{ webhooks: { w: { post: { responses: OK } } } }, {}, 'breaking webhook/removed: removed'],
    [{}, { webhooks: { w: { post: { responses: OK } } } }, 'compatible webhook/added: added'],
  ]);

  it('inherit the servers of the API, whose change is reported once', async () => {
    const many = Array.from({ length: 40 }, (_, at) => ({ url: `https://host${at}.dev` }));
    const one = [{ url: 'https://a.dev' }];
    const calls = (count: number, servers: Data[]): [string, Data][] =>
      Array.from({ length: count }, (_, at) => [`/p${at}`, { get: { servers, responses: OK } }]);
    const before = { paths: Object.fromEntries(calls(20, many)), servers: many };
    const gone = await changes(before, { paths: Object.fromEntries(calls(20, one)), servers: one });
    expect(gone.length).toBe(41);
    expect(gone.every(({ subject }) => subject.kind === 'api')).toBe(true);
    // One operation keeps its servers, so the removed servers are reported for each of the other
    // operations.
    const paths = Object.fromEntries([...calls(20, one), ...calls(1, many)]);
    const other = [{ url: 'https://b.dev' }];
    const few = await changes({ ...before, servers: other }, { paths, servers: other });
    expect(few.length).toBe(1 + 19 * 11);
    expect(few.map(({ text }) => text)).toContain('30 more servers removed');
  });

  it('may be moved with the same operationId', async () => {
    const named = (path: string): Data => ({
      paths: { [path]: { get: { operationId: 'list', responses: OK } } },
    });
    const [change] = await changes(named('/pets'), named('/animals/all'));
    expect(change).toMatchObject({ rule: 'endpoint/moved', endpoints: ['GET /pets'] });
  });
});

describe('parameters', () => {
  const q = { schema: string };
  rows([
    [query(), query(q), 'compatible parameter/added: optional query parameter q added'],
    [
      query(),
      query({ ...q, required: true }),
      'breaking parameter/required-added: required query parameter q added',
    ],
    [query(q), query(), 'warning parameter/removed: optional query parameter q removed'],
    [
      query(q),
      query({ ...q, in: 'header' }),
      'breaking parameter/relocated: parameter q moved from query to header',
    ],
    [
      query(q),
      query({ ...q, required: true }),
      'breaking parameter/became-required: query parameter q changed from optional to required',
    ],
    [
      query({ ...q, required: true }),
      query(q),
      'compatible parameter/became-optional: query parameter q changed from required to optional',
    ],
    [
      query(q),
      query({ ...q, deprecated: true }),
      'compatible parameter/deprecated: query parameter q is deprecated now',
    ],
    [
      query({ schema: { type: 'array', items: string } }),
      query({ schema: { type: 'array', items: string }, explode: false }),
      'breaking parameter/style: serialization of query parameter q changed from style form with explode to style form without explode',
    ],
    [query(q), query({ ...q, explode: false })],
    [query({ ...q, name: 'X-A', in: 'header' }), query({ ...q, name: 'x-a', in: 'header' })],
    [
      {
        paths: {
          '/p/{a}': {
            get: {
              parameters: [{ name: 'a', in: 'path', required: true, schema: string }],
              responses: OK,
            },
          },
        },
      },
      {
        paths: {
          '/p/{b}': {
            get: {
              parameters: [{ name: 'b', in: 'path', required: true, schema: integer }],
              responses: OK,
            },
          },
        },
      },
      'breaking type/changed: type of path parameter b changed from string to integer',
      'warning parameter/renamed: path parameter renamed from a to b',
    ],
    [
      query({ schema: { ...integer, default: 10 } }),
      query({ schema: { ...integer, default: 20 } }),
      'warning default/changed: default of query parameter q changed from 10 to 20',
    ],
    [
      query({ schema: integer }),
      query({ schema: { ...integer, default: 20 } }),
      'compatible default/added: default of query parameter q added: 20',
    ],
  ]);
});

it('callbacks are added and removed', async () => {
  const called = (...names: string[]): Data =>
    operation({
      callbacks: Object.fromEntries(
        names.map((name) => [name, { '{$url}': { post: { responses: OK } } }]),
      ),
    });
  expect((await changes(called('a', 'b'), called('b', 'c'))).map(changeText)).toEqual([
    'breaking callback/removed: callback a removed',
    'compatible callback/added: callback c added',
  ]);
});
