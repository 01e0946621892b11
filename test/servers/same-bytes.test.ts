/**
 * Sends the same bytes to every adapter. All of them respond with the same status, and call the same operation with the
 * same arguments.
 */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { default as express } from 'express';
import { default as fastify } from 'fastify';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRuntime } from '../../templates/server/runtime/api.js';
import { toExpress } from '../../templates/server/runtime/express.js';
import { toFastify, toFrameworkErrors } from '../../templates/server/runtime/fastify.js';
import { toHono } from '../../templates/server/runtime/hono.js';
import { toNodeHandler } from '../../templates/server/runtime/node.js';
import type { HandlerContext } from '../../templates/server/runtime/options.js';
import type { HandlerRequest, Route } from '../../templates/server/runtime/route.js';
import { fc, runs } from '../property.js';

function route(key: string, path: Route['path'], more: Partial<Route> = {}): Route {
  return { key, method: key.split(' ')[0] ?? '', path, operation: key, ...more };
}

const ID = [{ in: 'path', name: 'id' }] as const;
const ROUTES: readonly Route[] = [
  route('GET /users', ['users']),
  route('GET /users/{id}', ['users', { param: 'id' }], { parameters: ID }),
  route('GET /admin/users', ['admin', 'users']),
  route('GET /admin/users/{id}', ['admin', 'users', { param: 'id' }], { parameters: ID }),
  route('GET /files/{id}.json', ['files', [{ param: 'id' }, '.json']], { parameters: ID }),
  route('GET /p/{id}#id', ['p', { param: 'id' }], {
    parameters: ID,
    conditions: [{ capture: 0, pattern: '^[0-9]+$' }],
  }),
  route('GET /p/{name}#name', ['p', { param: 'name' }], {
    parameters: [{ in: 'path', name: 'name' }],
    conditions: [{ capture: 0, pattern: '^[a-z]+$' }],
  }),
  route('GET /s/{id}', ['s', { param: 'id', spans: ['a', '*', 'b', '**'] }], { parameters: ID }),
  route('GET /search', ['search'], {
    parameters: [
      { in: 'query', name: 'n', type: 'integer' },
      { in: 'header', name: 'X-List' },
      { in: 'header', name: 'User-Agent' },
      { in: 'cookie', name: 'c' },
    ],
  }),
  route('GET /me', ['me'], { security: [{ token: [] }] }),
  route('POST /items', ['items'], { body: { media: ['application/json'] } }),
];
const api = createRuntime(
  { routes: ROUTES, schemes: { token: { kind: 'bearer' } }, basePath: '/v1' },
  Object.fromEntries(
    ROUTES.map(({ key }) => [
      key,
      (given: HandlerRequest, { operation }: HandlerContext) => ({
        status: 200,
        body: { operation, given },
      }),
    ]),
  ),
  {
    onError: () => undefined,
    security: { token: ({ token }: { token: string }) => (token === 'good' ? {} : undefined) },
  },
);

async function viaFastify(): Promise<Server> {
  const app = fastify({
    frameworkErrors: toFrameworkErrors(api),
    routerOptions: { maxParamLength: 1000 },
  });
  void app.register(toFastify(api));
  await app.ready();
  return app.server;
}

function viaExpress(...before: express.RequestHandler[]): Server {
  const app = express();
  for (const middleware of before) app.use(middleware);
  app.use(toExpress(api, express.Router(), { onMiss: 'answer' }));
  return createServer(app);
}

const SERVERS: Record<string, () => Server | Promise<Server>> = {
  node: () => createServer(toNodeHandler(api)),
  express: () => viaExpress(),
  'express with express.json': () => viaExpress(express.json()),
  fastify: viaFastify,
  hono: () => {
    const app = toHono(api, new Hono(), { onMiss: 'answer' });
    return createAdaptorServer({ fetch: app.fetch }) as Server;
  },
  fetch: () => createAdaptorServer({ fetch: api.fetch }) as Server,
};

