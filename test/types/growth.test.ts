/**
 * A growing API: a program that uses the generated client compiles as before after every change
 * that `diff` calls compatible.
 *
 * @module-tag proof
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compile } from '../compiler.js';
import { compareApis } from '../../src/api/compare/index.js';
import { file, run } from '../stride.js';

const text = { type: 'string' };
const query = (name: string, required = false): object => ({
  name,
  in: 'query',
  required,
  schema: text,
});
const header = (name: string): object => ({ name, in: 'header', schema: text });
const pet = { type: 'object', properties: { name: text } };
const body = (types: readonly string[], required = false): object => ({
  required,
  content: Object.fromEntries(types.map((type) => [type, { schema: pet }])),
});
const answers = (types: readonly string[]): object => ({
  200: {
    description: 'Good',
    content: Object.fromEntries(types.map((type) => [type, { schema: pet }])),
  },
});
const JSON_TYPE = 'application/json';

/** An operation. `id` is the name of its path parameter, which is `id` by default. */
interface Operation {
  readonly id?: string;
  readonly [keyword: string]: unknown;
}

interface Growth {
  readonly before?: Operation;
  readonly after: Operation;
  /** Arguments of calls that compiled before the change. */
  readonly calls: readonly string[];
  readonly said: 'breaking' | 'warning' | 'compatible';
}

const NO_ARGUMENTS = ['', '{}', '{}, { timeout: 1000 }', 'undefined, options'];

const GROWTHS: Readonly<Record<string, Growth>> = {
  'the first optional parameter': {
    after: { parameters: [query('limit')] },
    calls: NO_ARGUMENTS,
    said: 'compatible',
  },
  'the first optional body': {
    after: { requestBody: body([JSON_TYPE]) },
    calls: NO_ARGUMENTS,
    said: 'compatible',
  },
  'the first optional body, with several media types': {
    after: { requestBody: body([JSON_TYPE, 'application/x-www-form-urlencoded', 'text/plain']) },
    calls: NO_ARGUMENTS,
    said: 'compatible',
  },
  'an optional parameter next to others': {
    before: { parameters: [query('limit', true)] },
    after: { parameters: [query('limit', true), query('cursor')] },
    calls: ['{ limit: "1" }', '{ limit: "1" }, options'],
    said: 'compatible',
  },
  'a query parameter with the name of a path parameter': {
    after: { parameters: [query('id')] },
    calls: ['{ id: "1" }'],
    said: 'compatible',
  },
  'a header with the name of a query parameter': {
    before: { parameters: [query('trace')] },
    after: { parameters: [query('trace'), header('trace')] },
    calls: ['{ trace: "1" }'],
    said: 'compatible',
  },
  'a body next to a parameter called `body`': {
    before: { parameters: [query('body')] },
    after: { parameters: [query('body')], requestBody: body([JSON_TYPE]) },
    calls: ['{ bodyQuery: "1" }'],
    said: 'compatible',
  },
  'a second body type next to a parameter called `contentType`': {
    before: { parameters: [query('contentType')], requestBody: body([JSON_TYPE]) },
    after: { parameters: [query('contentType')], requestBody: body([JSON_TYPE, 'text/plain']) },
    calls: ['{ contentTypeQuery: "1", body: { name: "Tom" } }'],
    said: 'compatible',
  },
  'a required parameter that becomes optional': {
    before: { parameters: [query('limit', true)] },
    after: { parameters: [query('limit')] },
    calls: ['{ limit: "1" }, options'],
    said: 'compatible',
  },
  'a required body that becomes optional': {
    before: { requestBody: body([JSON_TYPE], true) },
    after: { requestBody: body([JSON_TYPE]) },
    calls: ['{ body: {} }, options'],
    said: 'compatible',
  },
  'the first required parameter': {
    after: { parameters: [query('limit', true)] },
    calls: NO_ARGUMENTS,
    said: 'breaking',
  },
  'the first required body': {
    after: { requestBody: body([JSON_TYPE], true) },
    calls: NO_ARGUMENTS,
    said: 'breaking',
  },
  'a renamed path parameter': {
    after: { id: 'petId' },
    calls: ['{ id: "1" }'],
    said: 'warning',
  },
  'additional media types of a JSON response': {
    before: { responses: answers([JSON_TYPE]) },
    after: { responses: answers([JSON_TYPE, 'application/xml', 'text/csv']) },
    calls: ['{}', '{}, options'],
    said: 'compatible',
  },
  'JSON in addition to another media type of a response': {
    before: { responses: answers(['application/xml']) },
    after: { responses: answers([JSON_TYPE, 'application/xml']) },
    calls: ['{}', '{}, options'],
    said: 'warning',
  },
  'additional media types of a JSON request body': {
    before: { requestBody: body([JSON_TYPE], true) },
    after: { requestBody: body(['text/csv', 'multipart/form-data', JSON_TYPE], true) },
    calls: ['{ body: { name: "Tom" } }'],
    said: 'compatible',
  },
  'JSON in addition to another media type of a request body': {
    before: { requestBody: body(['text/csv'], true) },
    after: { requestBody: body([JSON_TYPE, 'text/csv'], true) },
    calls: ['{ body: "Tom" }'],
    said: 'warning',
  },
  'the removal of the last parameter': {
    before: { parameters: [query('limit')] },
    after: {},
    calls: ['{ limit: "1" }'],
    said: 'warning',
  },
};

