import { expect, test } from 'vitest';
import { file, run } from '../../../../test/stride.js';
import { inspectJson } from './index.js';
import { inspectText } from './text.js';

/** A document with this number of servers, and the same number of operations on each server. */
function document(name: string, count: number): object {
  const numbers = Array.from({ length: count }, (_, at) => at);
  const get = { responses: { 204: { description: 'Done' } } };
  return {
    openapi: '3.1.0',
    info: { title: name, version: '1' },
    servers: numbers.map((at) => ({ url: `https://host${at}.test` })),
    paths: Object.fromEntries(numbers.map((at) => [`/p${at}`, { get }])),
  };
}

test.each([1, 2])(
  'servers of many operations are listed once, declared by %d documents',
  async (of) => {
    const sizes = [];
    for (const count of [40, 80]) {
      const files = ['a', 'b']
        .slice(0, of)
        .map((name) => file(`${name}.json`, document(name, count)));
      const generated = await run(files);
      const json = inspectJson(generated);
      expect(json.servers.map(({ length }) => length)).toEqual([count]);
      expect(new Set(json.endpoints.map(({ servers }) => servers))).toEqual(new Set([0]));
      sizes.push([JSON.stringify(json).length, inspectText(generated, '*').length]);
    }
    const [[few, short] = [], [many, long] = []] = sizes;
    expect([(many ?? 0) < 2.2 * (few ?? 0), (long ?? 0) < 2.2 * (short ?? 0)]).toEqual([
      true,
      true,
    ]);
  },
);

test('an unnamed schema is listed with its fields and their locations, and long texts are cut', async () => {
  const level = { type: 'array', items: { enum: ['low', 'high'] } };
  const owner = {
    anyOf: [{ type: 'object', properties: { id: { type: 'string' } } }, { type: 'null' }],
  };
  const body = {
    type: 'object',
    required: ['levels'],
    properties: {
      levels: level,
      owner,
      labels: { additionalProperties: owner },
      tag: { $ref: '#/components/schemas/tag' },
    },
  };
  const answer = { description: 'Done', content: { 'application/json': { schema: body } } };
  const summary = 'All that there is to say of it, '.repeat(3).trim();
  const get = {
    summary,
    security: [{ key: [] }, { oauth: ['read'], key: [] }],
    responses: { 200: answer },
  };
  const generated = await run([
    file('a.json', {
      openapi: '3.1.0',
      info: { title: 'a', version: '1' },
      paths: { '/pets': { get } },
      components: {
        schemas: { tag: { type: 'object', properties: { name: { type: 'string' } } } },
      },
    }),
  ]);
  const facts = (text: string) =>
    text.split('\n').map((line) => line.replace(/ +(?:declared · )?a:\d.*/, '').trimEnd());
  const text = inspectText(generated, 'GET /pets');
  expect(facts(text)).toEqual([
    'GET /pets  listPets',
    '  described in',
    '  group: Pets',
    '  summary: All that there is to say of it, All that there is to say of it, All that there is to say…',
    '',
    '  security: key, or key and oauth (read)',
    '  responses',
    '    200',
    '      application/json: object',
    '        levels: ("low" | "high")[], required',
    '        owner: object | null',
    '          id: string',
    '        labels: object',
    '          each additional property: object | null',
    '            id: string',
    '        tag: Tag',
    '',
    'documents',
    '  a  a.json',
  ]);
  expect(inspectText(generated, 'GET /pets', { whole: true }).replace(/\s+/g, ' ')).toContain(
    summary,
  );
});

test('each fact of an operation names the documents that declare another value, and those that omit it', async () => {
  const document = (name: string, description: string, more: object, parameters: object[]) =>
    file(`${name}.json`, {
      openapi: '3.1.0',
      info: { title: 'Pets', version: '1' },
      servers: [{ url: 'https://api.pets.io' }],
      paths: {
        '/pets': {
          get: {
            operationId: 'listPets',
            parameters: [
              { name: 'limit', in: 'query', description, schema: { type: 'integer' } },
              ...parameters,
            ],
            responses: { 204: { description: 'Done' }, ...more },
          },
        },
      },
    });
  const cursor = { name: 'cursor', in: 'query', schema: { type: 'string' } };
  const generated = await run([
    document('a', 'How many pets', { 404: { description: 'None' } }, []),
    document('b', 'The number of pets', {}, [cursor]),
  ]);
  const text = inspectText(generated, 'listPets').replace(/ {2,}/g, '  ');
  expect(text).toMatch(/404: unknown {2}declared · a:\S+ · not in b/);
  expect(text).toMatch(/cursor \(query\): string {2}declared · b:\S+ · not in a/);
  expect(text).toMatch(
    /limit \(query\): integer.*\n {2}description: The number of pets .*\n {2}kept "The number of pets" {2}score\n {2}not "How many pets" .* a:/,
  );
});

test('conflicts of security are described in words, like the fact', async () => {
  const document = (name: string, security: object[]): ReturnType<typeof file> =>
    file(`${name}.json`, {
      openapi: '3.1.0',
      info: { title: 'Pets', version: '1' },
      paths: { '/pets': { get: { security, responses: { 204: { description: 'Done' } } } } },
      components: {
        securitySchemes: {
          key: { type: 'apiKey', in: 'header', name: 'X-Key' },
          token: { type: 'http', scheme: 'bearer' },
        },
      },
    });
  const generated = await run([
    document('a', [{ key: [], token: [] }]),
    document('b', [{ key: [] }]),
  ]);
  const text = inspectText(generated, 'listPets').replace(/ {2,}/g, '  ');
  expect(text).toMatch(
    /security: key and token {2}declared .*\n {2}conflict .*\n {2}kept key and token /,
  );
  expect(text).toMatch(/not key\n {2}it accepts .* · b:/);
});

test('a schema of several parts is listed with the properties of its named parts, each once', async () => {
  const id = { type: 'string', minLength: 1 };
  const Base = { type: 'object', properties: { id, age: { type: 'integer' } } };
  const own = { type: 'object', required: ['id'], properties: { id, name: { type: 'string' } } };
  const Pet = { allOf: [{ $ref: '#/components/schemas/Base' }, own] };
  const get = {
    responses: {
      200: {
        description: 'A pet',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
      },
    },
  };
  const api = {
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' },
    paths: { '/pet': { get } },
    components: { schemas: { Base, Pet } },
  };
  const { schemas } = inspectJson(await run([file('api.json', api)]));
  const properties = schemas.find(({ name }) => name === 'Pet')?.properties ?? [];
  expect(properties.map(({ name, required }) => [name, required])).toEqual([
    ['id', true],
    ['age', false],
    ['name', false],
  ]);
});
