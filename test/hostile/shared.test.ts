/**
 * A shared component is expanded for each operation that uses it. A few kilobytes must not exhaust
 * the memory: they end with a message.
 *
 * @module-tag proof
 */
import { expect, test } from 'vitest';
import { run } from '../stride.js';

type Json = unknown;

const rows = (count: number, row: (index: number) => Json): Json[] =>
  Array.from({ length: count }, (_, index) => row(index));
const record = (count: number, key: (index: number) => string, value: (index: number) => Json) =>
  Object.fromEntries(rows(count, (index) => [key(index), value(index)]) as [string, Json][]);

const SCHEMA = { type: 'string' };
const OK = {
  responses: { 200: { description: 'Good', content: { 'application/json': { schema: SCHEMA } } } },
};
const COUNT = 400;
const paths = (item: Json): Json =>
  record(
    COUNT,
    (at) => `/p${at}`,
    () => item,
  );

function api(item: Json, components: object, more: object = {}): object {
  const info = { title: 'Shared', version: '1' };
  const servers = [{ url: 'https://api.test' }];
  return { openapi: '3.1.0', info, servers, security: [], paths: paths(item), components, ...more };
}

/** APIs in which all paths share one path item, or all operations share one response. */
const item = (shared: object): object =>
  api({ $ref: '#/components/pathItems/I' }, { pathItems: { I: shared } });
const response = (shared: object): object =>
  api(
    { get: { responses: { 200: { $ref: '#/components/responses/R' } } } },
    { responses: { R: { description: 'Good', ...shared } } },
  );

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const scheme = { type: 'apiKey', in: 'header', name: 'X-Key' };
const schemes = record(
  COUNT,
  (at) => `s${at}`,
  () => scheme,
);

const SHARED: Readonly<Record<string, () => object>> = {
  parameters: () =>
    item({
      ...OK,
      parameters: rows(COUNT, (at) => ({ name: `q${at}`, in: 'query', schema: SCHEMA })),
      get: OK,
    }),
  'values of a parameter': () =>
    item({
      parameters: [{ name: 'q', in: 'query', schema: { enum: rows(COUNT, (at) => `v${at}`) } }],
      get: OK,
    }),
  responses: () =>
    item({
      get: {
        responses: record(
          500,
          (at) => `${100 + at}`,
          () => OK.responses[200],
        ),
      },
    }),
  headers: () =>
    response({
      headers: record(
        COUNT,
        (at) => `X-${at}`,
        () => ({ schema: SCHEMA }),
      ),
    }),
  'media types': () =>
    response({
      content: record(
        COUNT,
        (at) => `text/x${at}`,
        () => ({ schema: SCHEMA }),
      ),
    }),
  examples: () =>
    response({
      content: {
        'text/plain': {
          examples: record(
            COUNT,
            (at) => `e${at}`,
            (at) => ({ value: at }),
          ),
        },
      },
    }),
  links: () =>
    response({
      links: record(
        COUNT,
        (at) => `l${at}`,
        () => ({ operationId: 'a' }),
      ),
    }),
  'an inline schema': () =>
    response({
      content: {
        'text/plain': {
          schema: {
            properties: record(
              COUNT,
              (at) => `a${at}`,
              () => SCHEMA,
            ),
          },
        },
      },
    }),
  'a description': () => item({ get: { ...OK, description: 'word '.repeat(50_000) } }),
  requirements: () =>
    api(
      { get: OK },
      { securitySchemes: schemes },
      { security: rows(COUNT, (at) => ({ [`s${at}`]: [] })) },
    ),
  servers: () => item({ servers: rows(COUNT, (at) => ({ url: `https://h${at}.test` })), get: OK }),
  tags: () => item({ get: { ...OK, tags: rows(COUNT, (at) => `t${at}`) } }),
  callbacks: () =>
    api(
      { post: { ...OK, callbacks: { c: { $ref: '#/components/callbacks/C' } } } },
      {
        callbacks: {
          C: record(
            COUNT,
            (at) => `{$request.body#/u${at}}`,
            () => ({ post: OK }),
          ),
        },
      },
    ),
  'callbacks of callbacks': () => {
    const callbacks = { c: { $ref: '#/components/callbacks/C' } };
    const all = Object.fromEntries(METHODS.map((method) => [method, { ...OK, callbacks }]));
    return api({ post: { ...OK, callbacks } }, { callbacks: { C: { '{$request.body#/u}': all } } });
  },
};

test.each(Object.keys(SHARED))('%s', async (name) => {
  const text = JSON.stringify(SHARED[name]?.());
  const { report, api: read } = await run([{ source: 'shared.json', bytes: Buffer.from(text) }]);
  const found = report.list().filter(({ code }) => code === 'op/too-much');
  expect(found.map(({ location }) => location?.source)).toEqual(['shared.json']);
  // The part beyond the limit is not read.
  expect(read.endpoints.length).toBeLessThan(COUNT);
});

test('Swagger 2.0', async () => {
  const parameters = rows(COUNT, (at) => ({ name: `q${at}`, in: 'query', ...SCHEMA }));
  const shared = { parameters, get: { responses: { 204: { description: 'Done' } } } };
  const { info } = { info: { title: 'Shared', version: '1' } };
  const document = {
    swagger: '2.0',
    info,
    host: 'api.test',
    paths: paths({ $ref: '#/x-item' }),
    'x-item': shared,
  };
  const text = JSON.stringify(document);
  const { report } = await run([{ source: 'shared.json', bytes: Buffer.from(text) }]);
  expect(report.list().map(({ code }) => code)).toContain('op/too-much');
});

test('a large description without repetition is within the limit', async () => {
  const own = (at: number): Json => ({
    ...OK,
    parameters: rows(200, (q) => ({ name: `q${at}${q}`, in: 'query', schema: SCHEMA })),
  });
  const document = {
    ...item({}),
    paths: record(
      COUNT,
      (at) => `/p${at}`,
      (at) => ({ get: own(at) }),
    ),
  };
  const { report } = await run([
    { source: 'own.json', bytes: Buffer.from(JSON.stringify(document)) },
  ]);
  expect(report.failed()).toBe(false);
});
