/** Descriptions with constructs that other generators get wrong. */

export const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
export const json = (schema: unknown): object => ({ content: { 'application/json': { schema } } });
export const ok = (schema: unknown): object => ({ 200: { description: 'Good', ...json(schema) } });
export const done = { 204: { description: 'Done' } };
export const text = { type: 'string' };
const list = { type: 'array', items: text };
const anything = { type: 'object', additionalProperties: true };

export const OPENAPI = {
  openapi: '3.2.0',
  info: { title: 'Hard', version: '1' },
  servers: [{ url: 'https://a.test' }],
  security: [],
  paths: {
    '/w/{p}': {
      get: {
        operationId: 'everyStyle',
        parameters: [
          { name: 'p', in: 'path', required: true, style: 'label', schema: list },
          { name: 'deep', in: 'query', style: 'deepObject', explode: true, schema: anything },
          { name: 'pipes', in: 'query', style: 'pipeDelimited', explode: false, schema: list },
          { name: 'json', in: 'query', ...json(anything) },
        ],
        responses: done,
      },
    },
    '/places/{id}': {
      get: {
        operationId: 'everyPlace',
        parameters: [
          { name: 'X-Trace', in: 'header', schema: text },
          { name: 'session', in: 'cookie', schema: text },
        ],
        responses: done,
      },
      query: { operationId: 'search', requestBody: json(text), responses: done },
      additionalOperations: { COPY: { operationId: 'copy', responses: done } },
    },
    '/bodies': {
      post: {
        operationId: 'send',
        requestBody: {
          required: true,
          content: {
            'application/json': { schema: ref('Note') },
            'multipart/form-data': {
              schema: {
                type: 'object',
                required: ['scan'],
                properties: { scan: { type: 'string', format: 'binary' } },
              },
            },
          },
        },
        responses: {
          200: {
            description: 'Good',
            content: { 'application/json': { schema: ref('Note') }, 'image/png': {} },
          },
          404: { description: 'None', ...json({ type: 'object', properties: { why: text } }) },
          '5XX': { description: 'Broken', ...json({ type: 'object', properties: { at: text } }) },
        },
      },
    },
    '/events': {
      get: {
        operationId: 'listen',
        responses: {
          200: {
            description: 'Events',
            content: { 'text/event-stream': { itemSchema: ref('Note') } },
          },
        },
      },
    },
    '/odd': {
      post: { operationId: 'odd', requestBody: json(ref('Odd')), responses: ok(ref('Odd')) },
    },
    '/globals': { get: { operationId: 'globals', responses: ok(ref('Response')) } },
    '/circles': { get: { operationId: 'circles', responses: ok(ref('Circles')) } },
  },
  components: {
    schemas: {
      Note: { type: 'object', required: ['text'], properties: { text } },
      Odd: {
        type: 'object',
        required: ['open', 'known', 'flag', 'tree', 'dynamic'],
        properties: {
          anything: true,
          nothing: false,
          open: { prefixItems: [text, { type: 'boolean' }] },
          known: {
            type: 'object',
            required: ['count'],
            properties: { count: { type: 'integer' } },
            additionalProperties: text,
          },
          flag: { type: 'boolean', enum: [true] },
          tree: ref('Tree'),
          dynamic: ref('Texts'),
          id: { type: 'string', readOnly: true },
          $ref: text,
        },
      },
      Tree: { oneOf: [text, { type: 'array', items: ref('Tree') }] },
      Response: {
        type: 'object',
        required: ['status'],
        properties: { status: text, file: ref('File') },
      },
      File: { type: 'object', properties: { name: text } },
      Circles: { type: 'object', properties: { a: ref('A'), self: ref('Self') } },
      A: ref('B'),
      B: ref('A'),
      Self: { allOf: [ref('Self'), { type: 'object', properties: { name: text } }] },
      List: {
        $id: 'list',
        type: 'array',
        items: { $dynamicRef: '#item' },
        $defs: { item: { $dynamicAnchor: 'item' } },
      },
      Texts: {
        $ref: '#/components/schemas/List',
        $defs: { item: { $dynamicAnchor: 'item', ...text } },
      },
    },
  },
};

const FORMATS = ['csv', 'ssv', 'tsv', 'pipes', 'multi'];
export const SWAGGER = {
  swagger: '2.0',
  info: { title: 'Old', version: '1' },
  host: 'a.test',
  schemes: ['https'],
  security: [],
  paths: {
    '/lists': {
      get: {
        operationId: 'lists',
        parameters: FORMATS.map((collectionFormat) => ({
          ...{ name: collectionFormat, in: 'query', type: 'array', items: text },
          collectionFormat,
        })),
        responses: { 200: { description: 'Good', schema: { $ref: '#/definitions/Maybe' } } },
      },
    },
  },
  definitions: {
    Maybe: {
      type: 'object',
      required: ['text'],
      properties: { text: { type: 'string', 'x-nullable': true } },
    },
  },
};

/** A program that compiles only if the types match the description. */
export const USE = `
import * as c from './generated/client/index.js';
type Is<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
const odd: c.Odd = null as never;
export const proofs: true[] = [
  true satisfies Is<typeof odd.flag, true>,
  true satisfies Is<typeof odd.known.count, number>,
  true satisfies Is<undefined, typeof odd.nothing>,
  true satisfies Is<string | undefined, typeof odd.$ref>,
  true satisfies Is<typeof odd.id, string | undefined>,
  true satisfies 'anything' extends keyof c.Odd ? true : never,
  true satisfies Is<c.Tree, string | c.Tree[]>,
];
export const first: string | undefined = odd.open[0];
export const second: boolean | undefined = odd.open[1];
export const rest: unknown = odd.open[7];
export async function use(api: c.Client): Promise<unknown> {
  const global: c.ResponseSchema = await c.globals(api);
  const file: string | undefined = global.file?.name;
  for await (const note of await c.listen(api)) note.data satisfies c.Note;
  const sent = await c.send(api, { body: { text: 'a' }, contentType: 'application/json' }).result();
  if (sent.status === 404) return sent.body.why satisfies string | undefined;
  if (!sent.ok) return sent.body;
  return file;
}
`;
