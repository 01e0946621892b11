/** One API on every adapter that there is. */
import { createServer, type RequestListener, type Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { default as express } from 'express';
import { default as fastify } from 'fastify';
import { Hono } from 'hono';
import { createRuntime, type Api } from '../../templates/server/runtime/api.js';
import { runCheck, uuid } from '../../templates/server/runtime/checks.js';
import { eventStream } from '../../templates/server/runtime/events.js';
import { toExpress } from '../../templates/server/runtime/express.js';
import { toFastify } from '../../templates/server/runtime/fastify.js';
import { MultipartBody } from '../../templates/server/runtime/multipart.js';
import { toNodeHandler } from '../../templates/server/runtime/node.js';
import type { HandlerContext, HandlerTable } from '../../templates/server/runtime/options.js';
import { HttpProblem } from '../../templates/server/runtime/problem.js';
import type { HandlerRequest, Route } from '../../templates/server/runtime/route.js';
import type { Check, Issues } from '../../templates/server/runtime/validate.js';

const checkPet: Check = (value: unknown, to: Issues) => {
  if (!to.object(value)) return;
  to.required(value['id'], 'id', uuid);
  to.optional(value['tags'], 'tags', (tags, inner) => {
    if (inner.array(tags)) inner.items(tags, 1);
  });
};

function route(key: string, path: Route['path'], more: Partial<Route> = {}): Route {
  return { key, method: key.split(' ')[0] ?? '', path, operation: key, ...more };
}

const JSON_BODY = {
  required: true,
  media: ['application/json'],
  checks: { 'application/json': checkPet },
};
const ROUTES: readonly Route[] = [
  route('GET /pets/{id}', ['pets', { param: 'id' }], {
    parameters: [
      { in: 'path', name: 'id', type: 'integer' },
      { in: 'query', name: 'tags', type: { array: 'string' } },
      { in: 'query', name: 'limit', type: 'integer', default: 20 },
      { in: 'header', name: 'X-Trace' },
      { in: 'cookie', name: 'session' },
    ],
  }),
  route('GET /pets/recent', ['pets', 'recent']),
  route('GET /chat:bot/{id}.json', ['chat:bot', [{ param: 'id' }, '.json']], {
    parameters: [{ in: 'path', name: 'id' }],
  }),
  route('POST /pets', ['pets'], { body: JSON_BODY }),
  route('DELETE /pets/{id}', ['pets', { param: 'id' }], { body: {} }),
  route('POST /forms', ['forms'], {
    body: {
      form: [
        { name: 'n', type: 'integer' },
        { name: 'list', type: { array: 'string' } },
      ],
    },
  }),
  route('POST /parts', ['parts'], { body: { media: ['multipart/form-data'] } }),
  route('POST /text', ['text'], { body: { media: ['text/plain'] } }),
  route('POST /bytes', ['bytes'], { body: {} }),
  route('GET /stream', ['stream']),
  route('GET /events', ['events']),
  route('GET /endless', ['endless']),
  route('GET /broken', ['broken']),
  route('GET /cookies', ['cookies']),
  route('GET /problem', ['problem']),
  route('GET /crash', ['crash']),
  route('GET /web', ['web']),
];

export const aborted: string[] = [];

async function sizeOf(body: unknown): Promise<number> {
  let size = 0;
  for await (const piece of body as ReadableStream<Uint8Array>) size += piece.length;
  return size;
}

async function* pieces(): AsyncGenerator<string> {
  yield 'one,';
  await new Promise((resolve) => setTimeout(resolve, 5));
  yield 'two';
}

async function* endless(signal: AbortSignal): AsyncGenerator<Uint8Array> {
  signal.addEventListener('abort', () => aborted.push('signal'));
  try {
    for (;;) {
      yield new Uint8Array(16_384);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  } finally {
    aborted.push('stopped');
  }
}

async function* broken(): AsyncGenerator<string> {
  yield 'half';
  await new Promise((resolve) => setTimeout(resolve, 5));
  throw new Error('on purpose');
}

type Given = HandlerRequest;
const echo = (req: Given): object => ({ status: 200, body: req });
const HANDLERS = {
  'GET /pets/{id}': echo,
  'GET /pets/recent': () => ({ status: 200, body: 'recent' }),
  'GET /chat:bot/{id}.json': echo,
  'POST /pets': (req: Given) => ({ status: 201, body: req.body, headers: { location: '/pets/1' } }),
  'DELETE /pets/{id}': () => ({ status: 204 }),
  'POST /forms': echo,
  'POST /parts': async ({ body }: Given) => {
    const parts: unknown[] = [];
    for await (const part of body as MultipartBody) {
      parts.push([part.name, part.filename ?? null, (await part.bytes()).length]);
    }
    return { status: 200, body: parts };
  },
  'POST /text': ({ body }: Given) => ({ status: 200, contentType: 'text/plain', body }),
  'POST /bytes': async ({ body }: Given) => ({ status: 200, body: { size: await sizeOf(body) } }),
  'GET /stream': () => ({ status: 200, contentType: 'text/csv', body: pieces() }),
  'GET /events': () => ({
    status: 200,
    contentType: 'text/event-stream',
    body: eventStream(
      (async function* () {
        yield { data: { n: 1 }, id: '1' };
        yield { data: 'a\nb', event: 'end' };
      })(),
    ),
  }),
  'GET /endless': (_: Given, { signal }: HandlerContext) => ({
    status: 200,
    body: endless(signal),
  }),
  'GET /broken': () => ({ status: 200, contentType: 'text/plain', body: broken() }),
  'GET /cookies': () => ({ status: 200, body: {}, headers: { 'set-cookie': ['a=1', 'b=2'] } }),
  'GET /problem': () => {
    throw new HttpProblem(409, 'taken', { headers: [['retry-after', '1']] });
  },
  'GET /crash': () => {
    throw new Error('secret');
  },
  'GET /web': () => new Response('web', { status: 202, headers: { 'x-web': 'yes' } }),
};

const table = { routes: ROUTES, schemes: {}, basePath: '', runCheck };
export const api: Api = createRuntime(table, HANDLERS as HandlerTable, {
  maxBody: 100_000,
  onError: () => undefined,
});

async function viaFastify(): Promise<Server> {
  const app = fastify();
  app.addHook('onRequest', async (_, reply) => {
    reply.header('x-hook', 'ran');
  });
  app.post('/own', async (request) => ({ own: request.body }));
  void app.register(toFastify(api));
  await app.ready();
  return app.server;
}

export function viaExpress(...before: express.RequestHandler[]): RequestListener {
  const app = express();
  for (const middleware of before) app.use(middleware);
  app.use(toExpress(api, express.Router()));
  app.get('/own', (_, response) => void response.json({ own: true }));
  return app as unknown as RequestListener;
}

function viaHono(): Server {
  const app = new Hono();
  app.all('*', (context) => api.fetch(context.req.raw));
  return createAdaptorServer({ fetch: app.fetch }) as Server;
}

export const SERVERS: Record<string, () => Server | Promise<Server>> = {
  node: () => createServer(toNodeHandler(api)),
  fetch: () => createAdaptorServer({ fetch: api.fetch }) as Server,
  hono: viaHono,
  express: () => createServer(viaExpress()),
  'express with its body parsers': () =>
    createServer(
      viaExpress(express.json(), express.urlencoded({ extended: true }), express.text()),
    ),
  fastify: viaFastify,
};
