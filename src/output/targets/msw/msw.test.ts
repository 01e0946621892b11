/** Tests the handlers for MSW in Node: their types, generated responses, and responses that a test defines. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setupServer } from 'msw/node';
import type { HttpHandler } from 'msw';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { compile } from '../../../../test/compiler.js';
import { folderOfAllTests } from '../../../../test/folder.js';
import { file, run } from '../../../../test/stride.js';

const folder = folderOfAllTests();

const json = (schema: object, more: object = {}): object => ({
  content: { 'application/json': { schema, ...more } },
});
const PET = {
  type: 'object',
  required: ['id', 'name'],
  properties: {
    id: { type: 'integer' },
    name: { type: 'string' },
    owner: { type: 'object', properties: { name: { type: 'string' }, city: { type: 'string' } } },
  },
};
const TICK = { type: 'object', required: ['at'], properties: { at: { type: 'integer' } } };
const id = { name: 'petId', in: 'path', required: true, schema: { type: 'string' } };
const PETS = file('pets.json', {
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  servers: [{ url: 'https://api.pets.dev/v1' }],
  paths: {
    '/pets': {
      get: {
        operationId: 'listPets',
        tags: ['pets'],
        summary: '*/ every pet',
        responses: { 200: { description: 'All', ...json({ type: 'array', items: PET }) } },
      },
    },
    '/pets/{petId}:wake': {
      post: {
        operationId: 'wakePet',
        tags: ['pets'],
        parameters: [id],
        responses: {
          200: { description: 'One', ...json(PET) },
          404: {
            description: 'None',
            ...json({ type: 'object', properties: { reason: { type: 'string' } } }),
          },
        },
      },
    },
    '/ticks': {
      get: {
        operationId: 'watchTicks',
        tags: ['ticks'],
        responses: {
          200: {
            description: 'Ticks',
            content: { 'text/event-stream': { schema: TICK } },
          },
        },
      },
    },
  },
});

type Answer =
  object | ((asked: { params: Record<string, string>; query: URLSearchParams }) => object);
type Handler = (answer?: Answer, options?: object) => HttpHandler;
interface GeneratedModule {
  readonly handlers: () => HttpHandler[];
  readonly onListPets: Handler;
  readonly onWakePet: Handler;
  readonly onWatchTicks: Handler;
}

let generated: GeneratedModule;
const server = setupServer();

beforeAll(async () => {
  symlinkSync(
    join(import.meta.dirname, '../../../../node_modules'),
    join(folder.path, 'node_modules'),
  );
  const { files } = await run([PETS], { targets: { msw: true } });
  for (const { path, text } of files) folder.write(path, text);
  folder.write(
    'tests.ts',
    `import { handlers, onListPets, onWakePet, onWatchTicks } from './msw/index.js';
     handlers({ baseUrl: 'http://localhost:3000' });
     onListPets({ status: 200, body: [{ id: 1, name: 'Rex' }] });
     onWakePet({ body: { owner: { city: 'Rome' } }, delay: 5 });
     onWakePet(({ params, query }) => ({ status: 404, body: { reason: params.petId + query.get('a') } }));
     onWakePet({ networkError: true });
     for (const status of [401, 429, 500, 503] as const) onListPets({ status, body: 'down' });
     onListPets(({ query }) => query.has('a') ? { status: 200, body: [] } : { status: 429 });
     onWatchTicks({ body: [{ data: { at: 1 } }, { event: 'tick', id: '2', data: { at: 2 } }, { at: 3 }] });
     onWatchTicks({ body: (async function* () { yield { data: { at: 1 } }; })() });
     // @ts-expect-error a tick has a number
     onWatchTicks({ body: [{ data: { at: 'now' } }] });
     // @ts-expect-error no such status
     onListPets({ status: 404 });
     // @ts-expect-error a name is a text
     onWakePet({ body: { name: 1 } });
    `,
  );
  const outfile = join(folder.path, 'generated.mjs');
  await build({
    ...{ bundle: true, format: 'esm', platform: 'node', logLevel: 'error', outfile },
    entryPoints: [join(folder.path, 'msw/index.ts')],
    packages: 'external',
  });
  generated = (await import(/* @vite-ignore */ outfile)) as GeneratedModule;
  server.listen({ onUnhandledRequest: 'error' });
});
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const BASE = 'https://api.pets.dev/v1';
const wake = (): Promise<Response> => fetch(`${BASE}/pets/a%20b:wake?a=1`, { method: 'POST' });

