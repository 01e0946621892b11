import { expect, test } from 'vitest';
import { file, run } from '../../../test/stride.js';
import { createMock, Memory, type MockOptions } from './index.js';

const json = (schema: object): object => ({ content: { 'application/json': { schema } } });
const PET = { type: 'object', properties: { id: { type: 'string' }, name: { type: 'string' } } };
const DOWN = { type: 'object', required: ['why'], properties: { why: { const: 'closed' } } };
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const PETS = {
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  paths: {
    '/pets': {
      get: {
        operationId: 'listPets',
        responses: { 200: { description: 'All', ...json({ type: 'array', items: PET }) } },
      },
      post: {
        operationId: 'addPet',
        requestBody: { required: true, ...json(PET) },
        responses: {
          201: { description: 'One', ...json(PET) },
          500: { description: 'Down', ...json(DOWN) },
        },
      },
    },
    '/pets/{id}': {
      get: {
        operationId: 'getPet',
        parameters: [id],
        responses: { 200: { description: 'One', ...json(PET) } },
      },
    },
  },
};

async function mocked(options: MockOptions) {
  const { api, names } = await run([file('pets.json', PETS)]);
  const { fetch } = createMock(api, names, options);
  return async (method: string, body?: object): Promise<{ status: number; body: unknown }> => {
    const headers = { 'content-type': 'application/json' };
    const init = body ? { method, headers, body: JSON.stringify(body) } : { method };
    const response = await fetch(new Request('http://mock.test/pets', init));
    return { status: response.status, body: await response.json() };
  };
}

const NONE = { some: new Map<string, number>() };

test('failures are spread evenly, separately for each operation', async () => {
  const fail = { all: 0.25, some: new Map([['addPet', 1]]) };
  const ask = await mocked({ disturbances: { delay: NONE, fail } });
  const statuses: number[] = [];
  for (let index = 0; index < 8; index++) statuses.push((await ask('GET')).status);
  expect(statuses).toEqual([200, 200, 200, 503, 200, 200, 200, 503]);
  expect(await ask('POST', { name: 'Rex' })).toEqual({ status: 500, body: { why: 'closed' } });
});

test('a failed request changes nothing, and an invalid one is rejected as before', async () => {
  const fail = { some: new Map([['addPet', 0.5]]) };
  const memory = new Memory();
  const ask = await mocked({ memory, disturbances: { delay: NONE, fail } });
  const before = (await ask('GET')).body as unknown[];
  const statuses = [await ask('POST', { name: 'Rex' }), await ask('POST', { name: 'Bo' })];
  expect(statuses.map(({ status }) => status)).toEqual([201, 500]);
  expect((await ask('POST', { name: 7 })).status).toBe(400);
  expect((await ask('GET')).body).toHaveLength(before.length + 1);
});
