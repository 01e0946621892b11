/** Frameworks know of each operation, and answer what the API alone does: whatever their own routers make of a path. */
import { createAdaptorServer } from '@hono/node-server';
import { once } from 'node:events';
import { createServer, request as send, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { Hono } from 'hono';
import { routePath } from 'hono/route';
import { afterEach, describe, expect, it } from 'vitest';
import { createRuntime, type Api } from '../../templates/server/runtime/api.js';
import { toExpress } from '../../templates/server/runtime/express.js';
import { toFastify, toFrameworkErrors } from '../../templates/server/runtime/fastify.js';
import { toHono } from '../../templates/server/runtime/hono.js';
import { toNodeHandler } from '../../templates/server/runtime/node.js';
import type {
  HandlerContext,
  HandlerTable,
  RuntimeOptions,
} from '../../templates/server/runtime/options.js';
import type { HandlerRequest, PathPart, Route } from '../../templates/server/runtime/route.js';
import { fc, runs } from '../property.js';

/** A route of a template: `GET /pets/{id}:cancel`. */
function route(key: string, more: Partial<Route> = {}): Route {
  const [method = '', template = ''] = key.split(' ');
  const path = template.split('/').filter(Boolean).map(segment);
  const trailingSlash = template.length > 1 && template.endsWith('/');
  const group = path[0] === 'admin' ? 'admin' : 'others';
  return {
    ...{ key, method, path, operation: key, group },
    ...(trailingSlash && { trailingSlash }),
    ...more,
  };
}

function segment(text: string): Route['path'][number] {
  const parts = text
    .split(/(\{[^}]*\})/)
    .filter(Boolean)
    .map((part): PathPart => (part.startsWith('{') ? { param: part.slice(1, -1) } : part));
  const [only = ''] = parts;
  return parts.length === 1 ? only : parts;
}

