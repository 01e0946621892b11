import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { initContract } from '@ts-rest/core';
import { generateOpenApi } from '@ts-rest/open-api';
import { createFetchHandler, TsRestHttpError } from '@ts-rest/serverless/fetch';
import { z } from 'zod';
import type { Started } from './started.js';
import { event, TOKEN, type Notes } from './store.js';

const c = initContract();
const kind = z.enum(['plain', 'starred']);
const NewNote = z.object({
  title: z.string().min(1),
  weight: z.number().int().min(0),
  kind: kind.default('plain'),
});
const Note = z.object({ id: z.number().int(), title: z.string(), weight: z.number().int(), kind });
const pathParams = z.object({ id: z.coerce.number().int() });
const limit = z.coerce.number().int().min(1).max(100).default(20);

const contract = c.router(
  {
    listNotes: {
      ...{ method: 'GET', path: '/notes', query: z.object({ limit }) },
      responses: { 200: z.array(Note) },
    },
    addNote: { method: 'POST', path: '/notes', body: NewNote, responses: { 201: Note } },
    getNote: {
      method: 'GET',
      path: '/notes/:id',
      pathParams,
      responses: { 200: Note, 404: c.noBody() },
    },
    putNote: {
      ...{ method: 'PUT', path: '/notes/:id', pathParams, body: NewNote },
      responses: { 200: Note, 404: c.noBody() },
    },
    deleteNote: {
      method: 'DELETE',
      path: '/notes/:id',
      pathParams,
      responses: { 204: c.noBody() },
    },
    addPicture: {
      ...{ method: 'POST', path: '/notes/:id/picture', pathParams },
      ...{ contentType: 'multipart/form-data', body: c.type<{ file: File }>() },
      responses: { 201: z.object({ size: z.number() }) },
    },
    watch: {
      ...{ method: 'GET', path: '/events' },
      responses: {
        200: c.otherResponse({ contentType: 'text/event-stream', body: c.type<ReadableStream>() }),
      },
    },
  },
  { strictStatusCodes: true },
);

function eventsOf(notes: Notes): ReadableStream<Uint8Array> {
  const counts = notes.counts();
  return new ReadableStream({
    pull: async (controller) => {
      const { value } = await counts.next();
      controller.enqueue(new TextEncoder().encode(event(value)));
    },
    cancel: () => void counts.return(undefined),
  });
}

export async function start(notes: Notes): Promise<Started> {
  const document = generateOpenApi(contract, { info: { title: 'Notes', version: '1.0.0' } });
  const handle: (request: Request) => Promise<Response> = createFetchHandler(
    contract,
    {
      listNotes: async ({ query }) => ({ status: 200, body: notes.list(query.limit) }),
      addNote: async ({ body }) => ({ status: 201, body: notes.add(body) }),
      getNote: async ({ params }) => {
        const note = notes.find(params.id);
        return note ? { status: 200, body: note } : { status: 404, body: undefined };
      },
      putNote: async ({ params, body }) =>
        notes.find(params.id)
          ? { status: 200, body: notes.put(params.id, body) }
          : { status: 404, body: undefined },
      deleteNote: async ({ params }) => {
        notes.remove(params.id);
        return { status: 204, body: undefined };
      },
      addPicture: async (_, { request }) => {
        const file = (await request.formData()).get('file') as File;
        return { status: 201, body: { size: file.size } };
      },
      watch: async () => ({ status: 200, body: eventsOf(notes) }),
    },
    {
      requestMiddleware: [
        ({ headers }) => {
          if (headers.get('authorization') === `Bearer ${TOKEN}`) return;
          throw new TsRestHttpError(401, { message: 'Unauthorized' });
        },
      ],
    },
  );
  const server = createAdaptorServer({
    fetch: (request) =>
      new URL(request.url).pathname === '/openapi.json' ? Response.json(document) : handle(request),
  }) as Server;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((closed) => (server.closeAllConnections(), server.close(closed))),
    withoutPort: async () => {
      const headers = { authorization: `Bearer ${TOKEN}` };
      return (await handle(new Request('http://localhost/notes', { headers }))).status;
    },
  };
}
