/**
 * Three endpoints of the API, implemented by hand with Fastify. They call the same domain code as
 * the generated server.
 */
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Caller } from '../domain/caller.js';
import { DomainError } from '../domain/errors.js';
import type { Service } from '../domain/service.js';
import type { Listening } from '../server.js';
import { messagesView } from '../views/message.js';

interface Room {
  Params: { cloudId: string; conversationId: string };
}

const UUID = { type: 'string', format: 'uuid' };
const PARAMS = {
  type: 'object',
  required: ['cloudId', 'conversationId'],
  properties: { cloudId: UUID, conversationId: UUID },
};
const TEXT = { type: 'string' };
const DOCUMENT = { type: 'object', additionalProperties: true };
const MESSAGE = {
  type: 'object',
  properties: {
    ...{ id: TEXT, body: DOCUMENT, text: TEXT, ts: TEXT },
    sender: { type: 'object', properties: { id: TEXT } },
  },
};
const NODE = {
  $id: 'node',
  type: 'object',
  required: ['type'],
  properties: {
    ...{ type: TEXT, text: TEXT, attrs: { type: 'object' } },
    marks: {
      type: 'array',
      items: { type: 'object', required: ['type'], properties: { type: TEXT } },
    },
    content: { type: 'array', items: { $ref: 'node#' } },
  },
};
const SENT = {
  type: 'object',
  required: ['version', 'type', 'content'],
  properties: {
    version: { const: 1 },
    type: { const: 'doc' },
    content: { type: 'array', items: { $ref: 'node#' } },
  },
};
const CONVERSATION = {
  type: 'object',
  properties: {
    ...{ cloudId: TEXT, id: TEXT, name: TEXT, topic: TEXT, type: TEXT, created: TEXT },
    ...{ modified: TEXT, avatarUrl: TEXT, privacy: TEXT, isArchived: { type: 'boolean' } },
    _links: { type: 'object', additionalProperties: TEXT },
  },
};

const PAGE = {
  type: 'object',
  properties: { limit: { type: 'integer', minimum: 1, maximum: 75, default: 75 } },
};
const MESSAGES = {
  type: 'object',
  properties: {
    values: { type: 'array', items: MESSAGE },
    limit: { type: 'integer' },
    size: { type: 'integer' },
  },
};
const CREATED = { type: 'object', properties: { id: TEXT } };

const STATUS = {
  ...{ invalid: 400, unauthenticated: 401, forbidden: 403 },
  ...{ 'not-found': 404, conflict: 409, 'too-large': 413 },
};

type CallerOf = (request: FastifyRequest) => Caller;

/**
 * Serves the operations getConversation, listMessages and sendMessage. Messages can be sent only as
 * plain documents.
 */
export async function listenByHand(service: Service): Promise<Listening> {
  const app = Fastify();
  let url = '';
  app.addSchema(NODE);
  app.setErrorHandler((error, _, reply) => {
    if (error instanceof DomainError) {
      return reply.code(STATUS[error.kind]).send({ title: error.message });
    }
    return reply.send(error);
  });
  const callerOf = authenticate(app, service);
  const path = '/site/:cloudId/conversation/:conversationId';
  app.get<Room>(
    path,
    { schema: { params: PARAMS, response: { 200: CONVERSATION } } },
    async (request) => {
      const conversation = await service.conversations.get(callerOf(request), request.params);
      const link = `${url}/site/${conversation.cloudId}/conversation/${conversation.id}`;
      return { ...conversation, _links: { [conversation.id]: link } };
    },
  );
  addMessages(app, service, callerOf, `${path}/message`);
  await app.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  return { url, close: () => app.close() };
}

function authenticate(app: FastifyInstance, { tokens }: Service): CallerOf {
  const callers = new WeakMap<FastifyRequest, Caller>();
  app.addHook('onRequest', async (request) => {
    const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const caller = await tokens.authenticate(token);
    if (!caller.scopes.includes('participate:conversation')) {
      throw new DomainError('forbidden', 'the token lacks the scope');
    }
    callers.set(request, caller);
  });
  return (request) => {
    const caller = callers.get(request);
    if (caller === undefined) throw new Error('nobody calls');
    return caller;
  };
}

function addMessages(
  app: FastifyInstance,
  { messages }: Service,
  callerOf: CallerOf,
  path: string,
): void {
  app.get<Room & { Querystring: { limit: number } }>(
    path,
    { schema: { params: PARAMS, querystring: PAGE, response: { 200: MESSAGES } } },
    async (request) => {
      const { params, query } = request;
      return messagesView(await messages.history(callerOf(request), params, query));
    },
  );
  app.post<Room>(
    path,
    { schema: { params: PARAMS, body: SENT, response: { 201: CREATED } } },
    async (request, reply) => {
      const content = { kind: 'document', value: request.body } as const;
      const { id } = await messages.send(callerOf(request), request.params, content);
      return reply.code(201).send({ id });
    },
  );
}
