import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Deny, createApi, type Around, type Handlers } from '../generated/server/index.js';
import { toNodeHandler } from '../generated/server/node.js';
import { readFileSync } from 'node:fs';
import type { Started } from './started.js';
import { TOKEN, type Notes } from './store.js';

const DOCUMENT = readFileSync(new URL('../generated/openapi.json', import.meta.url), 'utf8');

const handlersOf = (notes: Notes): Handlers => ({
  'GET /notes': ({ query }) => ({ status: 200, body: notes.list(query.limit) }),
  'POST /notes': ({ body }) => ({ status: 201, body: notes.add(body) }),
  'GET /notes/{id}': ({ params }) => {
    const note = notes.find(params.id);
    return note ? { status: 200, body: note } : { status: 404 };
  },
  'PUT /notes/{id}': ({ params, body }) =>
    notes.find(params.id) ? { status: 200, body: notes.put(params.id, body) } : { status: 404 },
  'DELETE /notes/{id}': ({ params }) => {
    notes.remove(params.id);
    return { status: 204 };
  },
  'POST /notes/{id}/picture': async ({ body }) => {
    const { file } = await body.read();
    return { status: 201, body: { size: file.size } };
  },
  'GET /events': () => ({ status: 200, body: dataOf(notes) }),
});

async function* dataOf(notes: Notes) {
  for await (const data of notes.counts()) yield { data };
}

const documents: Around = async ({ request }, next) =>
  request.path === '/openapi.json'
    ? { status: 200, headers: [['content-type', 'application/json']], body: DOCUMENT }
    : next();

export async function start(notes: Notes): Promise<Started> {
  const api = createApi(handlersOf(notes), {
    security: { bearer: ({ token }) => (token === TOKEN ? { name: 'Ann' } : new Deny(401)) },
    around: documents,
  });
  const server = createServer(toNodeHandler(api));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((closed) => (server.closeAllConnections(), server.close(closed))),
    withoutPort: async () => {
      const headers = { authorization: `Bearer ${TOKEN}` };
      return (await api.fetch(new Request('http://localhost/notes', { headers }))).status;
    },
  };
}
