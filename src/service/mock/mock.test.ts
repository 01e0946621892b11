/** The mock at the level of HTTP: responses, preferences, rejections, memory. */
import { beforeAll, describe, expect, it } from 'vitest';
import { file, run, STRIDE_FILES } from '../../../test/stride.js';
import { sampleRequests } from '../../../test/mock/requests.js';
import { createMock, Memory, type Mock, type MockOptions } from './index.js';

const PET = {
  type: 'object',
  required: ['name'],
  properties: {
    id: { type: 'integer', readOnly: true },
    name: { type: 'string', minLength: 1 },
    tag: { type: 'string' },
  },
};
const json = (schema: object, more: object = {}): object => ({
  content: { 'application/json': { schema, ...more } },
});
const pet = { $ref: '#/components/schemas/Pet' };
const id = { name: 'petId', in: 'path', required: true, schema: { type: 'integer' } };
const missing = {
  description: 'None',
  ...json({ type: 'object', properties: { reason: { type: 'string' } } }),
};

const PETS = {
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  servers: [{ url: 'https://pets.dev/v1' }],
  security: [{ key: [] }],
  components: {
    schemas: { Pet: PET },
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
  },
  paths: {
    '/pets': {
      get: {
        operationId: 'listPets',
        responses: {
          200: {
            description: 'All',
            headers: { 'X-Total': { schema: { type: 'integer' } } },
            ...json(
              { type: 'array', items: pet },
              {
                examples: {
                  all: {
                    value: [
                      { id: 1, name: 'Rex' },
                      { id: 2, name: 'Bo' },
                    ],
                  },
                  none: { value: [] },
                },
              },
            ),
          },
        },
      },
      post: {
        operationId: 'createPet',
        requestBody: { required: true, ...json(pet) },
        responses: { 201: { description: 'Created', ...json(pet) } },
      },
    },
    '/pets/{petId}': {
      parameters: [id],
      get: {
        operationId: 'getPet',
        responses: { 200: { description: 'One', ...json(pet) }, 404: missing },
      },
      patch: {
        operationId: 'changePet',
        requestBody: json({ type: 'object', properties: { tag: { type: 'string' } } }),
        responses: { 200: { description: 'One', ...json(pet) } },
      },
      delete: { operationId: 'removePet', responses: { 204: { description: 'Gone' } } },
    },
    '/events': {
      get: {
        responses: {
          200: {
            description: 'Events',
            content: {
              'text/event-stream': {
                schema: { type: 'object', properties: { n: { type: 'integer' } } },
              },
            },
          },
        },
      },
    },
  },
};

type Ask = (
  path: string,
  init?: RequestInit,
) => Promise<{ status: number; body: unknown; headers: Headers }>;

async function asking(options: MockOptions = {}): Promise<Ask> {
  const { api, names } = await run([file('pets.json', PETS)]);
  return askOf(createMock(api, names, options));
}

function askOf(mock: Mock): Ask {
  return async (path, init = {}) => {
    const headers = { 'x-key': 'any', 'content-type': 'application/json', ...init.headers };
    const response = await mock.fetch(new Request(`http://mock.test${path}`, { ...init, headers }));
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    const body: unknown = isJson ? JSON.parse(text) : text;
    return { status: response.status, body, headers: response.headers };
  };
}

