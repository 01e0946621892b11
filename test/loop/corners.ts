/** A description of rare constructs, and of values that once arrived changed. */
const ANSWER = { 200: { description: 'Fine', content: json({ type: 'string' }) } };

function json(schema: object): object {
  return { 'application/json': { schema } };
}

function body(content: object): object {
  return { requestBody: { required: true, content }, responses: ANSWER };
}

const BYTES = { schema: { type: 'string', format: 'binary' } };
const OPEN = { type: 'object', additionalProperties: { type: 'string' } };

const TEXT = { type: 'string' };
const CARD = {
  anyOf: [
    {
      type: 'object',
      required: ['month', 'number'],
      properties: { month: { type: 'integer' }, number: TEXT, tags: TEXT },
    },
    {
      type: 'object',
      required: ['token'],
      properties: { token: TEXT, tags: { type: 'array', items: TEXT } },
    },
  ],
};

const tagged = (kind: string, value: object): object => ({
  type: 'object',
  required: ['kind', 'value'],
  properties: { kind: { const: kind }, value },
});
/** A value of digits could be a number or a string. Only the discriminator decides. */
const TAGGED = {
  oneOf: [
    tagged('number', { type: 'integer' }),
    tagged('text', { type: 'string', pattern: '^[0-9]{3}$' }),
  ],
};
const OBJECT = { type: 'object', required: ['id'], properties: { id: TEXT } };
const SORTS = {
  type: 'object',
  required: ['open', 'both'],
  additionalProperties: true,
  properties: {
    open: { ...OBJECT, type: ['object', 'null'], additionalProperties: true },
    both: { allOf: [OBJECT, { type: 'object', properties: { more: TEXT } }] },
    maybe: { anyOf: [{ allOf: [OBJECT] }, { type: 'null' }] },
    some: { type: ['array', 'null'], minItems: 1, uniqueItems: true, items: { enum: ['a', 'b'] } },
    few: { type: ['object', 'null'], maxProperties: 2, additionalProperties: TEXT },
    size: { type: 'integer', exclusiveMinimum: 0, minimum: 0, maximum: 9, default: 3 },
    part: { type: ['number', 'null'], format: 'double', minimum: 0 },
    mail: { type: ['string', 'null'], format: 'email', minLength: 1 },
    link: { type: 'string', format: 'uri-reference' },
    file: { type: 'string', format: 'binary' },
    kind: { allOf: [{ type: 'string', enum: ['a', 'b'] }] },
    flag: { allOf: [{ type: 'boolean' }] },
  },
};