it('compiles, and rejects undeclared responses', () => {
  const compilerOptions = {
    ...{ target: 'es2022', lib: ['es2022', 'dom', 'dom.iterable'], module: 'nodenext' },
    ...{ noEmit: true, strict: true, exactOptionalPropertyTypes: true, types: [] },
    ...{ noUncheckedIndexedAccess: true, verbatimModuleSyntax: true, isolatedDeclarations: false },
  };
  folder.write('package.json', '{ "type": "module" }');
  folder.write('tsconfig.json', { compilerOptions, files: ['tests.ts'] });
  expect(compile(folder.path)).toBe('');
});

it('responds with generated values', async () => {
  server.use(...generated.handlers());
  expect(await (await fetch(`${BASE}/pets`)).json()).toEqual([
    { id: 1, name: 'name', owner: { name: 'name', city: 'city' } },
  ]);
  expect((await wake()).status).toBe(200);
});

it('responds with the values of a test, and generates the others', async () => {
  server.use(generated.onWakePet({ body: { name: 'Rex', owner: { city: 'Rome' } } }));
  expect(await (await wake()).json()).toEqual({
    id: 1,
    name: 'Rex',
    owner: { name: 'name', city: 'Rome' },
  });
  server.use(generated.onWakePet({ status: 404, headers: { 'x-a': 'b' } }, { once: true }));
  const missing = await wake();
  expect([missing.status, missing.headers.get('x-a'), await missing.json()]).toEqual([
    404,
    'b',
    { reason: 'reason' },
  ]);
  expect((await wake()).status).toBe(200);
  server.use(
    generated.onWakePet(({ params, query }) => ({
      body: { name: `${params['petId']}${query.get('a')}` },
    })),
  );
  expect(await (await wake()).json()).toMatchObject({ name: 'a b1' });
});

it('fails and delays as a test configures', async () => {
  server.use(generated.onListPets({ networkError: true }));
  await expect(fetch(`${BASE}/pets`)).rejects.toThrow();
  server.use(generated.onListPets({ delay: 'infinite' }));
  const late = fetch(`${BASE}/pets`, { signal: AbortSignal.timeout(50) });
  await expect(late).rejects.toMatchObject({ name: 'TimeoutError' });
});

it('streams events', async () => {
  async function* ticks(): AsyncGenerator<unknown> {
    yield await Promise.resolve({ at: 1 });
    yield { data: 'a\nb', event: 'tick' };
  }
  server.use(generated.onWatchTicks({ body: ticks() }));
  const response = await fetch(`${BASE}/ticks`);
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  expect(await response.text()).toBe('data: {"at":1}\n\nevent: tick\ndata: a\ndata: b\n\n');
});

it('streams a list of events, given or generated', async () => {
  server.use(generated.onWatchTicks({ body: [{ data: { at: 1 }, id: 'a' }, { at: 2 }] }));
  const response = await fetch(`${BASE}/ticks`);
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  expect(await response.text()).toBe('id: a\ndata: {"at":1}\n\ndata: {"at":2}\n\n');
  server.use(generated.onWatchTicks());
  const text = await (await fetch(`${BASE}/ticks`)).text();
  expect(text).toMatch(/^(?:data: \{"at":-?\d+\}\n\n){3}$/);
});

it('responds with undeclared errors', async () => {
  server.use(generated.onListPets({ status: 429, body: { title: 'slow' } }));
  const response = await fetch(`${BASE}/pets`);
  expect([response.status, response.headers.get('content-type'), await response.json()]).toEqual([
    429,
    'application/json',
    { title: 'slow' },
  ]);
});

it('responds with and without the base path, at any host', async () => {
  server.use(...generated.handlers());
  for (const base of ['http://127.0.0.1:4010', 'http://127.0.0.1:4010/v1', BASE])
    expect((await fetch(`${base}/pets`)).status).toBe(200);
});

it('responds at another base path if configured', async () => {
  server.use(generated.onListPets({ body: [] }, { baseUrl: 'http://localhost:3999/api' }));
  expect(await (await fetch('http://localhost:3999/api/pets')).json()).toEqual([]);
});