describe('a response', () => {
  let ask: Ask;
  beforeAll(async () => (ask = await asking()));

  it('is the first example, below the base path and without it', async () => {
    const both = [
      { id: 1, name: 'Rex' },
      { id: 2, name: 'Bo' },
    ];
    expect(await ask('/v1/pets')).toMatchObject({ status: 200, body: both });
    const bare = await ask('/pets');
    expect(bare.body).toEqual(both);
    expect(bare.headers.get('x-total')).toBe('1');
  });

  it('is generated from the schema if there is no example', async () => {
    expect(await ask('/pets/7')).toMatchObject({
      status: 200,
      body: { id: 1, name: 'name', tag: 'tag' },
    });
  });

  it.each([
    ['code=404', { status: 404, body: { reason: 'reason' } }],
    ['code=418', { status: 404 }],
    ['code="404";dynamic=true', { status: 404 }],
  ])('follows the preference: %s', async (prefer, want) => {
    expect(await ask('/pets/7', { headers: { prefer } })).toMatchObject(want);
  });

  it('is a named example, or is generated despite it', async () => {
    expect((await ask('/pets', { headers: { Prefer: 'example=none' } })).body).toEqual([]);
    expect((await ask('/pets?__example=none')).body).toEqual([]);
    expect((await ask('/pets', { headers: { Prefer: 'example=three' } })).status).toBe(404);
    const dynamic = await ask('/pets', { headers: { Prefer: 'dynamic=true' } });
    expect(dynamic.body).not.toEqual((await ask('/pets')).body);
    expect((await ask('/pets', { headers: { Prefer: 'dynamic=true' } })).body).toEqual(
      dynamic.body,
    );
  });

  it('may be events', async () => {
    expect((await ask('/events')).body).toMatch(/^data: \{"n":1\}\n\n(data: .*\n\n){2}$/);
  });

  it('sends events until the caller disconnects', async () => {
    const { api, names } = await run([file('pets.json', PETS)]);
    const mock = createMock(api, names, { events: { all: 1, some: new Map() } });
    const headers = { 'x-key': 'any' };
    const { body } = await mock.fetch(new Request('http://mock.test/events', { headers }));
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (text.split('\n\n').length < 9) text += (await reader?.read())?.value ?? '';
    expect(text).toMatch(/^(?:data: \{"n":\d+\}\n\n){8,}$/);
    await reader?.cancel();
  });

  it('is accessible from pages of any origin', async () => {
    const headers = { origin: 'https://page.test', 'access-control-request-headers': 'x-key' };
    const preflight = await ask('/pets', { method: 'OPTIONS', headers });
    expect(preflight.headers.get('access-control-allow-headers')).toBe('x-key');
    expect((await ask('/pets', { headers })).headers.get('access-control-allow-origin')).toBe('*');
  });
});

describe('a rejected request', () => {
  let ask: Ask;
  beforeAll(async () => (ask = await asking()));

  it.each<[string, RequestInit, number, string?]>([
    ['/pets/x', {}, 400],
    ['/nowhere', {}, 404],
    ['/pets', { method: 'PUT' }, 405],
    ['/pets', { method: 'POST', body: '{"name":""}' }, 400],
    ['/pets', { headers: { 'x-key': '' } }, 401, 'A credential is missing: key (header X-Key)'],
    ['/pets', { headers: { accept: 'text/html' } }, 406],
  ])('gets problem details: %s', async (path, init, status, detail) => {
    const refused = await ask(path, init);
    expect(refused).toMatchObject({ status, body: { status, ...(detail && { detail }) } });
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
  });
});

