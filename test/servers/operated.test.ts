/**
 * The code of docs/server about operating a server runs as one service, on every adapter, over real
 * sockets.
 *
 * @module-tag proof
 */
import { createAdaptorServer } from '@hono/node-server';
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { symlinkSync } from 'node:fs';
import {
  createServer,
  get,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import express from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { Api } from '../../templates/server/runtime/api.js';
import { toExpress } from '../../templates/server/runtime/express.js';
import { toFastify } from '../../templates/server/runtime/fastify.js';
import { toHono } from '../../templates/server/runtime/hono.js';
import { toNodeHandler } from '../../templates/server/runtime/node.js';
import { Deny } from '../../templates/server/runtime/security.js';
import { compile } from '../compiler.js';
import { blocksOf } from '../docs/guide.js';
import { folderOfAllTests } from '../folder.js';
import { runAll, writeAll } from '../subjects.js';

const WIDGETS = `
openapi: 3.1.0
info: {title: Widgets, version: 1.0.0}
servers: [{url: 'https://widgets.dev/v1'}]
security: [{bearer: []}]
paths:
  /widgets:
    get:
      operationId: listWidgets
      security: []
      responses:
        200: {description: All, content: {application/json: {schema: {type: array, items: {type: string}}}, text/csv: {schema: {type: string}}}}
    post:
      operationId: addWidget
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Widget'}}}}
      responses:
        201: {description: Added, content: {application/json: {schema: {$ref: '#/components/schemas/Widget'}}}}
        409: {description: Taken}
  /widgets/{name}:
    parameters: [{name: name, in: path, required: true, schema: {type: string, maxLength: 5}}]
    get:
      operationId: getWidget
      responses:
        200: {description: One, content: {application/json: {schema: {$ref: '#/components/schemas/Widget'}}}}
    put:
      operationId: putWidget
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Widget'}}}}
      responses: {204: {description: Stored}}
  /hooks:
    post:
      operationId: takeHook
      security: [{signature: []}]
      requestBody: {required: true, content: {application/json: {schema: {type: object, required: [id], properties: {id: {type: integer}}}}}}
      responses: {204: {description: Taken}}
  /ticks:
    get:
      operationId: watchTicks
      security: []
      responses:
        200: {description: The time, content: {text/event-stream: {schema: {type: object, properties: {at: {type: integer}}}}}}
components:
  securitySchemes: {bearer: {type: http, scheme: bearer}, signature: {type: apiKey, in: header, name: X-Signature}}
  schemas: {Widget: {type: object, required: [name], properties: {name: {type: string}}}}
`;

/** A service as a team would write it from these pages. */
const SERVICE = `
import { Deny, createApi, type Handlers } from './generated/server/index.js';
import { around } from './in-order.js';
import { checkMatch } from './if-match.js';
import { isClosing } from './shut-down.js';
import { isSigned } from './signature.js';
import { spans, type Tracer } from './spans.js';
import { table } from './table.js';
import { current, inTransaction, type Database } from './transaction.js';

declare module './generated/server/operations.js' {
  interface Context { log: (text: string) => void }
  interface Principals { bearer: string; signature: true }
}

export function serviceOf(tracer: Tracer, database: Database, noted: string[], banned: Deny, turn: () => Promise<void>) {
  const versions = new Map([['a', 1]]);
  const handlers: Handlers = {
    'GET /widgets': (_, { request }) => table(request, [...versions.keys()]),
    async 'POST /widgets'({ body: { name } }, { log }) {
      log(current.getStore() === database ? 'in a transaction' : 'without one');
      await turn();
      if (versions.has(name)) return { status: 409 };
      versions.set(name, 1);
      const row = { name, passwordHash: 'x' };
      return { status: 201, body: row };
    },
    'GET /widgets/{name}': ({ params }) => ({ status: 200, body: params }),
    'PUT /widgets/{name}'({ params: { name } }, { request }) {
      const version = versions.get(name) ?? 0;
      checkMatch(request, \`"\${version}"\`);
      versions.set(name, version + 1);
      return { status: 204 };
    },
    'POST /hooks'({ body }, { log }) {
      log(String(body.id));
      return { status: 204 };
    },
    'GET /ticks': (_, { signal }) => ({ status: 200, body: ticks(AbortSignal.any([signal, isClosing])) }),
  };
  return createApi(handlers, {
    security: {
      bearer: ({ token }) => (token === 'banned' ? banned : token),
      signature: async ({ key }, { request }) => (await isSigned(request, key, 'secret')) || new Deny(),
    },
    context: (_, auth, operation) => ({
      log: (text) => void noted.push(\`\${auth.bearer ?? 'a hook'}, \${operation}: \${text}\`),
    }),
    around: [spans(tracer), ...around, inTransaction(database)],
    heartbeat: 20,
    maxBody: 100,
  });
}

async function* ticks(signal: AbortSignal) {
  yield { event: 'tick', data: { at: 1 } };
  await new Promise((resolve) => signal.addEventListener('abort', resolve));
}
`;

const STRICT = {
  ...{ target: 'es2022', lib: ['es2023', 'dom'], module: 'nodenext', noEmit: true, strict: true },
  ...{ skipLibCheck: true, exactOptionalPropertyTypes: true, types: ['node'] },
};
const USED =
  `cors documents etag idempotency if-match in-order limit log shut-down signature spans table transaction`
    .split(' ')
    .map((name) => `${name}.ts`);

const folder = folderOfAllTests();

beforeAll(async () => {
  const targets = { server: true, openapi: true, client: false, docs: false };
  const sources = [{ source: 'widgets.yaml', bytes: Buffer.from(WIDGETS) }];
  writeAll(folder.path, (await runAll(sources, { targets, title: 'Widgets' })).files);
  for (const page of ['around', 'operating']) {
    for (const { path, text } of blocksOf(`docs/server/${page}.md`)) {
      if (path !== undefined && USED.includes(path)) folder.write(path, text);
    }
  }
  folder.write('service.ts', SERVICE);
  folder.write('package.json', { type: 'module' });
  folder.write('tsconfig.json', { compilerOptions: STRICT, include: ['*.ts'] });
  symlinkSync(resolve('node_modules'), join(folder.path, 'node_modules'));
});

interface Noted {
  readonly spans: string[];
  readonly transactions: string[];
  readonly handlers: string[];
  /** The requests that wait in the handler for their turn: each function lets one continue. */
  readonly waiting: (() => void)[];
}

/**
 * Starts the service with fresh modules: the modules of the pages store counts, keys, and whether
 * the server is closing.
 */
async function freshService(): Promise<{ api: Api; noted: Noted }> {
  vi.resetModules();
  const noted: Noted = { spans: [], transactions: [], handlers: [], waiting: [] };
  const tracer = {
    startActiveSpan: (name: string, run: (span: object) => unknown) =>
      run({
        setAttribute: (_: string, value: unknown) =>
          void noted.spans.push(`${name}: ${String(value)}`),
        setStatus: () => undefined,
        end: () => undefined,
      }),
  };
  const database = {
    async transaction(run: (own: object) => Promise<unknown>) {
      try {
        const value = await run(database);
        noted.transactions.push('commit');
        return value;
      } catch (error) {
        noted.transactions.push('rollback');
        throw error;
      }
    },
  };
  const { serviceOf } = await load<{ serviceOf: (...given: unknown[]) => Api }>('service.ts');
  const turn = (): Promise<void> => new Promise((resolve) => void noted.waiting.push(resolve));
  return { api: serviceOf(tracer, database, noted.handlers, new Deny(403), turn), noted };
}

const load = <Made>(name: string): Promise<Made> =>
  import(/* @vite-ignore */ join(folder.path, name)) as Promise<Made>;

const SERVERS: Record<string, (api: Api) => Server | Promise<Server>> = {
  'node:http': (api) => createServer(toNodeHandler(api)),
  express: (api) =>
    createServer(
      express().use(
        toExpress(api, express.Router(), { onMiss: 'answer' }),
      ) as unknown as RequestListener,
    ),
  async fastify(api) {
    const app = fastify();
    // Like a CORS plugin.
    app.addHook('onRequest', async (_, reply) => void reply.header('vary', 'x-plugin'));
    void app.register(toFastify(api));
    await app.ready();
    return app.server;
  },
  hono: (api) =>
    createAdaptorServer({ fetch: toHono(api, new Hono(), { onMiss: 'answer' }).fetch }) as Server,
};

async function nextIn(waiting: (() => void)[]): Promise<() => void> {
  const next = (): (() => void) | undefined => waiting.pop();
  return vi.waitUntil(next, { timeout: 600_000 });
}

const ORIGIN = 'https://app.example.com';
const JSON_TYPE = { 'content-type': 'application/json' };
let server: Server | undefined;

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  server?.closeAllConnections();
  server?.close();
});

