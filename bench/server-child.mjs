// Runs one server of the benchmark in a separate process:
//
//   node bench/server-child.mjs KIND FOLDER SIZE
//
// Handlers are asynchronous in all servers, as in real ones. The process sends its port, and
// responds to every message with the CPU time of its own code so far (user), in microseconds.
import { createServer } from 'node:http';
import { join } from 'node:path';
import {
  CONVERSATION_SENT,
  CONVERSATIONS,
  JSON_SCHEMAS,
  SENT,
  THOUSAND,
  isMessage,
  isUuid,
  limitOf,
} from './server-api.mjs';

const [kind, folder, size] = process.argv.slice(2);
const LIST = '/site/:cloudId/conversation';
const ONE = '/site/:cloudId/conversation/:conversationId';
const SEND = '/site/:cloudId/conversation/:conversationId/message';
const OTHERS =
  size === '1000'
    ? Object.keys(THOUSAND.paths)
        .filter((path) => path.startsWith('/area'))
        .map((path) => path.replace(/\{(\w+)\}/g, ':$1'))
    : [];

const HANDLERS = {
  list: async () => CONVERSATIONS,
  one: async () => CONVERSATION_SENT,
  send: async () => SENT,
};

/** A hand-written server: it finds a route by the method and the literal segments of the path. */
function byHand() {
  const answer = (response, status, value) => {
    const text = JSON.stringify(value);
    response.writeHead(status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    });
    response.end(text);
  };
  const failed = (response) => () => answer(response, 500, {});
  const list = (_, response, parts, query) => {
    const limit = limitOf(new URLSearchParams(query).get('limit') ?? undefined);
    if (limit === null || !isUuid(decodeURIComponent(parts[2]))) answer(response, 400, {});
    else HANDLERS.list().then((value) => answer(response, 200, value), failed(response));
  };
  const one = (_, response, parts) => {
    const ids = isUuid(decodeURIComponent(parts[2])) && isUuid(decodeURIComponent(parts[4]));
    if (!ids) answer(response, 400, {});
    else HANDLERS.one().then((value) => answer(response, 200, value), failed(response));
  };
  const send = (request, response, parts) => {
    const type = request.headers['content-type'] ?? '';
    if (type.split(';', 1)[0].trim().toLowerCase() !== 'application/json') {
      return answer(response, 415, {});
    }
    const chunks = [];
    let length = 0;
    request.on('data', (chunk) => {
      length += chunk.length;
      if (length <= 1_048_576) chunks.push(chunk);
    });
    request.on('end', () => {
      if (length > 1_048_576) return answer(response, 413, {});
      let body;
      try {
        body = JSON.parse(Buffer.concat(chunks).toString());
      } catch {
        return answer(response, 400, {});
      }
      const ids = isUuid(decodeURIComponent(parts[2])) && isUuid(decodeURIComponent(parts[4]));
      if (!ids || !isMessage(body)) return answer(response, 400, {});
      return HANDLERS.send().then((value) => answer(response, 201, value), failed(response));
    });
  };
  const other = (_, response, parts) => {
    const good = isUuid(decodeURIComponent(parts[2])) && isUuid(decodeURIComponent(parts[4]));
    answer(response, good ? 200 : 400, {});
  };
  const keyOf = (method, parts) => `${method} ${parts.length} ${parts[1]} ${parts[3]} ${parts[5]}`;
  const routes = new Map([
    [keyOf('GET', LIST.split('/')), list],
    [keyOf('GET', ONE.split('/')), one],
    [keyOf('POST', SEND.split('/')), send],
    ...OTHERS.map((path) => [keyOf('GET', path.split('/')), other]),
  ]);
  return createServer((request, response) => {
    const url = request.url ?? '/';
    const mark = url.indexOf('?');
    const parts = (mark < 0 ? url : url.slice(0, mark)).split('/');
    const route = routes.get(keyOf(request.method, parts));
    if (route === undefined) answer(response, 404, {});
    else route(request, response, parts, mark < 0 ? '' : url.slice(mark + 1));
  });
}

async function generated(options = {}) {
  const { createApi } = await import(join(folder, 'api.js'));
  const { table } = await import(join(folder, 'routes.js'));
  const answers = {
    'GET /site/{cloudId}/conversation': async () => ({ status: 200, body: CONVERSATIONS }),
    'GET /site/{cloudId}/conversation/{conversationId}': async () => ({
      status: 200,
      body: CONVERSATION_SENT,
    }),
    'POST /site/{cloudId}/conversation/{conversationId}/message': async () => ({
      status: 201,
      body: SENT,
    }),
  };
  const handlers = Object.fromEntries(
    table.routes.map(({ key }) => [key, answers[key] ?? (() => ({ status: 200, body: {} }))]),
  );
  return createApi(handlers, { security: 'none', ...options });
}

async function onNode(options) {
  const { toNodeHandler } = await import(join(folder, 'node.js'));
  return createServer(toNodeHandler(await generated(options)));
}

async function onFastify(options) {
  const { toFastify } = await import(join(folder, 'fastify.js'));
  const { default: fastify } = await import('fastify');
  const app = fastify();
  app.register(toFastify(await generated(options)));
  await app.ready();
  return app.server;
}

/**
 * Half of the other routes are registered before the two requested ones, because some frameworks
 * search them in order.
 */
const HALF = OTHERS.length / 2;

