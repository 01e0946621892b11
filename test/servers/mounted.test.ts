/** Frameworks know of each operation: their hooks, routes and groups. */
import { createServer, type RequestListener } from 'node:http';
import express from 'express';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { Hono, type Context } from 'hono';
import { routePath } from 'hono/route';
import { afterEach, describe, expect, it } from 'vitest';
import { toExpress } from '../../templates/server/runtime/express.js';
import { toFastify } from '../../templates/server/runtime/fastify.js';
import { toHono } from '../../templates/server/runtime/hono.js';
import { apiOf, ask, closeAll, listen } from './mounted.js';

afterEach(closeAll);

const ADMIN = [
  'GET /admin/users/{id}',
  'GET /admin/{a}~{b}~{c}',
  'GET /admin/chat:bot',
  'GET /shop/{id}',
];
/** Spellings of paths that match the operations of administrators. */
const ADMINS = [
  ...['/admin/users/7', '/admin/users/7/', '/%61dmin/users/7', '/admin/x~y~z', '/admin/chat:bot'],
  ...['/admin/chat%3Abot', '/admin/chat%3abot/', '/admin/us%65rs/%37', '/admin/x%7Ey~z'],
];

it('a guard of Express below a path protects the operations below this path', async () => {
  const app = express();
  app.use('/admin', (_, response) => void response.status(403).end());
  app.use(toExpress(apiOf(ADMIN), express.Router(), { onMiss: 'answer' }));
  const port = await listen(createServer(app));
  for (const path of [...ADMINS, '/x/../admin/users/7', '/ADMIN/users/7', '//admin/users/7']) {
    expect(JSON.stringify(await ask(port, 'GET', path)), path).toMatch(/^\[4/);
  }
});

describe('middleware of an operation', () => {
  it('runs for every spelling of a path: Fastify', async () => {
    const seen: unknown[] = [];
    const app = fastify();
    const api = apiOf(ADMIN, { lenientPaths: true });
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

  it('runs for every spelling of a path: Express', async () => {
    const seen: unknown[] = [];
    const api = apiOf(ADMIN, { lenientPaths: true });
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

  it('runs for every spelling of a path: Hono', async () => {
    const paths: string[] = [];
    const app = toHono(apiOf(ADMIN, { lenientPaths: true }), new Hono(), {
      middleware: ({ group }) => [
        async (context: Context, next: () => Promise<void>) => {
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

describe('routes of frameworks', () => {
  it('include each operation: Fastify', async () => {
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

  it('include each operation: Express', async () => {
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

describe('a route of Express', () => {
  it('is called by its router, so traces that wrap the router work', async () => {
    const router = express.Router();
    const traced: string[] = [];
    const { route } = router;
    router.route = (path: string) => {
      const made = route.call(router, path);
      const layer = router.stack.at(-1);
      const { handle } = layer as { handle: express.RequestHandler };
      Object.assign(layer as object, {
        handle: ((...args) => {
          traced.push(path);
          return handle(...args);
        }) satisfies express.RequestHandler,
      });
      return made;
    };
    const keys = ['GET /pets/{id}', 'GET /pets/recent', 'GET /{a}{b}'];
    toExpress(apiOf(keys, { lenientPaths: true }), router);
    const port = await listen(createServer(express().use(router) as unknown as RequestListener));
    for (const path of ['/pets/7', '/pets/recent', '/%70ets/7/', '/xy']) {
      expect(await ask(port, 'GET', path)).toContain(200);
    }
    expect(traced).toEqual(['/pets/:id', '/pets/recent', '/pets/:id', '/\\{a\\}\\{b\\}']);
  });

  it('is called once, even if its middleware passes the request on', async () => {
    const called: unknown[] = [];
    const middleware = (): express.RequestHandler[] => [
      (request, _, next) => {
        called.push({ ...request.params });
        next('route');
      },
    ];
    const app = express();
    const router = express.Router({ mergeParams: true });
    app.use('/:tenant', toExpress(apiOf(['GET /pets/{id}']), router, { middleware }));
    app.use((_, response) => void response.sendStatus(418));
    const port = await listen(createServer(app as unknown as RequestListener));
    expect(await ask(port, 'GET', '/acme/pets/7')).toContain(418);
    expect(called).toEqual([{ tenant: 'acme', id: '7' }]);
  });

  it('passes errors of its middleware to Express', async () => {
    const app = express();
    const middleware = () => [() => Promise.reject(new Error('broken'))];
    app.use(toExpress(apiOf(['GET /pets']), express.Router(), { middleware }));
    const handler: express.ErrorRequestHandler = (error: Error, _, response, __) =>
      void response.status(503).send(error.message);
    app.use(handler);
    const port = await listen(createServer(app as unknown as RequestListener));
    expect(await ask(port, 'GET', '/pets')).toEqual([503, expect.anything(), 'broken']);
  });
});

describe('groups', () => {
  const KEYS = ['GET /admin/{id}', 'GET /shop/{id}', 'POST /shop'];
  it('are mounted separately: Fastify', async () => {
    const app: FastifyInstance = fastify();
    const api = apiOf(KEYS, {}, '/v1');
    void app.register(async (scope) => {
      scope.addHook('onRequest', async (_, reply) => reply.code(403).send('no'));
      await scope.register(toFastify(api, { only: ({ group }) => group === 'admin' }));
    });
    void app.register(toFastify(api));
    const statuses: unknown[] = [];
    for (const url of ['/v1/admin/1', '/v1/admin/1/', '/v1/shop/1', '/v1/shop', '/v1/no', '/']) {
      statuses.push((await app.inject(url)).statusCode);
    }
    expect(statuses).toEqual([403, 403, 200, 405, 404, 404]);
    await app.close();
  });

  it('of two APIs work next to each other: Fastify', async () => {
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
    ).rejects.toThrow('The API is registered under the Fastify prefix "/b", but its route "/a"');
  });

  it('are mounted separately: Express and Hono', async () => {
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
