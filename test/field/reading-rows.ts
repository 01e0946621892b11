/** Facts that readers lose, and the expected results. */
import { expect } from 'vitest';
import type { Row } from '../program-rows.js';
import {
  text,
  whole,
  good,
  body,
  record,
  openapi,
  given,
  statusOf,
  exported,
  docs,
} from './described.js';

export const READING: readonly Row[] = [
  {
    name: 'boolean schemas in every location of a schema',
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
    name: 'a file that contains only schemas',
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
    name: 'the server of a Swagger document, without a configured base URL',
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
