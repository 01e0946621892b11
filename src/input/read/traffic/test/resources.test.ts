/** Words in paths that name resources become parameters, and routes remain. */
import { describe, expect, it } from 'vitest';
import { exchange, observe } from './recorded.js';

const HOST = 'https://api.b.io/v1';
const get = (path: string, answer?: unknown) => exchange(`GET ${HOST}${path}`, { answer });
const post = (path: string) => exchange(`POST ${HOST}${path}`, { status: 204 });
const both = (words: readonly [string, string], paths: readonly string[]) =>
  words.flatMap((word) => paths.map((path) => post(path.replace('*', word))));

const SMALL = ['development', 'production'] as const;
const SUBTREE = ['/flags/7/environments/*/on', '/flags/7/environments/*/off'];
const LIST = { environments: [{ name: 'development' }, { name: 'production' }] };

describe('a small set of words', () => {
  const on = ['POST /flags/{flagId}/environments/{environmentId}/on'];
  it.each<[string, ReturnType<typeof get>[], string[]]>([
    [
      'another path lists them',
      [get('/environments', LIST), ...both(SMALL, ['/flags/7/environments/*/on'])],
      ['GET /environments', ...on],
    ],
    [
      'a field is called like the collection',
      [
        get('/flags', { flags: [{ id: 7, environment: 'development' }] }),
        ...both(['development', 'development'], ['/flags/7/environments/*/on']),
      ],
      ['GET /flags', ...on],
    ],
    [
      'the same operations are below each',
      both(SMALL, SUBTREE),
      ['POST /flags/{flagId}/environments/{environmentId}/off', ...on],
    ],
    [
      'routes next to the words remain',
      [
        get('/environments', LIST),
        get('/environments/production', { name: 'production', on: true }),
        get('/environments/search', { total: 3 }),
      ],
      ['GET /environments', 'GET /environments/search', 'GET /environments/{environmentId}'],
    ],
    [
      'items of another list, in one place',
      [
        get('/flags', { flags: [{ name: 'star' }, { name: 'team' }, { name: 'cache' }] }),
        ...['star', 'team', 'cache'].map((word) => post(`/archive/${word}`)),
      ],
      ['GET /flags', 'POST /archive/{archiveId}'],
    ],
  ])('%s', (_, exchanges, want) => expect(observe(exchanges).paths).toEqual(want));

  it.each<[string, ReturnType<typeof get>[], number]>([
    ['filters', [get('/users/active', []), get('/users/archived', [])], 2],
    ['formats', [get('/export/csv', { rows: [] }), get('/export/json', { rows: [] })], 2],
    [
      'a state',
      [get('/users/active', [{ id: 1, status: 'active' }]), get('/users/archived', [])],
      2,
    ],
    [
      'collections with the same fields',
      ['/tags', '/labels'].flatMap((path) => [get(path, [{ id: 1 }]), get(`${path}/1`, { id: 1 })]),
      4,
    ],
    [
      'the same operations, with other responses',
      [
        ...['day', 'month'].map((word) => get(`/reports/sales/${word}`, { sum: 3, tax: 1 })),
        ...['day', 'month'].map((word) => get(`/reports/visits/${word}`, { pages: 3, bots: 1 })),
      ],
      4,
    ],
  ])('real routes stay apart: %s', (_, exchanges, count) =>
    expect(observe(exchanges).paths).toHaveLength(count),
  );

  it('after a value, a word is a route although the value is a word', () => {
    const { paths } = observe([
      get('/projects', { projects: [{ id: 'default' }] }),
      ...['/projects/default/notizen', '/projects/default/notizen'].map((path) => get(path, [])),
    ]);
    expect(paths).toEqual(['GET /projects', 'GET /projects/{projectId}/notizen']);
  });
});
