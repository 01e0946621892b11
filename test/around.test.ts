/** What the guide says of `around`, as it stands there, on every adapter in real sockets; and that nothing escapes it. */
import { createAdaptorServer } from '@hono/node-server';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import express from 'express';
import fastify from 'fastify';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createRuntime, type Api } from '../templates/server/runtime/api.js';
import { toExpress } from '../templates/server/runtime/express.js';
import { toFastify } from '../templates/server/runtime/fastify.js';
import { toNodeHandler } from '../templates/server/runtime/node.js';
import type { Around, RuntimeOptions } from '../templates/server/runtime/options.js';
import { HttpProblem } from '../templates/server/runtime/problem.js';
import type { Route } from '../templates/server/runtime/route.js';
import { runAll, writeAll } from './subjects.js';

let server: Server | undefined;

/** Serves on a free port, until the test is over. */
async function listen(made: Server): Promise<string> {
  server = made;
  await new Promise<void>((listening) => made.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}`;
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

describe('the guide', () => {
  const DOCUMENT = `
openapi: 3.1.0
info: { title: Pets, version: '1' }
servers: [{ url: 'https://api.example' }]
paths:
  /pets:
    get: { operationId: listPets, responses: { 200: { description: ok } } }
    post: { operationId: addPet, responses: { 201: { description: ok } } }
`;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'restitch-around-'));
    const { files } = await runAll([{ source: 'pets.yaml', bytes: Buffer.from(DOCUMENT) }]);
    writeAll(folder, files);
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    const guide = readFileSync('docs/guide.md', 'utf8');
    const start = guide.indexOf('### Around every request');
    const section = guide.slice(start, guide.indexOf('\n## ', start));
    const write = (name: string, text: string): void =>
      writeFileSync(join(folder, 'generated', name), text);
    for (const [, text = ''] of section.matchAll(/^```ts\n([\s\S]*?)^```$/gm)) {
      write(/^\/\/ (\S+)/.exec(text)?.[1] ?? '', text);
    }
    write('package.json', '{"type":"module"}');
    const compilerOptions = {
      ...{ target: 'es2022', module: 'nodenext', strict: true, noEmit: true },
      ...{ skipLibCheck: true, exactOptionalPropertyTypes: true, types: ['node'] },
    };
    const names = ['node.ts', 'hono.ts', 'express.ts', 'fastify.ts'];
    write('tsconfig.json', JSON.stringify({ compilerOptions, files: names }));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('compiles', () => {
    const packageFile = createRequire(import.meta.url).resolve('typescript/package.json');
    const tsc = join(dirname(packageFile), 'bin/tsc');
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', join(folder, 'generated')], {
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
  });

  const load = <Made>(name: string): Promise<Made> =>
    import(/* @vite-ignore */ join(folder, 'generated', name)) as Promise<Made>;
  const served: Record<string, () => Promise<Server>> = {
    node: async () => (await load<{ server: Server }>('node.ts')).server,
    async hono() {
      const { app } = await load<{ app: { fetch: Api['fetch'] } }>('hono.ts');
      return createAdaptorServer({ fetch: app.fetch }) as Server;
    },
    async express() {
      const { app } = await load<{ app: RequestListener }>('express.ts');
      return createServer(app);
    },
    async fastify() {
      const { app } = await load<{ app: { ready: () => Promise<void>; server: Server } }>(
        'fastify.ts',
      );
      await app.ready();
      return app.server;
    },
  };

  it.each(Object.keys(served))('lets other origins in, and logs: %s', async (name) => {
    const log = vi.spyOn(console, 'log').mockReturnValue();
    const url = await listen((await served[name]?.()) as Server);
    const origin = 'https://app.example.com';
    const asked = {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    };
    const answers: unknown[] = [];
    for (const [method, path, headers] of [
      ['OPTIONS', '/pets', { origin, ...asked }],
      ['OPTIONS', '/pets', { origin: 'https://other.example', ...asked }],
      ['GET', '/pets', { origin }],
      ['GET', '/nothing', { origin }],
      ['PUT', '/pets', { origin }],
    ] as const) {
      const { status, headers: got } = await fetch(url + path, { method, headers });
      const allowed = got.get('access-control-allow-origin');
      answers.push([status, allowed, got.get('access-control-allow-methods'), got.get('vary')]);
    }
    expect(answers).toEqual([
      [204, origin, 'POST', 'origin'],
      [204, null, null, 'origin'],
      [501, origin, null, 'origin'],
      [404, origin, null, 'origin'],
      [405, origin, null, 'origin'],
    ]);
    const logged = log.mock.calls.map(([method, path, operation, status]) =>
      [method, path, operation, status].join(' '),
    );
    log.mockRestore();
    expect(logged).toEqual([
      'OPTIONS /pets none 204',
      'OPTIONS /pets none 204',
      'GET /pets GET /pets 501',
      'GET /nothing none 404',
      'PUT /pets none 405',
    ]);
  });
});

describe('nothing escapes', () => {
  const route = (key: string, more: Partial<Route> = {}): Route => {
    const [method = '', path = ''] = key.split(' ');
    return { key, method, path: [path.slice(1)], operation: key, ...more };
  };
  const ROUTES = [
    route('GET /good'),
    route('GET /number', {
      parameters: [{ in: 'query', name: 'n', type: 'integer', required: true }],
    }),
    route('POST /body', { body: { media: ['application/json'] } }),
    route('GET /secret', { security: [{ key: [] }] }),
    route('GET /taken'),
    route('GET /crash'),
    route('GET /later'),
    route('GET /unwritten'),
  ];
  const apiWith = (options: RuntimeOptions): Api =>
    createRuntime(
      {
        routes: ROUTES,
        schemes: { key: { kind: 'apiKey', in: 'query', name: 'key' } },
        basePath: '',
      },
      {
        'GET /good': () => ({ status: 200, body: 1 }),
        'GET /number': () => ({ status: 200, body: 1 }),
        'POST /body': () => ({ status: 201, body: 1 }),
        'GET /secret': () => ({ status: 200, body: 1 }),
        'GET /taken': () => {
          throw new HttpProblem(409, 'taken');
        },
        'GET /crash': () => {
          throw new Error('crash');
        },
        'GET /later': () => Promise.reject(new Error('later')),
      },
      {
        security: { key: () => undefined },
        partial: true,
        maxBody: 10,
        onError: () => undefined,
        ...options,
      },
    );

  const SERVERS: Record<string, (api: Api) => Server | Promise<Server>> = {
    node: (api) => createServer(toNodeHandler(api)),
    fetch: (api) => createAdaptorServer({ fetch: api.fetch }) as Server,
    express: (api) =>
      createServer(
        express().use(toExpress(api, { onMiss: 'answer' })) as unknown as RequestListener,
      ),
    async fastify(api) {
      const app = fastify();
      void app.register(toFastify(api));
      await app.ready();
      return app.server;
    },
  };

  const json = { 'content-type': 'application/json' };
  const CALLS: [string, RequestInit, number][] = [
    ['/good', {}, 200],
    ['/good', { method: 'HEAD' }, 200],
    ['/good', { method: 'OPTIONS' }, 204],
    ['/number?n=x', {}, 400],
    ['/body', { method: 'POST', headers: json, body: '1' }, 201],
    ['/body', { method: 'POST', headers: json, body: '{' }, 400],
    ['/body', { method: 'POST', headers: json, body: '"0123456789"' }, 413],
    ['/body', { method: 'POST', headers: { 'content-type': 'a/b' }, body: '1' }, 415],
    ['/secret', {}, 401],
    ['/none', {}, 404],
    ['/good', { method: 'DELETE' }, 405],
    ['/taken', {}, 409],
    ['/crash', {}, 500],
    ['/later', {}, 500],
    ['/unwritten', {}, 501],
  ];

  it.each(Object.entries(SERVERS))('%s', async (_, make) => {
    const seen: unknown[] = [];
    const around: Around = async ({ request, operation }, next) => {
      const answer = await next();
      expect(await next()).toBe(answer);
      seen.push([request.method, request.path, answer.status, operation !== undefined]);
      const headers = [...answer.headers, ['x-seen', String(seen.length)] as const];
      return { ...answer, headers };
    };
    const url = await listen(await make(apiWith({ around })));
    const want: unknown[] = [];
    for (const [path, init, status] of CALLS) {
      const response = await fetch(url + path, init);
      await response.text();
      const { method = 'GET' } = init;
      const pathOnly = path.split('?')[0];
      const found = ROUTES.some(
        ({ key }) => key === `${method.replace('HEAD', 'GET')} ${pathOnly}`,
      );
      want.push([method, pathOnly, status, found]);
      expect([path, response.status]).toEqual([path, status]);
      expect(response.headers.get('x-seen')).toBe(String(want.length));
    }
    expect(seen).toEqual(want);
  });

  it('not even what stands around itself', async () => {
    const told: unknown[] = [];
    const api = apiWith({
      around: () => Promise.reject(new Error('mine')),
      onError: (error) => {
        told.push(error);
        return new HttpProblem(503, '');
      },
    });
    expect((await api.fetch(new Request('http://x/good'))).status).toBe(503);
    expect(told).toEqual([new Error('mine')]);
  });
});