export const CORNERS = {
  openapi: '3.1.0',
  info: { title: 'Corners', version: '1' },
  servers: [{ url: 'https://corners.test/v1,a:(b)' }],
  components: {
    securitySchemes: {
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      role: { type: 'apiKey', in: 'header', name: 'X-Role' },
      trace: { type: 'apiKey', in: 'header', name: 'X-Trace' },
      cookie: { type: 'apiKey', in: 'cookie', name: 'sid' },
    },
  },
  security: [{ key: [] }],
  paths: {
    '/errors-alone': { get: { responses: { 500: { description: 'Wrong' } } } },
    '/key-with-a-value': {
      get: {
        parameters: [
          { in: 'header', name: 'X-Key', schema: { type: 'string', default: '{{key}}' } },
        ],
        responses: ANSWER,
      },
    },
    '/role-if-any': {
      get: { security: [{ key: [] }, { key: [], role: [] }], responses: ANSWER },
    },
    '/session': { get: { security: [{ cookie: [] }], responses: ANSWER } },
    '/text': { post: body({ 'text/plain': { schema: { type: 'string', maxLength: 0 } } }) },
    '/form': {
      post: body({
        'application/x-www-form-urlencoded': {
          schema: { type: 'object', properties: { a: { type: 'string' } } },
        },
      }),
    },
    '/bytes': {
      get: {
        responses: {
          200: { description: 'One or the other', content: { ...json({}), 'text/csv': BYTES } },
          400: { description: 'Wrong', content: { 'text/*': BYTES } },
          default: { description: 'Worse', content: { 'application/xml': BYTES } },
        },
      },
    },
    '/nearly-json': {
      get: {
        responses: {
          200: {
            description: 'Both',
            content: { ...json(OPEN), 'application/json+sarif': { schema: OPEN } },
          },
        },
      },
    },
    '/marked-list': {
      post: body({
        'application/x-www-form-urlencoded': {
          schema: {
            type: 'object',
            properties: {
              either: { anyOf: [{ type: 'array', items: { type: 'string' } }, { enum: [''] }] },
              inside: {
                type: 'object',
                properties: {
                  either: { anyOf: [{ type: 'array', items: { type: 'string' } }, { enum: [''] }] },
                },
              },
            },
          },
          encoding: {
            either: { style: 'deepObject', explode: true },
            inside: { style: 'deepObject', explode: true },
          },
        },
      }),
    },
    '/one-of-several-objects': {
      post: {
        parameters: [
          {
            in: 'query',
            name: 'filter',
            style: 'deepObject',
            schema: { allOf: [{ type: 'object', properties: { by: TEXT } }, CARD] },
          },
        ],
        ...body({
          'application/x-www-form-urlencoded': {
            schema: { type: 'object', properties: { card: CARD, by: TAGGED } },
            encoding: {
              card: { style: 'deepObject', explode: true },
              by: { style: 'deepObject', explode: true },
            },
          },
        }),
      },
    },
    '/defaults': {
      get: {
        parameters: [
          { in: 'query', name: 'limit', schema: { type: 'integer', maximum: 9, default: '20' } },
          { in: 'query', name: 'how', schema: { enum: ['all'], default: 'none' } },
          { in: 'query', name: 'short', schema: { type: 'string', maxLength: 1, default: 'long' } },
        ],
        responses: ANSWER,
      },
    },
    '/spread': {
      get: {
        parameters: [
          { in: 'query', name: 'tags', schema: OPEN },
          {
            in: 'query',
            name: 'page',
            schema: { type: 'object', properties: { after: { type: 'string' } } },
          },
        ],
        responses: ANSWER,
      },
    },
    '/file-or-none': {
      post: body({
        'multipart/form-data': {
          schema: {
            type: 'object',
            required: ['file'],
            properties: { file: { type: ['string', 'null'], format: 'binary' } },
          },
        },
      }),
    },
    '/upgrade': { get: { responses: { 101: { description: 'Go on' } } } },
    '/number-or-object': {
      get: {
        parameters: [
          {
            in: 'query',
            name: 'page',
            schema: {
              oneOf: [
                { type: 'integer' },
                { type: 'object', properties: { size: { type: 'integer' } }, required: ['size'] },
              ],
            },
          },
        ],
        responses: ANSWER,
      },
    },
    '/form-of-all-sorts': {
      post: body({
        'application/x-www-form-urlencoded': {
          schema: {
            type: 'object',
            required: ['id', 'name'],
            properties: {
              id: { type: 'string', readOnly: true },
              name: { type: 'string' },
              settings: { type: ['object', 'null'], additionalProperties: { type: 'string' } },
              every: { type: 'array', items: { type: ['object', 'null'] } },
            },
          },
        },
      }),
    },
    '/json-of-all-sorts': {
      post: {
        security: [{ key: [], role: [], trace: [] }],
        requestBody: { required: true, content: json(SORTS) },
        responses: {
          200: { description: 'Packed', content: { 'application/zip': BYTES } },
          400: { description: 'Wrong', content: json({ type: 'object', maxProperties: 2 }) },
        },
      },
    },
    '/formats/{name}.{format}': {
      get: {
        parameters: [
          { in: 'path', name: 'name', required: true, schema: { type: 'string' } },
          { in: 'path', name: 'format', required: true, schema: { enum: ['json', 'xml'] } },
        ],
        responses: ANSWER,
      },
    },
  },
};