const running: { readonly name: string; readonly server: Server; readonly port: number }[] = [];

beforeAll(async () => {
  for (const [name, create] of Object.entries(SERVERS)) {
    const server = await create();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    running.push({ name, server, port: (server.address() as AddressInfo).port });
  }
});

afterAll(() => {
  for (const { server } of running) {
    server.closeAllConnections();
    server.close();
  }
});

/** Sends bytes, and returns the status, the operation, and its arguments. */
async function answerOf(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(Buffer.from(bytes, 'latin1'));
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('latin1');
  const [head = '', ...body] = text.split('\r\n\r\n');
  const status = head.split(' ')[1] ?? 'none';
  const found = /\{.*\}/s.exec(body.join(''))?.[0];
  return status === '200' ? `200 ${found ?? ''}` : status;
}

interface Sent {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly string[];
  readonly body?: string;
}

function bytesOf({ method, target, headers, body = '' }: Sent): string {
  const length = body === '' ? [] : [`Content-Length: ${body.length}`];
  const all = [...headers, ...length, 'Connection: close'];
  return `${method} ${target} HTTP/1.1\r\n${all.join('\r\n')}\r\n\r\n${body}`;
}

async function answers(sent: Sent): Promise<Record<string, string>> {
  const found = running.map(async ({ name, port }) => [name, await answerOf(port, bytesOf(sent))]);
  return Object.fromEntries(await Promise.all(found)) as Record<string, string>;
}

/**
 * Only Web requests are normalized before the API sees them: dot segments and backslashes are resolved, and some
 * versions of Node encode other characters than ASCII.
 */
