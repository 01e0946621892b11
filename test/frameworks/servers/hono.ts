import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { OpenAPIHono, createRoute, z } from '@hono/zod-openapi';
import { bearerAuth } from 'hono/bearer-auth';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import type { Started } from './started.js';
import { TOKEN, type Notes } from './store.js';

const kind = z.enum(['plain', 'starred']);
const NewNote = z.object({
  title: z.string().min(1),
  weight: z.number().int().min(0),
  kind: kind.default('plain'),
});
const Note = z.object({ id: z.number().int(), title: z.string(), weight: z.number().int(), kind });
const params = z.object({ id: z.coerce.number().int() });
const json = <Schema extends z.ZodType>(schema: Schema, description = 'ok') => ({
  ...{ content: { 'application/json': { schema } }, description },
});
const body = { required: true, ...json(NewNote) };
const none = { description: 'There is no such note' };
const limit = z.coerce.number().int().min(1).max(100).default(20);

export async function start(notes: Notes): Promise<Started> {
  const app = new OpenAPIHono();
  app.doc('/openapi.json', { openapi: '3.0.0', info: { title: 'Notes', version: '1.0.0' } });
  app.use('/notes/*', bearerAuth({ token: TOKEN }));
  app.use('/events', bearerAuth({ token: TOKEN }));
  app.use(bodyLimit({ maxSize: 1024 * 1024 }));
  app.openapi(
    createRoute({
      ...{ method: 'get', path: '/notes' },
      ...{ request: { query: z.object({ limit }) }, responses: { 200: json(z.array(Note)) } },
    }),
    (c) => c.json(notes.list(c.req.valid('query').limit), 200),
  );
  app.openapi(
    createRoute({
      ...{ method: 'post', path: '/notes' },
      ...{ request: { body }, responses: { 201: json(Note) } },
    }),
    (c) => c.json(notes.add(c.req.valid('json')), 201),
  );
  app.openapi(
    createRoute({
      ...{ method: 'get', path: '/notes/{id}' },
      ...{ request: { params }, responses: { 200: json(Note), 404: none } },
    }),
    (c) => {
      const note = notes.find(c.req.valid('param').id);
      return note ? c.json(note, 200) : c.body(null, 404);
    },
  );
  app.openapi(
    createRoute({
      ...{ method: 'put', path: '/notes/{id}' },
      ...{ request: { params, body }, responses: { 200: json(Note), 404: none } },
    }),
    (c) => {
      const { id } = c.req.valid('param');
      if (!notes.find(id)) return c.body(null, 404);
      return c.json(notes.put(id, c.req.valid('json')), 200);
    },
  );
  app.openapi(
    createRoute({
      ...{ method: 'delete', path: '/notes/{id}' },
      ...{ request: { params }, responses: { 204: { description: 'It is deleted' } } },
    }),
    (c) => {
      notes.remove(c.req.valid('param').id);
      return c.body(null, 204);
    },
  );
  const form = z.object({ file: z.instanceof(File).openapi({ type: 'string', format: 'binary' }) });
  app.openapi(
    createRoute({
      ...{ method: 'post', path: '/notes/{id}/picture' },
      request: {
        ...{ params },
        body: { required: true, content: { 'multipart/form-data': { schema: form } } },
      },
      responses: { 201: json(z.object({ size: z.number() })) },
    }),
    (c) => c.json({ size: c.req.valid('form').file.size }, 201),
  );
  app.get('/events', (c) =>
    streamSSE(c, async (stream) => {
      for await (const count of notes.counts()) {
        if (stream.aborted) break;
        await stream.writeSSE({ data: JSON.stringify(count) });
      }
    }),
  );
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((closed) => (server.closeAllConnections(), server.close(closed))),
    withoutPort: async () => {
      const headers = { authorization: `Bearer ${TOKEN}` };
      return (await app.request('/notes', { headers })).status;
    },
  };
}
