/** Facts that clients lose when they run, and the expected results. */
import { expect } from 'vitest';
import type { Row } from '../program-rows.js';
import { text, whole, ref, good, record, openapi, exported, docs } from './described.js';

const limits = {
  'X-Remaining': { required: true, schema: whole, description: 'Calls that are left.' },
  'X-Mode': { schema: { enum: ['slow', 'fast'] } },
  'Retry-After': { schema: whole },
};

export const RUNNING: readonly Row[] = [
  {
    name: 'statuses that are declared as codes, as classes, and by `default`',
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
    // @ts-expect-error only status 404 has the field missing
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
    name: 'headers of responses, including errors',
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
// @ts-expect-error X-Remaining is required
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
    name: 'request and response bodies with several media types',
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
  // @ts-expect-error the body must be a string
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
    name: 'dates and large integers in unions, in unnamed schemas, and in errors',
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
    name: 'a response that is not JSON, although its status declares JSON',
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
