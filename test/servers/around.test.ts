/** The middleware sees every request and error, on every adapter with real sockets. */
import { createAdaptorServer } from '@hono/node-server';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import fastify from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { createRuntime, type Api } from '../../templates/server/runtime/api.js';
import { toExpress } from '../../templates/server/runtime/express.js';
import { toFastify } from '../../templates/server/runtime/fastify.js';
import { toNodeHandler } from '../../templates/server/runtime/node.js';
import type { Around, RuntimeOptions } from '../../templates/server/runtime/options.js';
import { HttpProblem } from '../../templates/server/runtime/problem.js';
import type { Route } from '../../templates/server/runtime/route.js';

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

describe('every error gets a response', () => {
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
        express().use(
          toExpress(api, express.Router(), { onMiss: 'answer' }),
        ) as unknown as RequestListener,
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

  it('errors outside the middleware, too', async () => {
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
