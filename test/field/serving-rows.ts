/** Facts that servers lose, and the expected results. */
import { expect } from 'vitest';
import type { Row } from '../program-rows.js';
import {
  text,
  whole,
  done,
  ref,
  record,
  openapi,
  given,
  named,
  multipart,
  told,
  parts,
} from './described.js';

export const SERVING: readonly Row[] = [
  {
    name: 'an error has a pointer, even if the complete body is invalid',
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
    name: 'forms with allOf or oneOf, with and without additional fields',
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
// @ts-expect-error the field is undeclared
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
    name: 'the principal has a type if every alternative requires its scheme',
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
  // @ts-expect-error the caller may be anonymous
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