function isNormalized({ target }: Sent): boolean {
  return /[^\0-\x7f]|\\|\/(?:\.|%2e){1,2}(?:[/?#]|$)/i.test(target);
}

function expectSame(sent: Sent, { fetch, ...others }: Record<string, string>): void {
  const about = JSON.stringify(bytesOf(sent));
  expect(new Set(Object.values(others)).size, `${about} ${JSON.stringify(others)}`).toBe(1);
  if (isNormalized(sent)) expect(others['node'], about).toMatch(/^4/);
  else expect(fetch, about).toBe(others['node']);
}

const HOST = 'Host: h.test';
const AUTH = 'Authorization: Bearer good';

test.each<[target: string, status: number, operation?: string | undefined, headers?: string[]]>([
  ['/v1/users/..', 400],
  ['/v1/users/%2E%2e', 400],
  ['/v1/admin/users/%2e', 400],
  ['/v1/x/../admin/users', 400],
  ['/v1/users/...', 200, 'GET /users/{id}'],
  ['/v1/users/%2e%2e%2fx', 200, 'GET /users/{id}'],
  ['/v1/%61dmin/users', 404],
  ['/v1/files/a%2ejson', 404],
  ['/v1/files/a.json', 200, 'GET /files/{id}.json'],
  ['/v1\\admin/users', 400],
  ['/v1/users/a\\b', 400],
  ['/v1/search?n=1#x', 400],
  ['/v1/users/é', 400],
  ['/v1/users/%00', 200, 'GET /users/{id}'],
  ['/v1/users/%c0%ae', 400],
  ['//v1/users', 404],
  ['/v1//users', 404],
  ['/v1/users/', 200, 'GET /users'],
  ['/v1/users//', 404],
  ['http://other.test/v1/users', 200, 'GET /users'],
  ['/v1/p/12', 200, 'GET /p/{id}#id'],
  ['/v1/p/ab', 200, 'GET /p/{name}#name'],
  ['/v1/s/a/x%2Fy/b/c/d', 200, 'GET /s/{id}'],
  ['/v1/s/a/x/b', 200, 'GET /s/{id}'],
  ['/v1/s/a/x', 404],
  ['/v1/search?n=1?n=2', 400],
  ['/v1/me', 200, 'GET /me', [HOST, AUTH]],
  ['/v1/me', 400, undefined, [HOST, AUTH, 'authorization: Bearer bad']],
  ['/v1/me', 400, undefined, [HOST, AUTH, AUTH]],
  ['/v1/users', 400, undefined, ['Host: a b/../c']],
  ['/v1/users', 400, undefined, [HOST, 'Host: i.test']],
  [
    '/v1/search',
    200,
    'GET /search',
    [HOST, 'User-Agent: a', 'User-Agent: b', 'X-List: 1', 'X-List: 2'],
  ],
  ['/v1/search', 200, 'GET /search', [HOST, 'Cookie: a=1', 'Cookie: c=2']],
])('GET %s: %i', async (target, status, operation, headers = [HOST]) => {
  const sent = { method: 'GET', target, headers };
  const found = await answers(sent);
  expectSame(sent, found);
  expect(found['node']).toMatch(new RegExp(`^${status}`));
  if (operation !== undefined) expect(found['node']).toContain(`"operation":"${operation}"`);
});

test('JSON that is nested too deeply', async () => {
  const body = '{"a":'.repeat(6000) + '1' + '}'.repeat(6000);
  for (const { name, port } of running) {
    const headers = { 'content-type': 'application/json' };
    const sent = { method: 'POST', body, headers };
    const response = await fetch(`http://127.0.0.1:${port}/v1/items`, sent);
    const type = response.headers.get('content-type');
    expect([name, response.status, type]).toEqual([name, 400, 'application/problem+json']);
  }
});

const PIECES = [
  ...['/', '/v1', '/users', '/admin', '/files', '/search', '/p', '/me', '/items', '/s', '/a', '/b'],
  ...[
    '.',
    '..',
    '%2e',
    '%2E',
    '/.',
    '/..',
    '%2f',
    '%5c',
    '\\',
    '//',
    '.json',
    '%2ejson',
    '%61',
    'x',
  ],
  ...[
    '%00',
    '%',
    '%zz',
    '%c0%af',
    'é',
    '?',
    '?n=1',
    '&n=2',
    '#f',
    ':',
    '@',
    ';p=1',
    '+',
    '%20',
    '|',
  ],
  ...['7', 'aa', '{', '"', '*', '%25', '%3F', '~'],
];
const HEADERS = [
  ...[HOST, HOST, HOST, 'Host: ', 'Host: h.test:80', 'Host: a,b', 'Host: [::1]', 'Host: u@h'],
  ...[
    AUTH,
    AUTH,
    'Authorization: Digest a="b, c", d=e',
    'Authorization: x',
    'X-List: a',
    'X-List: b',
  ],
  ...['Content-Type: application/json; a="b, c"', 'Content-Length: 0', 'Authorization: Basic YTpi'],
  ...['Authorization: AWS4 A=a/b, S=c, T=d', 'Transfer-Encoding: chunked', 'Expect: x'],
  ...['Content-Type: application/json', 'Content-Type: text/plain', 'Cookie: c=1', 'Cookie: c=2'],
];
const REQUESTS: fc.Arbitrary<Sent> = fc.record({
  method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST', 'PUT'),
  target: fc
    .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 })
    .chain((pieces) =>
      fc
        .constantFrom('/v1', '/v1', '/v1', '/v1', 'http://h.test/v1', 'HTTP://i.test:80/v1', '')
        .map((base) => base + pieces.join('')),
    ),
  headers: fc
    .array(fc.constantFrom(...HEADERS), { maxLength: 3 })
    .map((some) => (some.some((one) => one.startsWith('Host')) ? some : [HOST, ...some])),
  // Express's body parser rejects invalid JSON itself, before it looks for a route.
  body: fc.constantFrom('', '', '{"a":1}'),
});

test('random requests', async () => {
  const count = Number(process.env['SAME_BYTES_RUNS'] ?? runs({ suite: 150, all: 5000 }).numRuns);
  for (const sent of fc.sample(REQUESTS, { seed: 7, numRuns: count })) {
    expectSame(sent, await answers(sent));
  }
}, 600_000);
