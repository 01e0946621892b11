/** Schemas of zod that also read the numbers and booleans of parameters and forms from text. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type * as z from 'zod';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderOfAllTests } from '../folder.js';
import { file, run } from '../stride.js';
import { bundled } from './outputs.js';
import { targetsOf } from './targets.js';

const folder = folderOfAllTests();
const parameter = (name: string, schema: object): object => ({ name, in: 'query', schema });
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const integer = { type: 'integer' };
const list = (items: object): object => ({ type: 'array', items });

const API = {
  openapi: '3.1.0',
  info: { title: 'Texts', version: '1' },
  servers: [{ url: 'https://texts.test' }],
  paths: {
    '/things': {
      post: {
        operationId: 'addThing',
        parameters: [
          parameter('page', { ...integer, minimum: 1 }),
          parameter('ratio', { type: ['number', 'null'] }),
          parameter('archived', { type: 'boolean' }),
          parameter('code', { type: 'string', pattern: '^[0-9]{3}$' }),
          parameter('status', { enum: ['open', 'true', '1'] }),
          parameter('level', { enum: [1, 2, 3] }),
          parameter('flags', list({ type: 'boolean' })),
          parameter('limit', ref('Limit')),
          parameter('filter', { type: 'object', properties: { most: integer } }),
          parameter('toString', { type: 'string' }),
        ],
        requestBody: { content: { 'application/x-www-form-urlencoded': { schema: ref('Form') } } },
        responses: { 204: { description: 'Nothing' } },
      },
      put: {
        operationId: 'setThing',
        requestBody: { content: { 'application/json': { schema: ref('Form') } } },
        responses: { 204: { description: 'Nothing' } },
      },
    },
  },
  components: {
    schemas: {
      Limit: { ...integer, maximum: 100 },
      Form: {
        type: 'object',
        required: ['age'],
        properties: { age: integer, stay: { type: 'boolean' }, kind: ref('Kind') },
        additionalProperties: { type: 'number' },
      },
      Kind: {
        oneOf: [{ properties: { tag: { const: 1 } } }, { properties: { tag: { const: 2 } } }],
      },
    },
  },
};

let schemas: Readonly<Record<string, z.ZodType>> = {};
beforeAll(async () => {
  const modules = join(import.meta.dirname, '../../node_modules');
  symlinkSync(modules, join(folder.path, 'node_modules'), 'junction');
  const targets = targetsOf({ zod: { coerce: true } });
  const { files } = await run([file('texts.json', API)], { targets });
  for (const { path, text } of files) folder.write(path, text);
  schemas = await bundled(folder, 'zod/index.ts');
});

const parsed = (name: string, value: unknown): unknown => {
  const result = schemas[name]?.safeParse(value);
  return result?.success === true ? result.data : 'refused';
};

describe('a parameter', () => {
  it.each<[name: string, given: unknown, read: unknown]>([
    ['page', '12', 12],
    ['page', 12, 12],
    ...['0', '', ' 1', '0x1f', '1.5', '1e3', 'true', '9'.repeat(400)].map(
      (text) => ['page', text, 'refused'] as [string, unknown, unknown],
    ),
    ['ratio', '-.5e-3', -0.0005],
    ['ratio', null, null],
    ['archived', 'false', false],
    ['archived', 'yes', 'refused'],
    ['archived', '', 'refused'],
    ['code', '012', '012'],
    ['status', 'true', 'true'],
    ['status', '1', '1'],
    ['level', '2', 2],
    ['level', '4', 'refused'],
    ['flags', ['true', false], [true, false]],
    ['limit', '7', 7],
    ['limit', '101', 'refused'],
    ['filter', { most: '1' }, 'refused'],
  ])('%s: %j', (name, given, read) => {
    const value = parsed('addThingParamsSchema', { [name]: given });
    expect(value).toEqual(read === 'refused' ? read : { [name]: read });
  });
});

it('reads a form, but not JSON', () => {
  const form = new URLSearchParams({ age: '41', stay: 'true', more: '2.5' });
  const read = { age: 41, stay: true, more: 2.5 };
  expect(parsed('addThingBodySchema', Object.fromEntries(form))).toEqual(read);
  expect(parsed('setThingBodySchema', Object.fromEntries(form))).toBe('refused');
  expect(parsed('setThingBodySchema', read)).toEqual(read);
});
