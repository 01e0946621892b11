/**
 * Plugins of frameworks handle the routes of a generated API. `npm run proof recipes` runs these
 * tests with the real packages.
 *
 * @module-tag proof
 */
import { existsSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import express from 'express';
import fastify, { type FastifyInstance } from 'fastify';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { afterEach, describe, expect, it } from 'vitest';
import { toExpress } from '../../templates/server/runtime/express.js';
import { toFastify } from '../../templates/server/runtime/fastify.js';
import { toHono } from '../../templates/server/runtime/hono.js';
import { apiOf, ask, closeAll, listen } from '../servers/mounted.js';

afterEach(closeAll);

const MODULES = join(import.meta.dirname, 'node_modules');
/** Loads a package that only `npm run proof recipes` installs, so its types are not available. */
const load = async (name: string): Promise<Record<string, never>> =>
  (await import(/* @vite-ignore */ name)) as Record<string, never>;
const KEYS = ['GET /pets/{id}', 'POST /pets', 'GET /admin/{id}'];
type Plugin = (app: FastifyInstance, options: Record<string, unknown>) => Promise<void>;

it('hono/cors allows other origins', async () => {
  const app = new Hono().use(cors({ origin: 'https://a.test' }));
  toHono(apiOf(KEYS), app, { onMiss: 'answer' });
  const allowed: unknown[] = [];
  for (const [method, path] of [
    ['GET', '/pets/7'],
    ['GET', '/nothing'],
    ['OPTIONS', '/pets'],
  ] as const) {
    const headers = { origin: 'https://a.test', 'access-control-request-method': 'POST' };
    const { status, headers: got } = await app.request(path, { method, headers });
    allowed.push([status, got.get('access-control-allow-origin')]);
  }
  expect(allowed).toEqual([200, 404, 204].map((status) => [status, 'https://a.test']));
});

describe.skipIf(!existsSync(join(MODULES, '@fastify/swagger')))('with the npm packages', () => {
  it('@fastify/swagger describes each operation once', async () => {
    const app = fastify();
    await app.register((await load('@fastify/swagger'))['default'] as unknown as Plugin);
    void app.register(toFastify(apiOf(KEYS)));
    await app.ready();
    const { swagger } = app as unknown as { swagger: () => { paths: Record<string, object> } };
    const { paths } = swagger.call(app);
    expect(Object.entries(paths).map(([path, of]) => [path, Object.keys(of)])).toEqual([
      ['/pets/{id}', ['get']],
      ['/pets', ['post']],
      ['/admin/{id}', ['get']],
    ]);
    await app.close();
  });

  it('@fastify/rate-limit limits one operation, however its path is written', async () => {
    const app = fastify();
    const plugin = (await load('@fastify/rate-limit'))['default'] as unknown as Plugin;
    await app.register(plugin, { global: false });
    const config = { rateLimit: { max: 2, timeWindow: '1 minute' } };
    void app.register(
      toFastify(apiOf(KEYS), {
        route: ({ group }) => (group === 'admin' ? { config } : undefined),
      }),
    );
    const statuses: number[] = [];
    for (const url of ['/admin/1', '/%61dmin/2', '/admin/3', '/%61dmin/4/', '/pets/1', '/pets/1']) {
      statuses.push((await app.inject({ url })).statusCode);
    }
    expect(statuses).toEqual([200, 200, 429, 429, 200, 200]);
    await app.close();
  });

  it('@fastify/jwt passes the user to handlers', async () => {
    const app = fastify();
    const plugin = (await load('@fastify/jwt'))['default'] as unknown as Plugin;
    await app.register(plugin, { secret: 'supersecret' });
    interface Verified {
      jwtVerify(): Promise<unknown>;
      readonly user: { readonly name: string };
    }
    const api = apiOf(KEYS, {
      around: async ({ request }, next) => {
        const answer = await next();
        const { user } = request.raw as Verified;
        return { ...answer, headers: [...answer.headers, ['x-user', user.name]] };
      },
    });
    const onRequest = (request: unknown): Promise<unknown> => (request as Verified).jwtVerify();
    void app.register(toFastify(api, { route: () => ({ onRequest }) }));
    await app.ready();
    const { jwt } = app as unknown as { jwt: { sign: (of: object) => string } };
    const headers = { authorization: `Bearer ${jwt.sign({ name: 'Ann' })}` };
    expect((await app.inject({ url: '/pets/7', headers })).headers['x-user']).toBe('Ann');
    expect((await app.inject({ url: '/pets/7' })).statusCode).toBe(401);
    await app.close();
  });

  it('express-rate-limit limits one operation, however its path is written', async () => {
    const { rateLimit } = (await load('express-rate-limit')) as unknown as {
      rateLimit: (of: object) => express.RequestHandler;
    };
    const limit = rateLimit({ limit: 2, windowMs: 60_000 });
    const middleware = ({ group }: { readonly group?: string }): express.RequestHandler[] =>
      group === 'admin' ? [limit] : [];
    const app = express().use(toExpress(apiOf(KEYS), express.Router(), { middleware }));
    const port = await listen(createServer(app as unknown as RequestListener));
    for (const [path, status] of [
      ['/admin/1', 200],
      ['/%61dmin/2/', 200],
      ['/admin/3', 429],
      ['/%61dmin/4', 429],
      ['/pets/1', 200],
    ] as const) {
      expect(await ask(port, 'GET', path)).toContain(status);
    }
  });
});
