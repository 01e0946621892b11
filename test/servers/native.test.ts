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

const TRICKY = [
  'GET /',
  ...['GET /pets', 'POST /pets', 'GET /pets/{id}', 'DELETE /pets/{petId}', 'GET /pets/recent'],
  ...['POST /pets/{id}:cancel', 'POST /pets/{id}:restart', 'GET /chat:bot:messages/{key}'],
  ...[
    'GET /files/{name}.json',
    'GET /files/{name}',
    'GET /range/{from}..{to}',
    'GET /v{n}/{a},{b}',
  ],
  ...['GET /mix/{a}.json', 'GET /mix/v{n}', 'GET /mix/{x}', 'GET /two/{a}{b}', 'GET /{any}/end'],
  ...['GET /grüße/{user-id}/{user.id}', 'GET /a%20b', 'GET /star*/(x)', 'GET /what%3F/+'],
  ...['HEAD /head', 'GET /head', 'OPTIONS /options', 'TRACE /trace', 'PROPFIND /dav/{x}'],
  ...['GET /slash/', 'GET /pets/{id}/{id}', 'GET /{1st}', 'GET /constructor/__proto__'],
];
const PATHS = [
  ...[
    '/',
    '',
    '/pets',
    '/pets/',
    '/pets/7',
    '/pets/7/',
    '/pets//',
    '//pets',
    '/PETS',
    '/pets/recent',
  ],
  ...['/pets/Recent', '/pets/recen%74', '/p%65ts', '/pets/a%2Fb', '/pets/a%252Fb', '/pets/%zz'],
  ...['/pets/%E0%A4', '/pets/7:cancel', '/pets/7%3Acancel', '/pets/:cancel', '/pets/7:other'],
  ...['/pets/7:restart', '/chat:bot:messages/k', '/chat%3Abot:messages/k', '/files/a.json'],
  ...['/files/.json', '/files/a.b.json', '/range/1..2', '/range/1...2', '/range/..', '/v1/a,b'],
  ...['/v1/a,b,c', '/mix/v1.json', '/mix/v1', '/mix/x', '/two/ab', '/two/a', '/x/end', '/pets/end'],
  ...['/gr%C3%BC%C3%9Fe/1/2', '/gr%c3%bc%c3%9fe/1/2', '/a%20b', '/star*/(x)', '/star%2A/%28x%29'],
  ...['/what%3F/+', '/what%3F/%2B', '/head', '/options', '/trace', '/dav/1', '/slash', '/slash/'],
  ...['/pets/a/b', `/pets/${'x'.repeat(200)}`, '/pets/a?q=%zz&x=/y', '/pets/%F0%9F%92%A9', '/:any'],
  ...['/%7Bany%7D', '/pets/%7Bid%7D', '/two/{a}{b}', '/constructor/__proto__', '/pets/;a=1', '/*'],
];
/** Paths that the platform normalizes. */
const NO_URL = /^$|^\/\/|[{}]|\/(?:\.|%2E){1,2}(?:\/|$)/;
const METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS', 'DELETE', 'PROPFIND', 'TRACE'];

describe.each(Object.keys(FRAMEWORKS))('%s', (name) => {
  it('responds like the API without a framework', async () => {
    const api = apiOf(TRICKY);
    const alone = await listen(createServer(toNodeHandler(api)));
    const framework = await listen((await FRAMEWORKS[name]?.(api)) as Server);
    for (const path of PATHS) {
      for (const method of METHODS) {
        // A Web `Request` cannot have the method TRACE.
        if (name === 'hono' && (method === 'TRACE' || NO_URL.test(path))) continue;
        const got = await ask(framework, method, path || '/?');
        expect([method, path, got]).toEqual([method, path, await ask(alone, method, path || '/?')]);
      }
    }
  });

  it('responds the same for any path templates', async () => {
    const part = fc.constantFrom('a', 'b', '{x}', '{y}', '.json', ':go', 'v', '..', ',', '%20');
    const piece = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''));
    const template = fc.array(piece, { maxLength: 3 }).map((pieces) => `/${pieces.join('/')}`);
    const keys = fc.uniqueArray(template, {
      maxLength: 8,
      minLength: 2,
      selector: (one) => one.replace(/\{\w\}/g, '{}'),
    });
    const value = fc.constantFrom(
      'a',
      'b',
      '1',
      'v',
      '.json',
      ':go',
      '..',
      ',',
      '%20',
      '%2E',
      '%3A',
    );
    const asked = fc.array(
      fc.array(fc.array(value, { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
      { minLength: 6, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(keys, asked, async (templates, pieces) => {
        const api = apiOf(templates.map((one) => `GET ${one}`));
        const alone = await listen(createServer(toNodeHandler(api)));
        const framework = await listen((await FRAMEWORKS[name]?.(api)) as Server);
        // Random paths, and paths that match a template.
        const filled = templates.map((one) => one.replace(/\{\w\}/g, 'a.b'));
        const paths = [
          ...pieces.map((one) => `/${one.map((of) => of.join('')).join('/')}`),
          ...filled,
        ];
        for (const path of paths) {
          if (NO_URL.test(path)) continue;
          expect([path, await ask(framework, 'GET', path)]).toEqual([
            path,
            await ask(alone, 'GET', path),
          ]);
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
