/**
 * The output for a body or a parameter with `allOf` equals the output for the same object in one
 * schema.
 */
import { describe, expect, it } from 'vitest';
import { createMock } from '../../src/service/mock/index.js';
import type { Generated } from '../../src/run/pipeline/generate.js';
import type { Stated } from './trees.js';
import { generated } from './described.js';

const text = { type: 'string' };
const file = { type: 'string', format: 'binary' };
const info = { title: 'T', version: '1' };
const responses = { 204: { description: 'Done' } };

function api(operation: object, schemas: Stated = {}): object {
  const post = { operationId: 'all', responses, ...operation };
  return { openapi: '3.1.0', info, paths: { '/all': { post } }, components: { schemas } };
}

function body(type: string, schema: Stated): object {
  return api({ requestBody: { required: true, content: { [type]: { schema } } } });
}

const PARTS = [
  { type: 'object', required: ['file'], properties: { file } },
  { type: 'object', required: ['note'], properties: { note: text } },
];
const WHOLE = { type: 'object', required: ['file', 'note'], properties: { file, note: text } };

async function made(stated: object, targets: object): Promise<Map<string, string>> {
  const { files } = await generated(stated, { client: false, server: false, ...targets });
  return new Map(files.map((one) => [one.path, one.text]));
}

describe('a deepObject parameter that declares a property in two schemas', () => {
  const query = (schema: Stated): object => ({
    parameters: [{ name: 'f', in: 'query', style: 'deepObject', explode: true, schema }],
  });
  const described = { type: 'object', required: ['n'], properties: { n: { description: 'c' } } };
  const named: Stated = {
    F1: { type: 'object', properties: { s: { type: 'boolean' } } },
    F2: {
      allOf: [
        { $ref: '#/components/schemas/F1' },
        { required: ['s'], properties: { s: { example: true } } },
      ],
    },
  };
  it.each<[string, object, Stated]>([
    [
      'f[n]=5',
      query({ allOf: [{ type: 'object', properties: { n: { type: 'integer' } } }, described] }),
      {},
    ],
    ['f[s]=true', query({ $ref: '#/components/schemas/F2' }), named],
  ])('%s is accepted', async (search, operation, schemas) => {
    const ready: Generated = await generated(api(operation, schemas));
    const mock = createMock(ready.api, ready.names);
    const response = await mock.fetch(
      new Request(`http://a.test/all?${search}`, { method: 'POST' }),
    );
    expect([response.status, await response.text()]).toEqual([204, '']);
  });
});

describe('a form of several parts', () => {
  it('has all fields in samples', async () => {
    const docs = async (schema: Stated): Promise<string | undefined> => {
      const files = await made(body('multipart/form-data', schema), { docs: true });
      return [...files.values()].join('\n').match(/--form[^`]*?note[^\n]*/)?.[0];
    };
    const whole = await docs(WHOLE);
    expect(whole).toContain('file=@');
    expect(await docs({ allOf: PARTS })).toBe(whole);
  });

  it('sends files as files from Postman', async () => {
    const collection = async (schema: Stated): Promise<string> => {
      const files = await made(body('multipart/form-data', schema), { docs: false, postman: true });
      return files.get('postman/collection.json') ?? '';
    };
    const whole = await collection(WHOLE);
    expect(whole).toContain('"type": "file"');
    expect(await collection({ allOf: PARTS })).toBe(whole);
  });
});

it('a recursive list has a Postman collection', async () => {
  const list = { type: 'array', items: { $ref: '#/components/schemas/List' } };
  const schema = { type: 'object', properties: { list: { $ref: '#/components/schemas/List' } } };
  const content = { 'multipart/form-data': { schema } };
  const stated = api({ requestBody: { content } }, { List: list });
  const files = await made(stated, { docs: false, postman: true });
  expect(files.get('postman/collection.json')).toContain('"key": "list"');
});

describe('docs of an object of several parts', () => {
  const limits = { minProperties: 2, maxProperties: 9 };
  const parts = [
    { type: 'object', properties: { a: text }, minProperties: 2 },
    {
      type: 'object',
      properties: { b: text },
      maxProperties: 9,
      patternProperties: { '^x': text },
    },
  ];
  it('include its limits', async () => {
    const files = await made(body('application/json', { allOf: parts }), { docs: { html: true } });
    const html = [...files.values()].join('\n');
    expect(html).toMatch(/properties at least <code>2<\/code>/);
    expect(html).toMatch(/properties at most <code>9<\/code>/);
    expect(html).toMatch(/properties that match .*\^x.* are/);
  });

  it('include its limits as tags of a declaration', async () => {
    const stated = api(
      {
        requestBody: {
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Both' } } },
        },
      },
      { Both: { allOf: parts } },
    );
    const files = await made(stated, { docs: true });
    const page = [...files.values()].join('\n');
    expect(page).toContain(`@minProperties ${limits.minProperties}`);
    expect(page).toContain(`@maxProperties ${limits.maxProperties}`);
  });
});
