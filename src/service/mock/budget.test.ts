/** The memory of a mock is limited. */
import { expect, it } from 'vitest';
import { file, run } from '../../../test/stride.js';
import { MemoryBudget, heapSizeOf } from './budget.js';
import { createMock, Memory } from './index.js';

it('counts replaced values once', () => {
  const calls: string[] = [];
  const budget = new MemoryBudget({ bytes: 1000, items: 2 }, () => void calls.push('full'));
  expect(budget.take(undefined, { name: 'Rex' })).toBe(true);
  expect(budget.take(undefined, 'x'.repeat(500))).toBe(false);
  expect(budget.take(undefined, 'x')).toBe(true);
  expect(budget.take(undefined, 'y')).toBe(false);
  expect(budget.take('x', 'y')).toBe(true);
  expect(budget.take('y', undefined)).toBe(true);
  expect(budget.take(undefined, 'z')).toBe(true);
  expect([budget.full().status, budget.full().status, calls]).toEqual([507, 507, ['full']]);
});

it('measures deep values, and values that are not JSON', () => {
  let deep: unknown[] = [];
  for (let depth = 0; depth < 100_000; depth++) deep = [deep];
  expect(heapSizeOf(deep)).toBeGreaterThan(100_000);
  expect(
    heapSizeOf({ file: new Uint8Array(5000), blob: new Blob(['x'.repeat(5000)]) }),
  ).toBeGreaterThan(10_000);
  expect(heapSizeOf(undefined)).toBe(0);
});

const schema = {
  type: 'object',
  properties: { id: { type: 'integer', example: 1 }, text: { type: 'string', example: 'a' } },
};
const body = { content: { 'application/json': { schema } } };
const list = { content: { 'application/json': { schema: { type: 'array', items: schema } } } };
const path = (name: string): object => ({
  name,
  in: 'path',
  required: true,
  schema: { type: 'string' },
});
const API = {
  openapi: '3.1.0',
  info: { title: 'Notes', version: '1' },
  paths: {
    '/{user}/notes': {
      parameters: [path('user')],
      get: { responses: { 200: { description: 'OK', ...list } } },
      post: { requestBody: body, responses: { 201: { description: 'Created', ...body } } },
    },
    '/{user}/notes/{id}': {
      parameters: [path('user'), path('id')],
      get: { responses: { 200: { description: 'OK', ...body } } },
      put: { requestBody: body, responses: { 200: { description: 'OK', ...body } } },
      delete: { responses: { 204: { description: 'Gone' } } },
    },
    '/flags/{id}': {
      parameters: [path('id')],
      delete: { responses: { 204: { description: 'Gone' } } },
      get: { responses: { 200: { description: 'OK', ...body } } },
    },
  },
};

async function asking(limits: { bytes: number; items: number }) {
  const { api, names } = await run([file('notes.json', API)]);
  let timesFull = 0;
  const memory = new Memory(limits, () => void timesFull++);
  const mock = createMock(api, names, { memory });
  const ask = async (method: string, at: string, sent?: object): Promise<Response> => {
    const init = { method, ...(sent && { body: JSON.stringify(sent) }) };
    const headers = { 'content-type': 'application/json' };
    return mock.fetch(new Request(`http://localhost${at}`, { ...init, headers }));
  };
  return { ask, timesFull: () => timesFull };
}

it('rejects an item without room, and continues', async () => {
  const { ask, timesFull } = await asking({ bytes: 100_000, items: 50 });
  const statuses = new Set<number>();
  for (let count = 0; count < 60; count++) {
    statuses.add((await ask('POST', '/me/notes', { text: 'x'.repeat(10_000) })).status);
  }
  expect([...statuses]).toEqual([201, 507]);
  expect(timesFull()).toBe(1);
  const refused = await ask('PUT', '/me/notes/1', { text: 'x'.repeat(90_000) });
  expect([refused.status, await refused.json()]).toEqual([
    507,
    expect.objectContaining({
      status: 507,
      detail: expect.stringContaining('it is limited to') as string,
    }),
  ]);
  expect((await ask('GET', '/me/notes')).status).toBe(200);
  expect((await ask('DELETE', '/me/notes/2')).status).toBe(204);
  expect((await ask('POST', '/me/notes', { text: 'x'.repeat(10_000) })).status).toBe(201);
});

it('has at most as many collections as items', async () => {
  const { ask } = await asking({ bytes: 1_000_000, items: 20 });
  for (let user = 0; user < 30; user++) {
    expect((await ask('GET', `/user${user}/notes`)).status).toBe(200);
  }
  expect((await ask('POST', '/user29/notes', { text: 'a' })).status).toBe(507);
  expect((await ask('GET', '/user29/notes/1')).status).toBe(200);
});

it('ignores the deletion of items that never existed', async () => {
  const { ask } = await asking({ bytes: 1_000_000, items: 20 });
  const statuses = [];
  for (let id = 0; id < 30; id++) statuses.push((await ask('DELETE', `/flags/${id}`)).status);
  expect(new Set(statuses)).toEqual(new Set([204, 507]));
});