const OPTIONS_IN_PLACE_OF_ARGUMENTS = `
// @ts-expect-error options are the third argument
await api.listPets(client, { timeout: 1000 });
// @ts-expect-error options are the third argument
await api.listPets(client, options);
`;

const COMPILER_OPTIONS = {
  target: 'es2022',
  lib: ['es2022', 'dom', 'dom.iterable'],
  module: 'nodenext',
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUnusedParameters: true,
  noEmit: true,
};

/** Matches calls with the path parameter of one pet. */
const OF_ONE = /\bid: /;

function description({ id: name = 'id', ...operation }: Operation, one: boolean): object {
  const id = { name, in: 'path', required: true, schema: text };
  return {
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' },
    servers: [{ url: 'https://api.pets.io' }],
    paths: {
      [one ? `/pets/{${name}}` : '/pets']: {
        ...(one && { parameters: [id] }),
        post: {
          operationId: 'listPets',
          responses: { 204: { description: 'Good' } },
          ...operation,
        },
      },
    },
  };
}

const folder = mkdtempSync(join(tmpdir(), 'restitch-growth-'));
const said = new Map<string, string>();
const errors = new Map<string, string[]>();

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** The guarantees for programs. */
function resultOf({ responses }: Operation): string {
  if (responses === undefined) return 'undefined';
  return JSON.stringify(responses).includes(JSON_TYPE) ? '{ name?: string }' : 'string';
}

async function writeGrowth(place: string, name: string, growth: Growth): Promise<void> {
  const { before = {}, after, calls } = growth;
  const one = calls.some((call) => OF_ONE.test(call));
  const targets = { client: true };
  const [old, grown] = await Promise.all(
    [before, after].map((operation) =>
      run([file('pets.json', description(operation, one))], { targets }),
    ),
  );
  if (!old || !grown) return;
  const changes = compareApis(old.api, grown.api);
  said.set(name, changes[0]?.severity ?? 'compatible');
  const program = [
    'import * as api from "./client/index.js";',
    'const client = api.createClient();',
    `type Result = ${resultOf(before)};`,
    'export const options: api.RequestOptions = { timeout: 1000 };',
    ...calls.map((call, index) => {
      const rest = call === '' ? '' : `, ${call}`;
      return `export const result${index}: Result = await api.listPets(client${rest});`;
    }),
    ...(calls === NO_ARGUMENTS ? [OPTIONS_IN_PLACE_OF_ARGUMENTS] : []),
  ].join('\n');
  for (const [side, { files }] of Object.entries({ old, grown })) {
    for (const { path, text: content } of files) write(`${place}/${side}/${path}`, content);
    write(`${place}/${side}/use.ts`, program);
  }
}

beforeAll(async () => {
  write('package.json', '{"type":"module"}');
  write('tsconfig.json', JSON.stringify({ compilerOptions: COMPILER_OPTIONS }));
  const names = Object.entries(GROWTHS);
  for (const [index, [name, growth]] of names.entries()) {
    await writeGrowth(`growth-${index}`, name, growth);
  }
  for (const line of compile(folder)
    .split('\n')
    .filter((one) => one.includes('error TS'))) {
    const [place = '', side = ''] = line.split('/');
    const key = `${names[Number(place.split('-')[1])]?.[0]} ${side}`;
    errors.set(key, [...(errors.get(key) ?? []), line]);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each(Object.keys(GROWTHS))('%s', (name) => {
  expect(said.get(name)).toBe(GROWTHS[name]?.said);
  expect(errors.get(`${name} old`) ?? []).toEqual([]);
  const broken = errors.get(`${name} grown`) ?? [];
  if (GROWTHS[name]?.said === 'compatible') expect(broken).toEqual([]);
  else expect(broken).not.toEqual([]);
});
