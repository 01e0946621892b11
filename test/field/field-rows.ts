/** Descriptions whose parts are easily lost, and what must become of each. */
import { expect } from 'vitest';
import type { Loop } from '../loop.js';
import type { Row } from '../program-rows.js';

const text = { type: 'string' };
const whole = { type: 'integer' };
const done = { 204: { description: 'Done' } };
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: unknown): object => ({ content: { 'application/json': { schema } } });
const good = (schema: unknown, more: object = {}): object => ({
  description: 'Good',
  ...json(schema),
  ...more,
});
const body = (schema: unknown): object => ({ required: true, ...json(schema) });
const record = (properties: object, ...required: string[]): object => ({
  type: 'object',
  properties,
  ...(required.length > 0 && { required }),
});

function openapi(paths: object, schemas: object = {}, version = '3.1.0'): object {
  return {
    openapi: version,
    info: { title: 'Field', version: '1' },
    servers: [{ url: 'https://field.test/v1' }],
    security: [],
    paths,
    components: { schemas },
  };
}

/** One operation that takes and gives a schema. */
function given(schema: unknown, schemas: object = {}): object {
  const post = {
    ...{ operationId: 'swap', requestBody: body(schema) },
    responses: { 200: good(schema) },
  };
  return openapi({ '/swap': { post } }, schemas);
}