/** @param checks the middleware before the handlers of the routes */
async function hono({ list, one, send }) {
  const { Hono } = await import('hono');
  const { createAdaptorServer } = await import('@hono/node-server');
  const app = new Hono();
  const add = (paths) => {
    for (const path of paths) app.get(path, (context) => context.json({}));
  };
  add(OTHERS.slice(0, HALF));
  app.get(LIST, ...list, async (context) => context.json(CONVERSATIONS));
  app.get(ONE, ...one, async (context) => context.json(CONVERSATION_SENT));
  app.post(SEND, ...send, async (context) => context.json(SENT, 201));
  add(OTHERS.slice(HALF));
  return createAdaptorServer({ fetch: app.fetch });
}

const SERVERS = {
  'by hand': byHand,
  restitch: () => onNode({}),
  "restitch, responses: 'off'": () => onNode({ responses: 'off' }),
  "restitch, responses: 'check'": () => onNode({ responses: 'check' }),
  'restitch on Fastify': () => onFastify({}),
  "restitch on Fastify, responses: 'off'": () => onFastify({ responses: 'off' }),
  async 'restitch on Express'() {
    const { toExpress } = await import(join(folder, 'express.js'));
    const { default: express } = await import('express');
    return createServer(express().use(toExpress(await generated(), express.Router())));
  },
  async 'restitch on Hono'() {
    const { toHono } = await import(join(folder, 'hono.js'));
    const { Hono } = await import('hono');
    const { createAdaptorServer } = await import('@hono/node-server');
    const { fetch } = toHono(await generated(), new Hono());
    return createAdaptorServer({ fetch });
  },
  async 'Fastify, JSON Schema'() {
    const { default: fastify } = await import('fastify');
    const app = fastify();
    const { params, query, message, list, one, sent: id } = JSON_SCHEMAS;
    const listed = { params: params('cloudId'), querystring: query, response: { 200: list } };
    app.get(LIST, { schema: listed }, async () => CONVERSATIONS);
    const ids = params('cloudId', 'conversationId');
    app.get(
      ONE,
      { schema: { params: ids, response: { 200: one } } },
      async () => CONVERSATION_SENT,
    );
    const sent = { params: ids, body: message, response: { 201: id } };
    app.post(SEND, { schema: sent }, async (_, reply) => {
      reply.code(201);
      return SENT;
    });
    for (const path of OTHERS) app.get(path, async () => ({}));
    await app.ready();
    return app.server;
  },
  async 'Hono, zod'() {
    const { z } = await import('zod');
    const { zValidator } = await import('@hono/zod-validator');
    const id = z.uuid();
    const node = z.object({
      type: z.string().min(1),
      text: z.string().optional(),
      attrs: z.record(z.string(), z.unknown()).optional(),
      get content() {
        return z.array(node).optional();
      },
    });
    const limit = z.coerce.number().int().min(1).max(100).optional();
    return hono({
      list: [
        zValidator('param', z.object({ cloudId: id })),
        zValidator('query', z.object({ limit })),
      ],
      one: [zValidator('param', z.object({ cloudId: id, conversationId: id }))],
      send: [
        zValidator('param', z.object({ cloudId: id, conversationId: id })),
        zValidator('json', z.object({ body: node })),
      ],
    });
  },
  async 'Hono, checks by hand'() {
    const { validator } = await import('hono/validator');
    const refuse = (context) => context.json({}, 400);
    const ids = validator('param', (value, context) =>
      Object.values(value).every(isUuid) ? value : refuse(context),
    );
    const query = validator('query', (value, context) => {
      const limit = limitOf(value.limit);
      return limit === null ? refuse(context) : { limit };
    });
    const body = validator('json', (value, context) =>
      isMessage(value) ? value : refuse(context),
    );
    return hono({ list: [ids, query], one: [ids], send: [ids, body] });
  },
  /** The cost of Express itself: a response without any work. */
  async 'Express, empty route'() {
    const { default: express } = await import('express');
    const app = express();
    app.get(LIST, (_, response) => void response.json(CONVERSATIONS));
    app.get(ONE, (_, response) => void response.json(CONVERSATION_SENT));
    app.post(SEND, (_, response) => void response.status(201).json(SENT));
    return createServer(app);
  },
  async 'Express, checks by hand'() {
    const { default: express } = await import('express');
    const app = express();
    app.use(express.json());
    const add = (paths) => {
      for (const path of paths) app.get(path, (_, response) => void response.json({}));
    };
    add(OTHERS.slice(0, HALF));
    app.get(LIST, ({ params, query }, response) => {
      const good = isUuid(params.cloudId) && limitOf(query.limit) !== null;
      response.status(good ? 200 : 400).json(good ? CONVERSATIONS : {});
    });
    app.get(ONE, ({ params }, response) => {
      const good = isUuid(params.cloudId) && isUuid(params.conversationId);
      response.status(good ? 200 : 400).json(good ? CONVERSATION_SENT : {});
    });
    app.post(SEND, ({ params, body }, response) => {
      const good = isUuid(params.cloudId) && isUuid(params.conversationId) && isMessage(body);
      response.status(good ? 201 : 400).json(good ? SENT : {});
    });
    add(OTHERS.slice(HALF));
    return createServer(app);
  },
};

const server = await SERVERS[kind]();
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', () => {
  process.send({ cpu: process.cpuUsage().user });
});
process.on('disconnect', () => process.exit());