describe('the memory', () => {
  it('keeps created, changed and deleted items', async () => {
    const ask = await asking({ memory: new Memory() });
    const post = (body: object): ReturnType<Ask> =>
      ask('/pets', { method: 'POST', body: JSON.stringify(body) });
    expect(await post({ name: 'Mia' })).toMatchObject({
      status: 201,
      body: { id: 3, name: 'Mia' },
    });
    expect((await ask('/pets/3')).body).toMatchObject({ name: 'Mia' });
    await ask('/pets/3', { method: 'PATCH', body: '{"tag":"cat"}' });
    expect((await ask('/pets')).body).toEqual([
      { id: 1, name: 'Rex' },
      { id: 2, name: 'Bo' },
      { id: 3, name: 'Mia', tag: 'cat' },
    ]);
    expect((await ask('/pets/1', { method: 'DELETE' })).status).toBe(204);
    expect((await ask('/pets/1')).status).toBe(404);
    expect((await ask('/pets/1', { method: 'DELETE' })).status).toBe(404);
    expect((await ask('/pets/1', { headers: { prefer: 'code=200' } })).status).toBe(200);
    expect(await post({ name: 'Lu' })).toMatchObject({ body: { id: 4 } });
  });

  it('works without a list, and without declared successes', async () => {
    const pet = {
      type: 'object',
      properties: { id: { type: 'integer' }, name: { type: 'string' } },
    };
    const id = { name: 'petId', in: 'path', required: true, schema: { type: 'integer' } };
    const writes = { requestBody: json(pet), responses: { 405: { description: 'Bad' } } };
    const shop = {
      ...{ openapi: '3.1.0', info: { title: 'Shop', version: '1' } },
      paths: {
        '/pet': { post: writes, put: writes },
        '/pet/{petId}': {
          parameters: [id],
          get: { responses: { 200: { description: 'One', ...json(pet) } } },
          delete: { responses: { 400: { description: 'Bad' } } },
        },
      },
    };
    const { api, names } = await run([file('shop.json', shop)]);
    const ask = askOf(createMock(api, names, { memory: new Memory() }));
    const created = { status: 200, body: { id: 1, name: 'Rex' } };
    expect(await ask('/pet', { method: 'POST', body: '{"name":"Rex"}' })).toMatchObject(created);
    expect(await ask('/pet/1')).toMatchObject(created);
    await ask('/pet', { method: 'PUT', body: '{"id":5,"name":"Max"}' });
    expect((await ask('/pet/5')).body).toEqual({ id: 5, name: 'Max' });
    for (const path of ['/pet/5', '/pet/7']) {
      expect((await ask(path, { method: 'DELETE' })).status).toBe(200);
      expect((await ask(path)).status).toBe(404);
      expect((await ask(path, { method: 'DELETE' })).status).toBe(404);
    }
  });

  it('is separate for each parent', async () => {
    const item = {
      type: 'object',
      properties: { key: { type: 'string' }, text: { type: 'string' } },
    };
    const key = { name: 'noteKey', in: 'path', required: true, schema: { type: 'string' } };
    const user = { name: 'user', in: 'path', required: true, schema: { type: 'string' } };
    const notes = {
      openapi: '3.1.0',
      info: { title: 'Notes', version: '1' },
      paths: {
        '/{user}/notes': {
          parameters: [user],
          get: {
            responses: {
              200: {
                description: 'All',
                ...json({
                  type: 'object',
                  properties: { notes: { type: 'array', items: item }, total: { type: 'integer' } },
                }),
              },
            },
          },
        },
        '/{user}/notes/{noteKey}': {
          parameters: [user, key],
          put: {
            requestBody: json(item),
            responses: { 200: { description: 'One', ...json(item) } },
          },
          get: { responses: { 200: { description: 'One', ...json(item) } } },
        },
      },
    };
    const { api, names } = await run([file('notes.json', notes)]);
    const ask = askOf(createMock(api, names, { memory: new Memory() }));
    await ask('/a/notes/n1', { method: 'PUT', body: '{"text":"hello"}' });
    expect((await ask('/a/notes/n1')).body).toEqual({ key: 'n1', text: 'hello' });
    expect((await ask('/b/notes/n1')).status).toBe(404);
    expect((await ask('/a/notes')).body).toMatchObject({
      total: 2,
      notes: [{ key: 'key' }, { key: 'n1' }],
    });
  });
});

it('responds to every operation of Stride as declared', async () => {
  const { api, names } = await run(STRIDE_FILES);
  const mock = createMock(api, names);
  for (const { request, statuses, name } of sampleRequests(api, names)) {
    const response = await mock.fetch(request);
    expect([name, response.status, statuses.includes(response.status)]).toEqual([
      name,
      response.status,
      true,
    ]);
  }
});
