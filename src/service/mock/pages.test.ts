/** Lists of a mock end: with a generated cursor, a client would get the same page forever. */
import { expect, it } from 'vitest';
import { file, run } from '../../../test/stride.js';
import { createMock, Memory, type MockOptions } from './index.js';

const text = { type: 'string' };
const item = { type: 'object', properties: { id: text, name: text } };
const list = (more: object, required: readonly string[] = []): object => ({
  get: {
    parameters: [{ name: 'cursor', in: 'query', schema: text }],
    responses: {
      200: {
        description: 'A page',
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['items', ...required],
              properties: { items: { type: 'array', items: item }, ...more },
            },
          },
        },
      },
    },
  },
});
const LISTS = {
  openapi: '3.1.0',
  info: { title: 'Lists', version: '1' },
  paths: {
    '/plain': list({ cursor: text }),
    '/empty': list({ cursor: { type: ['string', 'null'] } }, ['cursor']),
    '/forced': list({ cursor: text }, ['cursor']),
    '/endless': list({ cursor: { type: 'string', minLength: 1 } }, ['cursor']),
    '/plain/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
      get: { responses: { 200: { description: 'One' } } },
    },
  },
};

async function asked(path: string, options: MockOptions = {}): Promise<unknown> {
  const { api, names } = await run([file('lists.json', LISTS)]);
  const response = await createMock(api, names, options).fetch(
    new Request(`http://mock.test${path}`),
  );
  return response.json();
}

const items = [{ id: 'id', name: 'name' }];
const others = [{ id: expect.stringMatching(/^id\d+$/), name: expect.stringMatching(/^name\d+$/) }];

it.each([
  ['/plain', { items, cursor: 'cursor' }],
  ['/plain?cursor=cursor', { items: others }],
  ['/empty?cursor=cursor', { items: others, cursor: null }],
  ['/forced?cursor=cursor', { items: others, cursor: '' }],
  // The description requires a cursor, so this list is endless.
  ['/endless?cursor=cursor', { items: others, cursor: 'cursor' }],
])('%s', async (path, body) => {
  expect(await asked(path)).toEqual(body);
});

it('the memory returns everything at once', async () => {
  expect(await asked('/plain', { memory: new Memory() })).toEqual({ items });
});
