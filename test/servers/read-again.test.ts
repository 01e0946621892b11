/** The body of a request is read to check its signature, and is read again by the handler. */
import { createAdaptorServer } from '@hono/node-server';
import { createServer, type RequestListener, type Server } from 'node:http';
import express from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';
import { afterEach, expect, it } from 'vitest';
import { createRuntime, type Api } from '../../templates/server/runtime/api.js';
import { toExpress } from '../../templates/server/runtime/express.js';
import { toFastify } from '../../templates/server/runtime/fastify.js';
import { toHono } from '../../templates/server/runtime/hono.js';
import { toNodeHandler } from '../../templates/server/runtime/node.js';
import type { HandlerContext } from '../../templates/server/runtime/options.js';
import type { NeutralRequest } from '../../templates/server/runtime/http.js';
import { closeAll, listen, route } from './mounted.js';

afterEach(closeAll);

const SERVERS: Record<string, (api: Api) => Server | Promise<Server>> = {
  node: (api) => createServer(toNodeHandler(api)),
  express: (api) =>
    createServer(express().use(toExpress(api, express.Router())) as unknown as RequestListener),
  'express with a body parser': (api) =>
    createServer(
      express()
        .use(express.raw({ type: '*/*' }))
        .use(toExpress(api, express.Router())) as unknown as RequestListener,
    ),
  async fastify(api) {
    const app = fastify();
    void app.register(toFastify(api));
    await app.ready();
    return app.server;
  },
  hono: (api) => createAdaptorServer({ fetch: toHono(api, new Hono()).fetch }) as Server,
};

/** An API whose `around` reads the body before the handler does. */
function readTwice(read: (request: NeutralRequest) => Promise<unknown>): Api {
  const routes = [route('POST /hooks')];
  const handlers = {
    'POST /hooks': async (_: unknown, { request }: HandlerContext) => ({
      status: 200,
      body: await read(request),
    }),
  };
  return createRuntime({ routes, schemes: {}, basePath: '' }, handlers, {
    around: async ({ request }, next) => {
      const bytes = await request.bytes(10);
      const answer = await next();
      return { ...answer, headers: [...answer.headers, ['x-length', String(bytes.length)]] };
    },
  });
}

const READ: Record<string, (request: NeutralRequest) => Promise<unknown>> = {
  bytes: async (request) => String(Buffer.from(await request.bytes(10))),
  stream: (request) => new Response(request.stream()).text(),
  'a Web request': (request) => request.toRequest().text(),
  'a stream': async (request) => {
    const text = await new Response(request.stream()).text();
    return text + String((await request.bytes(10)).length);
  },
};

it.each(Object.keys(SERVERS))('can be read a second time: %s', async (name) => {
  for (const [way, read] of Object.entries(READ)) {
    const port = await listen((await SERVERS[name]?.(readTwice(read))) as Server);
    for (const body of ['{"a": 1}', '']) {
      const url = `http://127.0.0.1:${port}/hooks`;
      const response = await fetch(url, { method: 'POST', body });
      const text = way === 'a stream' ? body + String(body.length) : body;
      expect([way, response.headers.get('x-length'), await response.json()]).toEqual([
        ...[way, String(body.length), text],
      ]);
    }
  }
});

it.each(Object.keys(SERVERS))('applies the smaller limit: %s', async (name) => {
  const less = async (request: NeutralRequest): Promise<unknown> => request.bytes(3);
  const port = await listen((await SERVERS[name]?.(readTwice(less))) as Server);
  const url = `http://127.0.0.1:${port}/hooks`;
  for (const body of ['12345', '123456789012']) {
    expect((await fetch(url, { method: 'POST', body })).status).toBe(413);
  }
});