/** The status that the server answers a body with. */
async function statusOf(made: Loop, value: unknown, path = '/v1/swap'): Promise<number> {
  made.answer(({ body: sent }) => ({ status: 200, body: sent }));
  const request = new Request(`http://loop.test${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  });
  return (await made.api.fetch(request)).status;
}

/** The exported OpenAPI document. */
function exported(made: Loop): unknown {
  return JSON.parse(made.files.get('openapi.json') ?? '');
}

/** All pages of the docs. */
function docs(made: Loop): string {
  return [...made.files].flatMap(([path, page]) => (path.endsWith('.md') ? [page] : [])).join('\n');
}

const READING: readonly Row[] = [
  {
    name: 'schemas that are only true or false, wherever a schema may stand',
    documents: {
      'a.json': given(
        {
          ...record({ any: true, never: false, list: { type: 'array', items: true } }, 'any'),
          additionalProperties: false,
          allOf: [true],
        },
        { Anything: true, Nothing: false },
      ),
    },
    program: `
type Sent = c.SwapArgs['body'];
export const proofs: true[] = [
  true satisfies undefined extends Sent['never'] ? true : false,
  true satisfies Is<NonNullable<Sent['list']>[number], unknown>,
  true satisfies 'any' extends keyof Sent ? true : false,
];`,
    check: async (made) => {
      expect(await statusOf(made, { any: null, list: [1, 'a'] })).toBe(200);
      expect(await statusOf(made, { any: 1, never: 1 })).toBe(400);
      expect(await statusOf(made, { any: 1, more: 1 })).toBe(400);
      expect(await statusOf(made, { list: [] })).toBe(400);
    },
  },
  {
    name: 'methods of OpenAPI 3.2 in the client, the server, the docs and the export',
    documents: {
      'a.json': openapi(
        {
          '/things': {
            query: {
              operationId: 'search',
              requestBody: body(text),
              responses: { 200: good(text) },
            },
            additionalOperations: { COPY: { operationId: 'copy', responses: { 200: good(text) } } },
          },
        },
        {},
        '3.2.0',
      ),
    },
    program: `
export const found = async (api: c.Client): Promise<string> =>
  (await c.search(api, { body: 'a' })) + (await c.copy(api));`,
    check: async (made) => {
      made.answer(({ key, body: sent }) => ({ status: 200, body: `${key} ${String(sent)}` }));
      expect(await made.call(made.standard, 'search', { body: 'a' })).toBe('QUERY /things a');
      expect(await made.call(made.standard, 'copy')).toBe('COPY /things undefined');
      expect(docs(made)).toContain('QUERY /things');
      expect(docs(made)).toContain('COPY /things');
      expect(JSON.stringify(exported(made))).toMatch(/search.*copy|copy.*search/);
    },
  },
  {
    name: 'a file of schemas that is no document of its own',
    documents: {
      'a.json': given({ $ref: './shared/pet.json#/Pet' }),
      'shared/pet.json': { Pet: record({ id: whole, tag: { $ref: '#/Tag' } }, 'id'), Tag: text },
    },
    config: { inputs: ['a.json'] },
    program: `
export const proof: true = true satisfies Is<c.SwapArgs['body'], c.Pet>;
export const pet: c.Pet = { id: 1, tag: 'a' };`,
  },
  {
    name: 'the server of a Swagger file, without any option',
    documents: {
      'a.json': {
        swagger: '2.0',
        info: { title: 'Field', version: '1' },
        ...{ host: 'field.test', basePath: '/v1', schemes: ['https'], security: [] },
        paths: {
          '/pets/{id}': {
            get: {
              operationId: 'getPet',
              parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
              responses: { 200: { description: 'Good', schema: { $ref: '#/definitions/Pet' } } },
            },
          },
        },
        definitions: {
          Pet: record({ name: { type: 'string', 'x-nullable': true }, kind: text }, 'name'),
        },
      },
    },
    program: `
export const proof: true = true satisfies Is<c.Pet['name'], string | null>;`,
    check: async (made) => {
      const urls: string[] = [];
      const fetch = (request: Request): Response => {
        urls.push(request.url);
        return Response.json({ name: null });
      };
      const client = made.client({ fetch, baseUrl: undefined });
      expect(await made.call(client, 'getPet', { id: 'a/b?c' })).toEqual({ name: null });
      expect(urls).toEqual(['https://field.test/v1/pets/a%2Fb%3Fc']);
    },
  },
];

const limits = {
  'X-Remaining': { required: true, schema: whole, description: 'Calls that are left.' },
  'X-Mode': { schema: { enum: ['slow', 'fast'] } },
  'Retry-After': { schema: whole },
};

const RUNNING: readonly Row[] = [
  {
    name: 'statuses one by one, as classes and as the rest',
    documents: {
      'a.json': openapi({
        '/things': {
          get: {
            operationId: 'things',
            responses: {
              200: good(record({ ok: text })),
              '2XX': good(record({ other: text })),
              404: good(record({ missing: text })),
              '5XX': good(record({ broken: text })),
              default: good(record({ rest: text })),
            },
          },
        },
      }),
    },
    program: `
export async function use(api: c.Client): Promise<unknown> {
  const reply = await c.things(api).result();
  switch (reply.status) {
    case 200: return reply.body.ok;
    case 202: return reply.body.other;
    case 404: return reply.body.missing;
    case 503: return reply.body.broken;
    case 429: return reply.body.rest;
    // @ts-expect-error what is of another status
    case 500: return reply.body.missing;
    default: return reply.ok;
  }
}`,
    check: async (made) => {
      for (const [status, answer] of [
        [200, { ok: 'a' }],
        [202, { other: 'a' }],
        [404, { missing: 'a' }],
        [503, { broken: 'a' }],
        [429, { rest: 'a' }],
      ] as const) {
        made.answer({ status, body: answer });
        const reply = await made.call(made.standard, 'things').result();
        expect([reply.status, reply.ok, reply.body]).toEqual([status, status < 300, answer]);
      }
    },
  },
  {
    name: 'headers of responses, of errors too',
    documents: {
      'a.json': openapi({
        '/things': {
          get: {
            operationId: 'things',
            responses: {
              200: good(text, { headers: limits }),
              429: good(record({ why: text }), { headers: limits }),
            },
          },
        },
      }),
    },
    program: `
export async function use(api: c.Client): Promise<unknown> {
  const reply = await c.things(api).result();
  const left: string = reply.headers.get('X-Remaining');
  const mode: 'slow' | 'fast' | null = reply.headers.get('X-Mode');
  const other: string | null = reply.headers.get('x-other');
  try {
    await c.things(api);
  } catch (error) {
    if (!c.isErrorOf(c.things, error)) throw error;
    const known: c.ThingsError = error;
    const after: string | null = known.headers.get('Retry-After');
    const still: string = known.headers.get('X-Remaining');
    return [after, still];
  }
  return [left, mode, other];
}
export const handler: s.Handlers['GET /things'] = () => ({
  status: 200, body: 'a', headers: { 'X-Remaining': 7, 'X-Mode': 'slow' },
});
// @ts-expect-error a header that is required
export const wrong: s.Handlers['GET /things'] = () => ({
  status: 200, body: 'a', headers: { 'X-Mode': 'slow' },
});`,
    check: async (made) => {
      for (const [status, answer] of [
        [200, 'a'],
        [429, { why: 'a' }],
      ] as const) {
        const headers = { 'X-Remaining': '7', 'X-Mode': 'slow' };
        made.answer({ status, body: answer, headers });
        const { headers: got } = await made.call(made.standard, 'things').result();
        const names = ['X-Remaining', 'x-mode', 'Retry-After'];
        expect(names.map((name) => got.get(name))).toEqual(['7', 'slow', null]);
      }
      const failed = await made.call(made.standard, 'things').then(undefined, (error) => error);
      expect((failed as { headers: Headers }).headers.get('X-Remaining')).toBe('7');
      expect(docs(made)).toContain('X-Remaining');
      expect(exported(made)).toMatchObject({
        paths: {
          '/things': { get: { responses: { 200: { headers: limits }, 429: { headers: limits } } } },
        },
      });
    },
  },
  {
    name: 'bodies of several media types, in both directions',
    documents: {
      'a.json': openapi({
        '/notes': {
          post: {
            operationId: 'send',
            requestBody: {
              required: true,
              content: {
                'application/json': { schema: record({ text }, 'text') },
                'text/plain': { schema: text },
                'multipart/form-data': {
                  schema: record({ scan: { type: 'string', format: 'binary' } }, 'scan'),
                },
              },
            },
            responses: {
              200: {
                description: 'Good',
                content: {
                  'application/json': { schema: record({ text }, 'text') },
                  'text/plain': { schema: text },
                  'image/png': {},
                },
              },
            },
          },
        },
      }),
    },
    program: `
export async function use(api: c.Client): Promise<unknown> {
  const note = { body: { text: 'a' } };
  const [one, two] = [await c.send(api, note), await c.send(api, note, { accept: 'text/plain' })];
  const three = await c.send(api, note, { accept: 'image/png' });
  await c.send(api, { contentType: 'text/plain', body: 'a' });
  await c.send(api, { contentType: 'multipart/form-data', body: { scan: new Blob() } });
  // @ts-expect-error text is no object
  await c.send(api, { contentType: 'text/plain', body: { text: 'a' } });
  return [one.text, two.trim(), three.size];
}`,
    check: async (made) => {
      const sent: unknown[] = [];
      made.answer(({ body: got }) => {
        sent.push(got);
        return { status: 200, body: 'b', contentType: 'text/plain' };
      });
      const args = [
        { body: { text: 'a' } },
        { contentType: 'text/plain', body: 'a' },
        { contentType: 'multipart/form-data', body: { scan: new Blob(['abc']) } },
      ];
      for (const one of args) {
        const options = { accept: 'text/plain' };
        expect(await made.call(made.standard, 'send', one, options)).toBe('b');
      }
      expect(sent.slice(0, 2)).toEqual([{ text: 'a' }, 'a']);
      expect(((sent[2] as FormData).get('scan') as File).size).toBe(3);
      made.answer({ status: 200, body: new Uint8Array([1]), contentType: 'image/png' });
      const picture = made.call(made.standard, 'send', args[0], { accept: 'image/png' });
      expect(await picture).toBeInstanceOf(Blob);
      made.answer({ status: 200, body: { text: 'c' }, contentType: 'application/json' });
      expect(await made.call(made.standard, 'send', args[0])).toEqual({ text: 'c' });
    },
  },
  {
    name: 'dates and large integers in unions, in forms without a name, and in errors',
    config: { targets: { client: { dates: 'Date', int64: 'bigint' } } },
    documents: {
      'a.json': openapi(
        {
          '/things': {
            get: {
              operationId: 'things',
              responses: {
                200: good({
                  oneOf: [
                    record({ at: { type: 'string', format: 'date-time' }, n: ref('Large') }, 'at'),
                    { type: 'array', items: { type: 'string', format: 'date' } },
                  ],
                }),
                409: good(record({ since: { type: 'string', format: 'date-time' } }, 'since')),
              },
            },
          },
        },
        { Large: { type: 'integer', format: 'int64' } },
      ),
    },
    program: `
export async function use(api: c.Client): Promise<unknown> {
  const reply = await c.things(api).result();
  if (reply.status === 409) return reply.body.since satisfies Date;
  if (Array.isArray(reply.body)) return reply.body[0] satisfies Date | undefined;
  reply.body.n satisfies bigint | undefined;
  return reply.body.at.getTime();
}`,
    check: async (made) => {
      const reply = async (status: number, content: string): Promise<unknown> => {
        const headers = { 'content-type': 'application/json' };
        const fetch = (): Response => new Response(content, { status, headers });
        return (await made.call(made.client({ fetch }), 'things').result()).body;
      };
      const at = '2020-02-03T04:05:06.000Z';
      expect(await reply(200, `{"at":"${at}","n":9007199254740993}`)).toEqual({
        at: new Date(at),
        n: 9007199254740993n,
      });
      expect(await reply(200, '["2020-02-03"]')).toEqual([new Date('2020-02-03')]);
      expect(await reply(409, `{"since":"${at}"}`)).toEqual({ since: new Date(at) });
    },
  },
  {
    name: 'an answer of any status that is no JSON',
    documents: {
      'a.json': openapi({
        '/things': {
          get: { operationId: 'things', responses: { 200: good(text), default: good(text) } },
        },
      }),
    },
    check: async (made) => {
      const fetch = (): Response =>
        new Response('<h1>Bad gateway</h1>', {
          status: 502,
          headers: { 'content-type': 'text/html' },
        });
      const { status, body: got } = await made.call(made.client({ fetch }), 'things').result();
      expect([status, got]).toEqual([502, '<h1>Bad gateway</h1>']);
    },
  },
];

const FORMS: readonly Row[] = [
  {
    name: 'what may not be, and what TypeScript has no form for, is kept and told',
    documents: {
      'a.json': given(ref('Odd'), {
        Odd: {
          ...record({ a: text, b: { not: { type: 'string' } } }),
          not: { required: ['c'] },
          patternProperties: { '^x-': whole },
          if: { required: ['a'] },
          then: { required: ['b'] },
          dependentRequired: { a: ['b'] },
        },
      }),
    },
    check: (made) => {
      const { Odd } = (exported(made) as { components: { schemas: Record<string, object> } })
        .components.schemas;
      expect(Odd).toMatchObject({
        not: { required: ['c'] },
        patternProperties: { '^x-': { type: 'integer' } },
        if: { required: ['a'] },
        then: { required: ['b'] },
        dependentRequired: { a: ['b'] },
        properties: { b: { not: { type: 'string' } } },
      });
      expect(made.said.filter((one) => one === 'info schema/keyword').length).toBeGreaterThan(0);
    },
  },
  {
    name: 'one face to read and one to write, and nothing that becomes readonly',
    documents: {
      'a.json': given(ref('User'), {
        User: record(
          { id: { ...whole, readOnly: true }, name: text, secret: { ...text, writeOnly: true } },
          'id',
          'name',
          'secret',
        ),
      }),
    },
    program: `
export async function use(api: c.Client): Promise<unknown> {
  const user = await c.swap(api, { body: { name: 'a', secret: 'b' } });
  user.name = 'c';
  user.id = 7;
  // @ts-expect-error it is only written
  user.secret;
  return user;
}
export const handler: s.Handlers['POST /swap'] = ({ body }) => ({
  status: 200, body: { id: body.secret.length, name: body.name },
});
export const unwise = ({ body }: s.Req<'POST /swap'>): s.Res<'POST /swap'> => {
  // @ts-expect-error nobody sends it
  void body.id;
  // @ts-expect-error nobody is told it
  return { status: 200, body: { id: 1, name: body.name, secret: 'a' } };
};`,
    check: async (made) => {
      expect(await statusOf(made, { name: 'a', secret: 'b' })).toBe(200);
      expect(await statusOf(made, { id: 1, name: 'a' })).toBe(400);
    },
  },
  {
    name: 'named properties beside others of another type',
    documents: {
      'a.json': given(ref('Counts'), {
        Counts: { ...record({ total: whole }, 'total'), additionalProperties: text },
      }),
    },
    program: `
declare const counts: c.Counts;
export const total: number = counts.total;`,
    check: async (made) => {
      expect(await statusOf(made, { total: 1, a: 'b' })).toBe(200);
      expect(await statusOf(made, { total: 1, a: 2 })).toBe(400);
      expect(await statusOf(made, { total: 'x' })).toBe(400);
    },
  },
  {
    name: 'first items of their own types, with any number behind them or none',
    documents: {
      'a.json': given(
        record({
          open: { type: 'array', prefixItems: [text, { type: 'boolean' }] },
          closed: { type: 'array', prefixItems: [text], items: false, minItems: 1 },
          rest: { type: 'array', prefixItems: [text], items: whole },
        }),
      ),
    },
    program: `
type Sent = Required<c.SwapArgs['body']>;
export const open: Sent['open'] = ['a', true, 7, null];
export const short: Sent['open'] = ['a'];
export const closed: Sent['closed'] = ['a'];
export const rest: Sent['rest'] = ['a', 1, 2];
// @ts-expect-error nothing may follow
export const long: Sent['closed'] = ['a', 'b'];
// @ts-expect-error only integers follow
export const other: Sent['rest'] = ['a', 'b'];`,
    check: async (made) => {
      expect(await statusOf(made, { open: ['a', true, 7], rest: ['a', 1] })).toBe(200);
      expect(await statusOf(made, { open: ['a'], closed: ['a'] })).toBe(200);
      expect(await statusOf(made, { open: [1] })).toBe(400);
      expect(await statusOf(made, { closed: ['a', 'b'] })).toBe(400);
      expect(await statusOf(made, { rest: ['a', 'b'] })).toBe(400);
    },
  },
  {
    name: 'a reference that who uses it may lead elsewhere: read as it stands, and told',
    documents: {
      'a.json': given(ref('Texts'), {
        List: {
          $id: 'list',
          type: 'array',
          items: { $dynamicRef: '#item' },
          $defs: { item: { $dynamicAnchor: 'item' } },
        },
        Texts: {
          $id: 'texts',
          $ref: 'list',
          $defs: { item: { $dynamicAnchor: 'item', ...text } },
        },
      }),
    },
    program: `
export const texts: c.Texts = ['a'];`,
    check: async (made) => {
      expect(await statusOf(made, ['a'])).toBe(200);
      expect(await statusOf(made, 'a')).toBe(400);
      expect(made.said).toContain('info schema/keyword');
    },
  },
  {
    name: 'schemas in circles: trees, parents and children, and what is only itself',
    documents: {
      'a.json': given(
        record({ tree: ref('Tree'), parent: ref('Parent'), a: ref('A'), s: ref('S') }),
        {
          Tree: { oneOf: [text, { type: 'array', items: ref('Tree') }] },
          Parent: record({ child: ref('Child') }),
          Child: { allOf: [ref('Parent'), record({ name: text })] },
          A: ref('B'),
          B: ref('A'),
          S: { allOf: [ref('S'), ref('A')] },
        },
      ),
    },
    program: `
type Sent = Required<c.SwapArgs['body']>;
export const tree: Sent['tree'] = ['a', ['b', ['c']]];
export const parent: Sent['parent'] = { child: { name: 'a', child: { name: 'b' } } };`,
    check: async (made) => {
      expect(await statusOf(made, { tree: [['a']], parent: { child: { name: 'a' } } })).toBe(200);
      expect(await statusOf(made, { tree: [[1]] })).toBe(400);
      expect(await statusOf(made, { parent: { child: { child: { name: 1 } } } })).toBe(400);
      expect(made.said).toContain('error ref/cycle');
    },
  },
  {
    name: 'constants, lists of types, and null in every notation',
    documents: {
      'a.json': given(
        record(
          {
            kind: { const: 'a' },
            either: { type: ['string', 'integer', 'null'] },
            none: { type: 'null' },
            one: { anyOf: [text, { type: 'null' }] },
            choice: { enum: ['x', null] },
          },
          'kind',
        ),
      ),
      'old.json': {
        ...openapi(
          {
            '/old': {
              post: {
                operationId: 'old',
                requestBody: body(
                  record({
                    text: { type: 'string', nullable: true },
                    pet: { nullable: true, allOf: [ref('Pet')] },
                    choice: { type: 'string', nullable: true, enum: ['x', null] },
                  }),
                ),
                responses: done,
              },
            },
          },
          { Pet: record({ name: text }) },
          '3.0.3',
        ),
      },
    },
    program: `
type New = Required<c.SwapArgs['body']>;
type Old = Required<c.OldArgs['body']>;
export const proofs: true[] = [
  true satisfies Is<New['kind'], 'a'>,
  true satisfies Is<Exclude<New['either'], undefined>, string | number | null>,
  true satisfies Is<Exclude<New['none'], undefined>, null>,
  true satisfies Is<Exclude<New['one'], undefined>, string | null>,
  true satisfies Is<Exclude<New['choice'], undefined>, 'x' | null>,
  true satisfies Is<Exclude<Old['text'], undefined>, string | null>,
  true satisfies Is<Exclude<Old['pet'], undefined>, c.Pet | null>,
  true satisfies Is<Exclude<Old['choice'], undefined>, 'x' | null>,
];`,
    check: async (made) => {
      const nulls = { kind: 'a', either: null, none: null, one: null, choice: null };
      expect(await statusOf(made, nulls)).toBe(200);
      expect(await statusOf(made, { kind: 'b' })).toBe(400);
      expect(await statusOf(made, { kind: 'a', either: true })).toBe(400);
      expect(await statusOf(made, { text: null, pet: null, choice: null }, '/v1/old')).not.toBe(
        400,
      );
      expect(await statusOf(made, { text: 1 }, '/v1/old')).toBe(400);
    },
  },
];

const named = (name: string, type: object): object => record({ [name]: type }, name);
const multipart = (operationId: string, schema: unknown): object => ({
  post: {
    operationId,
    requestBody: { required: true, content: { 'multipart/form-data': { schema } } },
    responses: done,
  },
});

/** What the server says of a request: the status, and the pointer and code of every error. */
async function told(made: Loop, path: string, init: RequestInit): Promise<unknown[]> {
  made.answer({ status: 204 });
  const request = new Request(`http://loop.test/v1${path}`, { method: 'POST', ...init });
  const response = await made.api.fetch(request);
  if (response.status < 300) return [response.status];
  const { errors } = (await response.json()) as { errors: { pointer?: string; code: string }[] };
  return [
    response.status,
    ...errors.map(({ pointer, code }) => `${JSON.stringify(pointer)} ${code}`),
  ];
}

function parts(fields: Readonly<Record<string, string | Blob>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

const SERVING: readonly Row[] = [
  {
    name: 'an error has a pointer, also where the whole body is wrong',
    documents: { 'a.json': given(record({ a: whole }, 'a')) },
    check: async (made) => {
      const headers = { 'content-type': 'application/json' };
      expect(await told(made, '/swap', {})).toEqual([400, '"" required']);
      expect(await told(made, '/swap', { headers, body: '{' })).toEqual([400, '"" json']);
      expect(await told(made, '/swap', { headers, body: '[]' })).toEqual([400, '"" type']);
      expect(await told(made, '/swap', { headers, body: '{}' })).toEqual([400, '"/a" required']);
    },
  },
  {
    name: 'forms that are several objects at once, with further fields or none',
    documents: {
      'a.json': openapi(
        {
          '/all': multipart('all', {
            allOf: [ref('Base'), record({ file: { type: 'string', format: 'binary' } }, 'file')],
          }),
          '/closed': multipart('closed', {
            ...record({ count: whole }),
            additionalProperties: false,
          }),
          '/counts': multipart('counts', { type: 'object', additionalProperties: whole }),
          '/url': {
            post: {
              operationId: 'url',
              requestBody: {
                content: {
                  'application/x-www-form-urlencoded': {
                    schema: { oneOf: [{ allOf: [ref('Base')] }, named('name', text)] },
                  },
                },
              },
              responses: done,
            },
          },
        },
        {
          Base: record(
            { count: { ...whole, maximum: 5 }, tags: { type: 'array', items: whole } },
            'count',
          ),
        },
      ),
    },
    program: `
export const handler: s.Handlers['POST /all'] = async ({ body }) => {
  const form = await body.read();
  form.count satisfies number;
  form.file satisfies File;
  return { status: 204 };
};
// @ts-expect-error there is no such field
export const closed: c.ClosedArgs = { body: { other: 'a' } };`,
    check: async (made) => {
      const file = new Blob(['a']);
      const all = (fields: Readonly<Record<string, string | Blob>>): Promise<unknown[]> =>
        told(made, '/all', { body: parts(fields) });
      expect(await all({ count: '3', file, tags: '1', other: 'x' })).toEqual([204]);
      expect(await all({ count: 'x', file })).toEqual([400, '"/count" type']);
      expect(await all({ count: '7', file })).toEqual([400, '"/count" range']);
      expect(await all({ count: '3' })).toEqual([400, '"/file" required']);
      const closed = { body: parts({ count: '3', other: 'x' }) };
      expect(await told(made, '/closed', closed)).toEqual([400, '"/other" undeclared']);
      expect(await told(made, '/closed', { body: parts({ count: '3' }) })).toEqual([204]);
      expect(await told(made, '/counts', { body: parts({ a: '3' }) })).toEqual([204]);
      expect(await told(made, '/counts', { body: parts({ a: 'x' }) })).toEqual([400, '"/a" type']);
      const url = (pairs: string): Promise<unknown[]> =>
        told(made, '/url', { body: new URLSearchParams(pairs) });
      expect(await url('count=3')).toEqual([204]);
      expect(await url('name=3')).toEqual([204]);
      expect((await url('other=3'))[0]).toBe(400);
    },
  },
  {
    name: 'who calls is known where nobody is let in otherwise',
    documents: {
      'a.json': {
        ...openapi({
          '/one': { get: { operationId: 'one', security: [{ key: [] }], responses: done } },
          '/both': {
            get: {
              operationId: 'both',
              security: [{ key: [], token: [] }, { key: [] }],
              responses: done,
            },
          },
          '/some': {
            get: { operationId: 'some', security: [{ key: [] }, { token: [] }], responses: done },
          },
          '/anybody': {
            get: { operationId: 'anybody', security: [{ key: [] }, {}], responses: done },
          },
        }),
        components: {
          securitySchemes: {
            key: { type: 'apiKey', in: 'header', name: 'X-Key' },
            token: { type: 'http', scheme: 'bearer' },
          },
        },
      },
    },
    program: `
declare module './generated/server/operations.js' {
  interface Principals { key: { id: number }; token: string }
}
export const one: s.Handlers['GET /one'] = (_, { auth }) => {
  auth.key.id satisfies number;
  true satisfies Is<typeof auth.token, string | undefined>;
  return { status: 204 };
};
export const both: s.Handlers['GET /both'] = (_, { auth }) => {
  auth.key.id satisfies number;
  true satisfies Is<typeof auth.token, string | undefined>;
  return { status: 204 };
};
export const some: s.Handlers['GET /some'] = (_, { auth }) => {
  true satisfies Is<typeof auth.key, { id: number } | undefined>;
  return { status: 204 };
};
export const anybody: s.Handlers['GET /anybody'] = (_, { auth }) => {
  // @ts-expect-error perhaps nobody in particular
  void auth.key.id;
  return { status: 204 };
};
export const any = (_: unknown, { auth }: s.Ctx): { status: 204 } => {
  true satisfies Is<typeof auth.key, { id: number } | undefined>;
  return { status: 204 };
};
export const handlers: s.Handlers = {
  'GET /one': any, 'GET /both': both, 'GET /some': some, 'GET /anybody': anybody,
};`,
    check: async (made) => {
      for (const name of ['one', 'both', 'some', 'anybody']) {
        made.answer({ status: 204 });
        await made.call(made.standard, name);
        expect(made.received[0]?.auth['key']).toBe('principal of key');
      }
    },
  },
];

const thing = (name: string): object => ({
  get: { operationId: 'getThing', responses: { 200: good(ref(name)) } },
});
const COLLIDING = ['Foo.Bar', 'Foo-Bar', 'FooBar', 'foobar', 'Foo_Bar'];
const paths = COLLIDING.map((name, index): [string, object] => [`/things${index}`, thing(name)]);
const schemas = COLLIDING.map((name, index): [string, object] => [
  name,
  record({ [`of${index}`]: text }, `of${index}`),
]);

/** Two orders of one description, of which no name is free. */
export const TWO_ORDERS: readonly [object, object] = [
  openapi(Object.fromEntries(paths), Object.fromEntries(schemas)),
  openapi(Object.fromEntries([...paths].reverse()), Object.fromEntries([...schemas].reverse())),
];

const NAMES: readonly Row[] = [
  {
    name: 'names that many want: every operation and every schema has one',
    documents: { 'a.json': TWO_ORDERS[0] },
    check: async (made) => {
      const names = made.signatures.map(({ name }) => name);
      expect(new Set(names).size).toBe(COLLIDING.length);
      for (const { name, endpoint } of made.signatures) {
        made.answer(({ key }) => ({ status: 200, body: { key } }));
        expect(await made.call(made.standard, name)).toEqual({ key: endpoint.key });
      }
    },
  },
];

export const ROWS: readonly Row[] = [...READING, ...RUNNING, ...FORMS, ...SERVING, ...NAMES];
