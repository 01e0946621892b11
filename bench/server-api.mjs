// Descriptions, hand-written checks and responses, which all servers of the benchmark share.

const UUID = { type: 'string', format: 'uuid' };
const DATE = { type: 'string', format: 'date-time' };

/** A document of rich text: nodes inside nodes. */
export const NODE = {
  type: 'object',
  required: ['type'],
  properties: {
    type: { type: 'string', minLength: 1 },
    text: { type: 'string' },
    attrs: { type: 'object' },
    content: { type: 'array', items: { $ref: '#/components/schemas/Node' } },
  },
};

const MESSAGE = {
  type: 'object',
  required: ['body'],
  properties: { body: { $ref: '#/components/schemas/Node' } },
};

const CONVERSATION = {
  type: 'object',
  required: ['id', 'name', 'created'],
  properties: { id: UUID, name: { type: 'string' }, topic: { type: 'string' }, created: DATE },
};

const LIST = {
  type: 'object',
  required: ['values'],
  properties: { values: { type: 'array', items: CONVERSATION } },
};

const SENT_ID = { type: 'object', required: ['id'], properties: { id: UUID } };

const inPath = (name) => ({ name, in: 'path', required: true, schema: UUID });
const json = (schema) => ({ description: 'ok', content: { 'application/json': { schema } } });

/** Three operations of Stride, with types that the documents of Stride do not declare. */
const enriched = {
  '/site/{cloudId}/conversation': {
    get: {
      operationId: 'listConversations',
      parameters: [
        inPath('cloudId'),
        { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100 } },
      ],
      responses: { 200: json(LIST) },
    },
  },
  '/site/{cloudId}/conversation/{conversationId}': {
    get: {
      operationId: 'getConversation',
      parameters: [inPath('cloudId'), inPath('conversationId')],
      responses: { 200: json(CONVERSATION) },
    },
  },
  '/site/{cloudId}/conversation/{conversationId}/message': {
    post: {
      operationId: 'sendMessage',
      parameters: [inPath('cloudId'), inPath('conversationId')],
      requestBody: { required: true, content: { 'application/json': { schema: MESSAGE } } },
      responses: { 201: json(SENT_ID) },
    },
  },
};

function documentOf(paths) {
  return {
    openapi: '3.1.0',
    info: { title: 'Bench', version: '1' },
    paths,
    components: { schemas: { Node: NODE } },
  };
}

/** A description of the three operations. */
export const STRIDE = documentOf(enriched);

const others = Array.from({ length: 998 }, (_, index) => [
  `/area${index % 40}/{cloudId}/thing${index}/{id}`,
  {
    get: {
      operationId: `getThing${index}`,
      parameters: [inPath('cloudId'), inPath('id')],
      responses: { 200: json(CONVERSATION) },
    },
  },
]);

/** The same three operations in the middle of 998 others. */
export const THOUSAND = documentOf({
  ...Object.fromEntries(others.slice(0, 499)),
  ...enriched,
  ...Object.fromEntries(others.slice(499)),
});

const ID = '123e4567-e89b-12d3-a456-426614174000';
export const CONVERSATIONS = {
  values: Array.from({ length: 10 }, (_, index) => ({
    id: ID,
    name: `Conversation ${index}`,
    topic: 'What was said, and what was not said, and why nobody said it. '.repeat(2),
    created: '2024-02-29T12:00:00.000Z',
  })),
};
export const [CONVERSATION_SENT] = CONVERSATIONS.values;
export const SENT = { id: ID };

const paragraph = {
  type: 'paragraph',
  content: Array.from({ length: 4 }, (_, index) => ({ type: 'text', text: `Words ${index}` })),
};
const BODY = JSON.stringify({
  body: { type: 'doc', content: [paragraph, paragraph, paragraph] },
});

/** The requests as raw HTTP/1.1 text. */
export const REQUESTS = {
  'GET ten': `GET /site/${ID}/conversation?limit=10 HTTP/1.1\r\nhost: bench\r\naccept: application/json\r\n\r\n`,
  'GET one': `GET /site/${ID}/conversation/${ID} HTTP/1.1\r\nhost: bench\r\naccept: application/json\r\n\r\n`,
  POST: `POST /site/${ID}/conversation/${ID}/message HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(BODY)}\r\n\r\n${BODY}`,
};

const FORM = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function isUuid(text) {
  return FORM.test(text);
}

function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isNode(node) {
  if (!isRecord(node)) return false;
  if (typeof node.type !== 'string' || node.type === '') return false;
  if (node.text !== undefined && typeof node.text !== 'string') return false;
  if (node.attrs !== undefined && !isRecord(node.attrs)) return false;
  if (node.content === undefined) return true;
  return Array.isArray(node.content) && node.content.every(isNode);
}

export function isMessage(value) {
  return isRecord(value) && isNode(value.body);
}

export function limitOf(text) {
  if (text === undefined) return undefined;
  const limit = Number(text);
  return Number.isInteger(limit) && limit >= 1 && limit <= 100 ? limit : null;
}

/** The schemas for validators of JSON Schema, with the named schema in `$defs`. */
export const JSON_SCHEMAS = {
  message: {
    $defs: { node: nodeWith('#/$defs/node') },
    ...MESSAGE,
    properties: { body: { $ref: '#/$defs/node' } },
  },
  params: (...names) => ({
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, UUID])),
  }),
  query: {
    type: 'object',
    properties: { limit: { type: 'integer', minimum: 1, maximum: 100 } },
  },
  list: LIST,
  one: CONVERSATION,
  sent: SENT_ID,
};

function nodeWith(ref) {
  return {
    ...NODE,
    properties: { ...NODE.properties, content: { type: 'array', items: { $ref: ref } } },
  };
}
