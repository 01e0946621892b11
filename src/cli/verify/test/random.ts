/** Random descriptions and recordings that are independent of each other, so that their mismatches are random. */
import { fc } from '../../../../test/property.js';

const NAMES = ['id', 'name', 'state', 'items', 'a/b', '~', 'constructor'];
const name = fc.constantFrom(...NAMES);

/** A schema of JSON Schema, as people write them. */
const { schema } = fc.letrec<{ schema: unknown }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<unknown>(
      { type: 'string' },
      { type: 'string', format: 'uuid' },
      { type: 'string', minLength: 2, maxLength: 3 },
      { type: 'string', pattern: '^[a-c]+$' },
      { type: 'integer', minimum: 3 },
      { type: 'integer', maximum: 2 },
      { type: 'number', multipleOf: 2 },
      { type: ['boolean', 'null'] },
      { type: 'string', enum: ['open', 'shut'] },
      { const: 'x' },
      { $ref: '#/components/schemas/Node' },
      { $ref: '#/components/schemas/Kind' },
      { not: { type: 'string' } },
      {},
    ),
    fc.record({ type: fc.constant('array'), items: tie('schema') }),
    fc.record({
      type: fc.constant('array'),
      items: tie('schema'),
      maxItems: fc.constant(1),
      uniqueItems: fc.boolean(),
    }),
    fc.record(
      {
        type: fc.constant('object'),
        properties: fc.dictionary(name, tie('schema'), { maxKeys: 3 }),
        required: fc.uniqueArray(name, { maxLength: 2 }),
        additionalProperties: fc.oneof(fc.boolean(), tie('schema')),
      },
      { requiredKeys: ['type', 'properties'] },
    ),
    fc.record({ oneOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
  ),
}));

const content = fc.dictionary(
  fc.constantFrom('application/json', 'text/plain', 'application/problem+json'),
  fc.record({ schema }),
  { minKeys: 1, maxKeys: 2 },
);
const simple = fc.constantFrom<unknown>(
  { type: 'integer', maximum: 10 },
  { type: 'string', enum: ['a', 'b'] },
  { type: 'array', items: { type: 'integer' } },
  { type: 'boolean' },
);
const parameter = fc.record({
  name: fc.constantFrom('limit', 'q', 'X-Mode'),
  in: fc.constantFrom('query', 'header'),
  required: fc.boolean(),
  schema: simple,
});
const response = fc.record(
  {
    description: fc.constant('d'),
    content,
    headers: fc.dictionary(
      fc.constantFrom('X-Total', 'X-Mode'),
      fc.record({ required: fc.boolean(), schema: simple }),
      { maxKeys: 1 },
    ),
  },
  { requiredKeys: ['description'] },
);
const operation = fc.record(
  {
    parameters: fc.uniqueArray(parameter, { maxLength: 2, selector: (one) => one.name + one.in }),
    requestBody: fc.record({ required: fc.boolean(), content }),
    responses: fc.dictionary(fc.constantFrom('200', '201', '4XX', 'default'), response, {
      maxKeys: 2,
    }),
  },
  { requiredKeys: ['responses'] },
);

/** An API of a few operations. */
export const anyDescription = fc
  .record({
    list: operation,
    create: operation,
    item: operation,
    kind: schema,
  })
  .map(({ list, create, item, kind }) => ({
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    servers: [{ url: 'https://api.b.io/v1' }],
    paths: { '/things': { get: list, post: create }, '/things/{id}': { put: item } },
    components: {
      schemas: {
        Kind: kind,
        Node: {
          type: 'object',
          required: ['next'],
          properties: { next: { $ref: '#/components/schemas/Node' }, name: { type: 'string' } },
        },
      },
    },
  }));

const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.dictionary(name, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 }),
  fc.array(fc.dictionary(name, fc.jsonValue({ maxDepth: 1 }), { maxKeys: 3 }), { maxLength: 3 }),
);
const header = fc.record({
  name: fc.constantFrom('X-Mode', 'x-total', 'X-Other'),
  value: fc.constantFrom('a', '7', 'true', 'c d'),
});
const body = fc.record({
  mimeType: fc.constantFrom('application/json', 'text/plain', 'application/problem+json'),
  text: value.map((one) => JSON.stringify(one)),
});

/** An exchange with such an API, or with some other operation of its host. */
const entry = fc.record({
  request: fc.record(
    {
      method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD'),
      url: fc
        .tuple(
          fc.constantFrom('/v1/things', '/v1/things/7', '/v1/things/8', '/v1/others/anna', '/v2/x'),
          fc.constantFrom('', '?limit=1000', '?limit=2,3&q=c', '?q=a&q=b', '?z=%20', '?limit='),
        )
        .map(([path, search]) => `https://api.b.io${path}${search}`),
      headers: fc.array(header, { maxLength: 2 }),
      postData: body,
    },
    { requiredKeys: ['method', 'url', 'headers'] },
  ),
  response: fc.record({
    status: fc.constantFrom(200, 201, 204, 302, 404, 422, 500),
    headers: fc.array(header, { maxLength: 2 }),
    content: fc.oneof(
      fc.constant({ size: 0, mimeType: 'x-unknown' }),
      body.map((one) => ({ ...one, size: one.text.length })),
    ),
  }),
});

/** A recording. */
export const anyRecording = fc
  .array(entry, { minLength: 1, maxLength: 8 })
  .map((entries) => ({ log: { version: '1.2', entries } }));
