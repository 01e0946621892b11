/**
 * An API behind a framework gives the same responses as without it, although routers of frameworks
 * treat paths differently.
 *
 * @module-tag proof
 */
import { createAdaptorServer } from '@hono/node-server';
import { createServer, type RequestListener, type Server } from 'node:http';
import express from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';
import type { Api } from '../../templates/server/runtime/api.js';
import { toExpress } from '../../templates/server/runtime/express.js';
import { toFastify, toFrameworkErrors } from '../../templates/server/runtime/fastify.js';
import { toHono } from '../../templates/server/runtime/hono.js';
import { toNodeHandler } from '../../templates/server/runtime/node.js';
import type { Route } from '../../templates/server/runtime/route.js';
import { fc, runs } from '../property.js';
import { apiOf, ask, closeAll, listen, route } from './mounted.js';

afterEach(closeAll);

const FRAMEWORKS: Record<string, (api: Api) => Promise<Server>> = {
  express: (api) =>
    Promise.resolve(
      createServer(
        express()
          .disable('x-powered-by')
          .use(
            toExpress(api, express.Router(), { onMiss: 'answer' }),
          ) as unknown as RequestListener,
      ),
    ),
  async fastify(api) {
    const app = fastify({
      routerOptions: { maxParamLength: 10_000 },
      frameworkErrors: toFrameworkErrors(api),
    });
    void app.register(toFastify(api));
    await app.ready();
    return app.server;
  },
  hono: (api) =>
    Promise.resolve(
      createAdaptorServer({
        fetch: toHono(api, new Hono(), { onMiss: 'answer' }).fetch,
      }) as Server,
    ),
};

/** Paths that the platform normalizes. */
const NO_URL = /^$|^\/\/|[{}]|\/(?:\.|%2E){1,2}(?:\/|$)/;
const METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS', 'DELETE', 'PROPFIND', 'TRACE'];

/** Parts of path templates, and of requested paths, that routers of frameworks treat in different ways. */
const TEMPLATE_PARTS = [
  ...[
    'a',
    'b',
    '{x}',
    '{y}',
    '.json',
    ':go',
    'v',
    '..',
    ',',
    '%20',
    'grüße',
    '*',
    '(x)',
    '%3F',
    '+',
  ],
  ...['constructor', '__proto__', '/'],
];
const PATH_PARTS = [
  ...[
    'a',
    'A',
    'b',
    '1',
    'v',
    '.json',
    ':go',
    ':',
    '..',
    ',',
    '%20',
    '%2E',
    '%3A',
    '%61',
    '%2F',
    '%252F',
  ],
  ...[
    '%zz',
    '%E0%A4',
    '%F0%9F%92%A9',
    'gr%C3%BC%C3%9Fe',
    '%2A',
    '*',
    '(x)',
    '%28x%29',
    '%3F',
    '+',
    '%2B',
  ],
  ...['constructor', '__proto__', '/', ';a=1', '?q=%zz&x=/y', 'x'.repeat(200), '%7Bx%7D'],
];

describe.each(Object.keys(FRAMEWORKS))('%s', (name) => {
  it('responds the same for any path templates', async () => {
    const piece = fc
      .array(fc.constantFrom(...TEMPLATE_PARTS), { minLength: 1, maxLength: 3 })
      .map((parts) => parts.join(''));
    const path = fc.array(piece, { maxLength: 3 }).map((pieces) => `/${pieces.join('/')}`);
    const template = fc
      .tuple(fc.constantFrom(...METHODS), path)
      .map(([method, one]) => `${method} ${one}`);
    const keys = fc.uniqueArray(template, {
      maxLength: 12,
      minLength: 2,
      selector: (one) => one.replace(/\{\w\}/g, '{}'),
    });
    const value = fc.array(fc.constantFrom(...PATH_PARTS), { minLength: 1, maxLength: 3 });
    const asked = fc.array(fc.array(value, { maxLength: 3 }), { minLength: 6, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(keys, asked, async (templates, pieces) => {
        const api = apiOf(templates);
        const alone = await listen(createServer(toNodeHandler(api)));
        const framework = await listen((await FRAMEWORKS[name]?.(api)) as Server);
        // Random paths, and paths that match a template.
        const filled = templates.map((one) =>
          one.replace(/^\w+ |\{\w\}/g, (at) => (at.startsWith('{') ? 'a.b' : '')),
        );
        const paths = [
          ...pieces.map((one) => `/${one.map((of) => of.join('')).join('/')}`),
          ...filled.map(encodeURI),
        ];
        for (const path of paths.filter((one) => !NO_URL.test(one))) {
          for (const method of METHODS) {
            // A Web `Request` cannot have the method TRACE.
            if (name === 'hono' && method === 'TRACE') continue;
            expect([method, path, await ask(framework, method, path)]).toEqual([
              method,
              path,
              await ask(alone, method, path),
            ]);
          }
        }
        closeAll();
      }),
      runs({ suite: 8, all: 60 }),
    );
  });

  it('serves operations of several hosts', async () => {
    const host = (key: string, of: string): Route =>
      route(key.split('#')[0] ?? '', { key, host: of });
    const api = apiOf([host('GET /x#a', 'a.test'), host('GET /x#b', 'b.test'), 'GET /{y}']);
    const alone = await listen(createServer(toNodeHandler(api)));
    const framework = await listen((await FRAMEWORKS[name]?.(api)) as Server);
    for (const of of ['a.test', 'b.test', 'B.Test', 'c.test']) {
      expect(await ask(framework, 'GET', '/x', of)).toEqual(await ask(alone, 'GET', '/x', of));
    }
  });
});
