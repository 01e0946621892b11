import { Readable } from 'node:stream';
import bearerAuth from '@fastify/bearer-auth';
import multipart from '@fastify/multipart';
import swagger from '@fastify/swagger';
import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { default as fastify } from 'fastify';
import type { Started } from './started.js';
import { event, TOKEN, type Notes } from './store.js';

const Kind = Type.Union([Type.Literal('plain'), Type.Literal('starred')]);
const NewNote = Type.Object({
  title: Type.String({ minLength: 1 }),
  weight: Type.Integer({ minimum: 0 }),
  kind: Type.Enum(['plain', 'starred'], { default: 'plain' }),
});
const Note = Type.Object({
  ...{ id: Type.Integer(), title: Type.String(), weight: Type.Integer(), kind: Kind },
});
const params = Type.Object({ id: Type.Integer() });

async function* eventsOf(notes: Notes) {
  for await (const count of notes.counts()) yield event(count);
}

export async function start(notes: Notes): Promise<Started> {
  const app = fastify().withTypeProvider<TypeBoxTypeProvider>();
  await app.register(swagger, { openapi: { info: { title: 'Notes', version: '1.0.0' } } });
  await app.register(multipart, { limits: { fileSize: 1024 * 1024 } });
  app.get('/openapi.json', () => app.swagger());
  await app.register(async (inner) => {
    await inner.register(bearerAuth, { keys: new Set([TOKEN]) });
    const scope = inner.withTypeProvider<TypeBoxTypeProvider>();
    const limit = Type.Integer({ minimum: 1, maximum: 100, default: 20 });
    scope.get(
      '/notes',
      { schema: { querystring: Type.Object({ limit }), response: { 200: Type.Array(Note) } } },
      async ({ query }) => notes.list(query.limit),
    );
    scope.post(
      '/notes',
      { schema: { body: NewNote, response: { 201: Note } } },
      async ({ body }, reply) => reply.code(201).send(notes.add(body)),
    );
    scope.get(
      '/notes/:id',
      { schema: { params, response: { 200: Note, 404: Type.Null() } } },
      async (request, reply) => {
        const note = notes.find(request.params.id);
        return note ? reply.code(200).send(note) : reply.code(404).send(null);
      },
    );
    scope.put(
      '/notes/:id',
      { schema: { params, body: NewNote, response: { 200: Note, 404: Type.Null() } } },
      async ({ params, body }, reply) =>
        notes.find(params.id)
          ? reply.code(200).send(notes.put(params.id, body))
          : reply.code(404).send(null),
    );
    scope.delete('/notes/:id', { schema: { params } }, async (request, reply) => {
      notes.remove(request.params.id);
      return reply.code(204).send();
    });
    scope.post(
      '/notes/:id/picture',
      { schema: { params, response: { 201: Type.Object({ size: Type.Integer() }) } } },
      async (request, reply) => {
        const bytes = await (await request.file())?.toBuffer();
        return reply.code(201).send({ size: bytes?.length ?? 0 });
      },
    );
    scope.get('/events', (_, reply) =>
      reply.type('text/event-stream').send(Readable.from(eventsOf(notes))),
    );
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    url,
    close: () => (app.server.closeAllConnections(), app.close()),
    withoutPort: async () => {
      const headers = { authorization: `Bearer ${TOKEN}` };
      return (await app.inject({ url: '/notes', headers })).statusCode;
    },
  };
}
