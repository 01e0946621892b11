// One server of the bench in a process of its own: node bench/server-child.mjs KIND FOLDER THOUSAND
// Handlers are asynchronous everywhere, as they are in real servers.
// Tells its port, and answers every message with the CPU time it has used so far, in microseconds.
import { createServer } from 'node:http';
import { join } from 'node:path';
import {
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
const SEND = '/site/:cloudId/conversation/:conversationId/message';
const OTHERS =
  size === '1000'
    ? Object.keys(THOUSAND.paths)
        .slice(2)
        .map((path) => path.replace(/\{(\w+)\}/g, ':$1'))
    : [];

/** What somebody who knows both routes writes by hand. */
function byHand() {
  const others = new Map(OTHERS.map((path) => [path.split('/')[3], path]));
  const answer = (response, status, value) => {
    const text = JSON.stringify(value);
    response.writeHead(status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    });
    response.end(text);
  };
  return createServer((request, response) => {
    const url = request.url ?? '/';
    const mark = url.indexOf('?');
    const parts = (mark < 0 ? url : url.slice(0, mark)).split('/');
    if (parts[1] !== 'site' || parts[3] !== 'conversation') {
      answer(response, others.has(parts[3]) ? 200 : 404, {});
      return;
    }
    const cloudId = decodeURIComponent(parts[2] ?? '');
    if (request.method === 'GET' && parts.length === 4) {
      const query = new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1));
      const limit = limitOf(query.get('limit') ?? undefined);
      if (limit === null || !isUuid(cloudId)) answer(response, 400, {});
      else answer(response, 200, CONVERSATIONS);
      return;
    }
    if (request.method !== 'POST' || parts[5] !== 'message') return answer(response, 404, {});
    const chunks = [];
    let length = 0;
    request.on('data', (chunk) => {
      length += chunk.length;
      if (length <= 1_048_576) chunks.push(chunk);
    });
    request.on('end', () => {
      let body;
      try {
        body = JSON.parse(Buffer.concat(chunks).toString());
      } catch {
        return answer(response, 400, {});
      }
      const good = isUuid(cloudId) && isUuid(decodeURIComponent(parts[4] ?? '')) && isMessage(body);
      answer(response, good ? 201 : 400, good ? SENT : {});
    });
  });
}

async function generated() {
  const { createApi } = await import(join(folder, 'api.js'));
  const { table } = await import(join(folder, 'routes.js'));
  const answers = {
    'GET /site/{cloudId}/conversation': async () => ({ status: 200, body: CONVERSATIONS }),
    'POST /site/{cloudId}/conversation/{conversationId}/message': async () => ({
      status: 201,
      body: SENT,
    }),
  };
  const handlers = Object.fromEntries(
    table.routes.map(({ key }) => [key, answers[key] ?? (() => ({ status: 200, body: {} }))]),
  );
  return createApi(handlers, { security: 'none' });
}

/** @param checks what stands before the handlers of both routes */
async function hono({ list, send }) {
  const { Hono } = await import('hono');
  const { createAdaptorServer } = await import('@hono/node-server');
  const app = new Hono();
  app.get(LIST, ...list, async (context) => context.json(CONVERSATIONS));
  app.post(SEND, ...send, async (context) => context.json(SENT, 201));
  for (const path of OTHERS) app.get(path, (context) => context.json({}));
  return createAdaptorServer({ fetch: app.fetch });
}

const SERVERS = {
  'by hand': byHand,
  async restitch() {
    const { toNodeHandler } = await import(join(folder, 'node.js'));
    return createServer(toNodeHandler(await generated()));
  },
  async 'restitch on Fastify'() {
    const { toFastify } = await import(join(folder, 'fastify.js'));
    const { default: fastify } = await import('fastify');
    const app = fastify();
    app.register(toFastify(await generated()));
    await app.ready();
    return app.server;
  },
  async 'restitch on Express'() {
    const { toExpress } = await import(join(folder, 'express.js'));
    const { default: express } = await import('express');
    return createServer(express().use(toExpress(await generated())));
  },
  async 'Fastify, JSON Schema'() {
    const { default: fastify } = await import('fastify');
    const app = fastify();
    const { params, query, message, list } = JSON_SCHEMAS;
    const listed = { params: params('cloudId'), querystring: query, response: { 200: list } };
    app.get(LIST, { schema: listed }, async () => CONVERSATIONS);
    const sent = { params: params('cloudId', 'conversationId'), body: message };
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
    return hono({ list: [ids, query], send: [ids, body] });
  },
  async 'Express, checks by hand'() {
    const { default: express } = await import('express');
    const app = express();
    app.use(express.json());
    app.get(LIST, ({ params, query }, response) => {
      const good = isUuid(params.cloudId) && limitOf(query.limit) !== null;
      response.status(good ? 200 : 400).json(good ? CONVERSATIONS : {});
    });
    app.post(SEND, ({ params, body }, response) => {
      const good = isUuid(params.cloudId) && isUuid(params.conversationId) && isMessage(body);
      response.status(good ? 201 : 400).json(good ? SENT : {});
    });
    for (const path of OTHERS) app.get(path, (_, response) => void response.json({}));
    return createServer(app);
  },
};

const server = await SERVERS[kind]();
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send({ cpu: user + system });
});
process.on('disconnect', () => process.exit());