function apiOf(
  keys: readonly (string | Route)[],
  options: RuntimeOptions = {},
  basePath = '',
): Api {
  const routes = keys.map((one) => (typeof one === 'string' ? route(one) : one));
  const echo = ({ params }: HandlerRequest, { operation, request }: HandlerContext) => ({
    status: 200,
    body: { operation, params, path: request.path, search: request.search },
  });
  const handlers = Object.fromEntries(routes.map(({ key }) => [key, echo])) as HandlerTable;
  return createRuntime({ routes, schemes: {}, basePath }, handlers, options);
}

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listen(server: Server): Promise<number> {
  open.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function ask(port: number, method: string, path: string, host = 'a.test'): Promise<unknown> {
  const call = send({ host: '127.0.0.1', port, method, path, headers: { host }, agent: false });
  call.end();
  const [response] = (await once(call, 'response')) as [import('node:http').IncomingMessage];
  let text = '';
  for await (const piece of response) text += String(piece);
  const { date: _, connection: __, 'keep-alive': ___, ...headers } = response.headers;
  return [response.statusCode, headers, text];
}

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
/** What the platform makes another path of. */
const NO_URL = /^$|^\/\/|[{}]|\/(?:\.|%2E){1,2}(?:\/|$)/;
const METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS', 'DELETE', 'PROPFIND', 'TRACE'];

describe.each(Object.keys(FRAMEWORKS))('%s', (name) => {
  it('answers as the API alone', async () => {
    const api = apiOf(TRICKY);
    const alone = await listen(createServer(toNodeHandler(api)));
    const framework = await listen((await FRAMEWORKS[name]?.(api)) as Server);
    for (const path of PATHS) {
      for (const method of METHODS) {
        // A Web `Request` has no TRACE.
        if (name === 'hono' && (method === 'TRACE' || NO_URL.test(path))) continue;
        const got = await ask(framework, method, path || '/?');
        expect([method, path, got]).toEqual([method, path, await ask(alone, method, path || '/?')]);
      }
    }
  }, 60_000);

  it('answers so for any templates', async () => {
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
        // Requests that lead somewhere: templates with values, and values alone.
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
        for (const server of open.splice(0)) server.close();
      }),
      runs({ suite: 8, all: 60 }),
    );
  }, 60_000);

  it('answers operations of several hosts', async () => {
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

const ADMIN = [
  'GET /admin/users/{id}',
  'GET /admin/{a}~{b}~{c}',
  'GET /admin/chat:bot',
  'GET /shop/{id}',
];
/** Spellings that lead to the operations of administrators. */
const ADMINS = [
  ...['/admin/users/7', '/admin/users/7/', '/%61dmin/users/7', '/admin/x~y~z', '/admin/chat:bot'],
  ...['/admin/chat%3Abot', '/admin/chat%3abot/', '/admin/us%65rs/%37', '/admin/x%7Ey~z'],
];

describe('what guards an operation', () => {
  it('is passed by in no spelling: Fastify', async () => {
    const seen: unknown[] = [];
    const app = fastify();
    const api = apiOf(ADMIN);
    void app.register(
      toFastify(api, {
        route: ({ group }) =>
          group === 'admin'
            ? {
                config: { level: 'high' },
                onRequest: async (request: FastifyRequest) => {
                  seen.push(request.routeOptions.config);
                  throw Object.assign(new Error('not for you'), { statusCode: 403 });
                },
              }
            : undefined,
      }),
    );
    for (const url of [...ADMINS, `/admin/users/${'7'.repeat(101)}`]) {
      const { statusCode } = await app.inject({ url });
      expect([url, statusCode]).toEqual([url, url.length > 101 ? 414 : 403]);
    }
    expect(seen).toHaveLength(ADMINS.length);
    expect(seen[0]).toMatchObject({ level: 'high', operation: ADMIN[0], group: 'admin' });
    expect((await app.inject('/shop/7')).statusCode).toBe(200);
    await app.close();
  });

  it('is passed by in no spelling: Express', async () => {
    const seen: unknown[] = [];
    const api = apiOf(ADMIN);
    const guard: express.RequestHandler = (request, response) => {
      seen.push([request.params, (request.route as { path: string }).path]);
      response.sendStatus(403);
    };
    const router = toExpress(api, express.Router(), {
      middleware: ({ group }) => (group === 'admin' ? [guard] : []),
    });
    const port = await listen(createServer(express().use(router) as unknown as RequestListener));
    for (const path of ADMINS) expect(await ask(port, 'GET', path)).toContain(403);
    expect(seen.map((one) => (one as [object])[0])).toContainEqual({ id: '7' });
    expect(new Set(seen.map((one) => (one as unknown[])[1])).size).toBe(3);
    expect(await ask(port, 'GET', '/shop/7')).toContain(200);
  });

  it('is passed by in no spelling: Hono', async () => {
    const paths: string[] = [];
    const app = toHono(apiOf(ADMIN), new Hono(), {
      middleware: ({ group }) => [
        async (context: import('hono').Context, next: () => Promise<void>) => {
          paths.push(routePath(context));
          if (group === 'admin') return context.text('no', 403);
          await next();
          context.header('x-after', 'yes');
          return undefined;
        },
      ],
    });
    for (const path of ADMINS) expect((await app.request(path)).status).toBe(403);
    expect(paths).toContain('/admin/users/:id');
    const response = await app.request('/shop/7');
    expect([response.status, response.headers.get('x-after')]).toEqual([200, 'yes']);
  });
});

describe('what frameworks see', () => {
  it('is each operation: Fastify', async () => {
    const routes: string[] = [];
    const app = fastify();
    app.addHook('onRoute', ({ method, url }) => void routes.push(`${String(method)} ${url}`));
    app.decorateRequest('user', '');
    app.addHook('onRequest', async (request) => {
      Object.assign(request, { user: 'Ann' });
    });
    const urls: unknown[] = [];
    app.addHook('onResponse', async (request) => void urls.push(request.routeOptions.url));
    const api = apiOf(['GET /pets/{id}', 'POST /pets'], {
      around: async ({ request }, next) => {
        const { user } = request.raw as { user: string };
        const answer = await next();
        return { ...answer, headers: [...answer.headers, ['x-user', user]] };
      },
    });
    void app.register(toFastify(api));
    const response = await app.inject('/pets/7');
    expect(response.headers['x-user']).toBe('Ann');
    expect(routes).toEqual(
      expect.arrayContaining(['GET /pets/:id', 'HEAD /pets/:id', 'POST /pets']),
    );
    await app.inject('/nothing');
    expect(urls).toEqual(['/pets/:id', '/*']);
    await app.close();
  });

  it('is each operation: Express', async () => {
    const api = apiOf(['GET /pets/{id}', 'POST /pets']);
    const seen: unknown[] = [];
    const app = express();
    app.use((request, response, next) => {
      response.on('finish', () =>
        seen.push((request.route as { path?: string } | undefined)?.path),
      );
      next();
    });
    app.use('/v1', toExpress(api, express.Router()));
    const port = await listen(createServer(app as unknown as RequestListener));
    expect(await ask(port, 'GET', '/v1/pets/7')).toContain(200);
    expect(await ask(port, 'GET', '/v1/nothing')).toContain(404);
    expect(seen).toEqual(['/pets/:id', undefined]);
  });
});

describe('groups', () => {
  const KEYS = ['GET /admin/{id}', 'GET /shop/{id}', 'POST /shop'];
  it('are mounted apart: Fastify', async () => {
    const app: FastifyInstance = fastify();
    const api = apiOf(KEYS, {}, '/v1');
    void app.register(async (scope) => {
      scope.addHook('onRequest', async (_, reply) => reply.code(403).send('no'));
      await scope.register(toFastify(api, { only: ({ group }) => group === 'admin' }));
    });
    void app.register(toFastify(api));
    const statuses: unknown[] = [];
    for (const url of ['/v1/admin/1', '/v1/%61dmin/1/', '/v1/shop/1', '/v1/shop', '/v1/no', '/']) {
      statuses.push((await app.inject(url)).statusCode);
    }
    expect(statuses).toEqual([403, 403, 200, 405, 404, 404]);
    await app.close();
  });

  it('of two APIs are side by side: Fastify', async () => {
    const app = fastify();
    void app.register(toFastify(apiOf(['GET /pets'], {}, '/v1')));
    void app.register(toFastify(apiOf(['GET /pets', 'POST /dogs'], {}, '/v2')), { prefix: '/v2' });
    const statuses: unknown[] = [];
    for (const url of ['/v1/pets', '/v2/pets/', '/v1/dogs', '/v2/dogs', '/v3']) {
      statuses.push((await app.inject(url)).statusCode);
    }
    expect(statuses).toEqual([200, 200, 404, 405, 404]);
    await app.close();
    await expect(
      fastify().register(toFastify(apiOf(['GET /a'])), { prefix: '/b' }),
    ).rejects.toThrow('The prefix /b is not part of the path /a: pass it to createApi as basePath');
  });

  it('are mounted apart: Express and Hono', async () => {
    const api = apiOf(KEYS);
    const only = { only: ({ group }: { readonly group?: string }) => group === 'admin' };
    const app = express();
    app.use(toExpress(api, express.Router(), only));
    const port = await listen(createServer(app as unknown as RequestListener));
    const hono = toHono(api, new Hono(), only);
    for (const [path, status] of [
      ['/admin/1', 200],
      ['/admin/1/', 200],
      ['/shop/1', 404],
      ['/shop', 404],
    ] as const) {
      expect(await ask(port, 'GET', path)).toContain(status);
      expect((await hono.request(path)).status).toBe(status);
    }
  });
});