it('compiles as one service', () => expect(compile(folder.path)).toBe(''));

it.each(Object.keys(SERVERS))('responds as the docs describe: %s', async (name) => {
  const logged = vi.spyOn(console, 'log').mockReturnValue();
  const { api, noted } = await freshService();
  server = await SERVERS[name]?.(api);
  assert(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = async (path: string, { headers, ...init }: RequestInit = {}) => {
    const all = { authorization: 'Bearer ann', origin: ORIGIN, ...(headers as object) };
    const response = await fetch(url + path, { ...init, headers: all });
    return { status: response.status, head: response.headers, text: await response.text() };
  };
  const send = (method: string, path: string, body: string, headers: object = {}) =>
    ask(path, { method, body, headers: { ...JSON_TYPE, ...headers } });
  const statuses = async (asked: readonly Promise<{ status: number }>[]) =>
    (await Promise.all(asked)).map(({ status }) => status);

  // Conditional requests
  const one = await ask('/v1/widgets/a');
  const etag = one.head.get('etag') ?? '';
  const known = await ask('/v1/widgets/a', { headers: { 'if-none-match': etag } });
  expect([one.status, one.text, known.status, known.text, known.head.get('etag')]).toEqual([
    ...[200, '{"name":"a"}', 304, '', etag],
  ]);
  const put = (match?: string) =>
    send('PUT', '/v1/widgets/a', '{"name":"a"}', match === undefined ? {} : { 'if-match': match });
  expect(await statuses([put(), put('W/"1"'), put('"0"')])).toEqual([428, 412, 412]);
  expect(await statuses([put('"0", "1"')])).toEqual([204]);

  // Media types, and all request headers that the response varies by
  const csv = await ask('/v1/widgets', { headers: { accept: 'text/csv' } });
  expect([csv.text, csv.head.get('content-type')]).toEqual(['a', 'text/csv']);
  const none = await ask('/v1/widgets', { headers: { accept: 'image/png' } });
  expect(none.status).toBe(406);
  const varied = name === 'fastify' ? ['accept', 'origin', 'x-plugin'] : ['accept', 'origin'];
  for (const { head } of [csv, none]) expect(head.get('vary')?.split(', ').sort()).toEqual(varied);

  // Idempotency keys, transactions, and undeclared fields
  const add = (key: string, widget = 'b', path = '/v1/widgets') =>
    send('POST', path, JSON.stringify({ name: widget }), { 'idempotency-key': key });
  const parallel = [add('k'), add('k')];
  expect((await Promise.race(parallel)).status).toBe(409);
  (await nextIn(noted.waiting))();
  expect((await statuses(parallel)).sort()).toEqual([201, 409]);
  const again = await add('k');
  expect([again.status, again.text]).toEqual([201, '{"name":"b"}']);
  expect(await statuses([add('k', 'c', '/v1/widgets?other')])).toEqual([422]);
  expect(noted.transactions.filter((one) => one === 'commit').length).toBeGreaterThan(1);
  noted.transactions.length = 0;
  for (let count = 0; count < 2; count++) {
    const taken = add('l');
    (await nextIn(noted.waiting))();
    expect((await taken).status).toBe(409);
  }
  expect(noted.transactions).toEqual(['rollback', 'rollback']);
  expect(noted.handlers[0]).toBe('ann, POST /widgets: in a transaction');

  // Signed webhooks
  const body = '{ "id": 7 }';
  const signature = `sha256=${createHmac('sha256', 'secret').update(body).digest('hex')}`;
  const hook = (text: string) => send('POST', '/v1/hooks', text, { 'x-signature': signature });
  expect(await statuses([hook(body), hook('{ "id": 8 }')])).toEqual([204, 401]);
  expect(noted.handlers.at(-1)).toBe('a hook, POST /hooks: 7');

  // The document, and readiness
  expect(JSON.parse((await ask('/openapi.json')).text)).toMatchObject({
    info: { title: 'Widgets' },
  });
  expect(await statuses([ask('/ready')])).toEqual([200]);

  // Refused requests
  [logged.mock.calls.length, noted.spans.length] = [0, 0];
  const refused: [string, Promise<{ status: number; head: Headers }>, number][] = [
    ['GET /v1/nothing none', ask('/v1/nothing'), 404],
    ['DELETE /v1/widgets none', ask('/v1/widgets', { method: 'DELETE' }), 405],
    ['GET /v1/widgets GET /widgets', ask('/v1/widgets', { headers: { accept: 'a/b' } }), 406],
    ['POST /v1/widgets POST /widgets', send('POST', '/v1/widgets', 'x'.repeat(200)), 413],
    [
      'POST /v1/widgets POST /widgets',
      send('POST', '/v1/widgets', 'x', { 'content-type': 'a/b' }),
      415,
    ],
    ['POST /v1/widgets POST /widgets', send('POST', '/v1/widgets', '{}'), 400],
    ['GET /v1/widgets/toolong GET /widgets/{name}', ask('/v1/widgets/toolong'), 400],
    [
      'GET /v1/widgets/a GET /widgets/{name}',
      ask('/v1/widgets/a', { headers: { authorization: '' } }),
      401,
    ],
    ['POST /v1/widgets POST /widgets', add('k', 'c', '/v1/widgets?third'), 422],
  ];
  for (const [, asked, status] of refused) {
    const { status: got, head } = await asked;
    const type = head.get('content-type');
    expect([got, type]).toEqual([status, 'application/problem+json']);
    expect(head.get('access-control-allow-origin')).toBe(ORIGIN);
  }
  const seen = logged.mock.calls.map((words) => words.slice(0, 4).join(' '));
  expect(seen.sort()).toEqual(refused.map(([words, , status]) => `${words} ${status}`).sort());
  expect(noted.spans.filter((text) => /: \d+$/.test(text)).length).toBe(refused.length);

  // The adapters and this `Deny` come from another copy of the runtime, as in a service with two
  // generated servers
  const banned = { headers: { authorization: 'Bearer banned' } };
  expect(await statuses([ask('/v1/widgets/a', banned)])).toEqual([403]);

  // A rate limit, which does not apply to the load balancer
  const many = { headers: { authorization: 'Bearer many' } };
  // The minute of the limit does not pass, however long the requests take.
  vi.useFakeTimers({ toFake: ['Date'] });
  let last = await ask('/v1/widgets/a', many);
  for (let count = 0; count < 250 && last.status === 200; count++) {
    last = await ask('/v1/widgets/a', many);
  }
  expect([last.status, last.head.get('retry-after') !== null]).toEqual([429, true]);
  expect(logged.mock.lastCall?.slice(0, 4).join(' ')).toBe(
    'GET /v1/widgets/a GET /widgets/{name} 429',
  );
  expect(await statuses([ask('/ready', many)])).toEqual([200]);
  vi.useRealTimers();

  // Streams, and the end
  const [stream] = (await once(get(`${url}/v1/ticks`), 'response')) as [IncomingMessage];
  expect(stream.headers['cache-control']).toBe('no-cache');
  let text = '';
  stream.on('data', (bytes) => void (text += String(bytes)));
  await expect.poll(() => text).toMatch(/^event: tick\ndata: {"at":1}\n\n(:.*\n\n){2}/);
  const { shutDown } = await load<{ shutDown: (...given: unknown[]) => Promise<void> }>(
    'shut-down.ts',
  );
  const running = add('last', 'last');
  const goOn = await nextIn(noted.waiting);
  // The pause ends when the test says so.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const streamEnded = once(stream, 'end');
  const ended = shutDown(server, 5000, 60_000);
  expect(await statuses([ask('/ready')])).toEqual([503]);
  goOn();
  expect(await statuses([running])).toEqual([201]);
  await streamEnded;
  await vi.advanceTimersByTimeAsync(5000);
  await ended;
  expect(server.listening).toBe(false);
});
