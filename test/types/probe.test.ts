/**
 * The types of generated clients and servers according to the compiler, compared with the model;
 * and a proof that the probes can fail.
 *
 * @module-tag proof
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compile } from '../compiler.js';
import type { Generated } from '../../src/run/pipeline/generate.js';
import { probe } from './probe.js';
import { serverProbe } from './server-probe.js';
import { file, run, STRIDE_FILES, STRIDE_OVERLAYS } from '../stride.js';

const text = { type: 'string' };
const schema = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const json = (inner: object): object => ({ content: { 'application/json': { schema: inner } } });
const good = (inner: object): object => ({ 200: { description: 'Good', ...json(inner) } });

/**
 * Constructs of Petstore, and constructs of GitHub and OpenAI that were once wrong: headers, parts
 * of a mapping, errors by class.
 */
const PETS = file('pets.json', {
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  servers: [{ url: 'https://api.pets.io' }],
  paths: {
    '/user/login': {
      get: {
        operationId: 'loginUser',
        responses: {
          200: {
            description: 'In',
            headers: { 'X-Rate-Limit': { schema: { type: 'integer' } } },
            ...json(text),
          },
          400: { description: 'Bad' },
          '5XX': { description: 'Ours', ...json(schema('Problem')) },
        },
      },
    },
    '/pet': {
      get: { operationId: 'getPet', responses: good(schema('Pet')) },
      put: {
        operationId: 'putPet',
        requestBody: { required: true, ...json(schema('Pet')) },
        responses: { default: { description: 'Any', ...json({}) } },
      },
      delete: { operationId: 'dropPet', responses: { 204: { description: 'Gone' } } },
    },
    '/pet"s/{id}': { get: { operationId: 'getQuoted', responses: good(schema('Pet')) } },
  },
  components: {
    schemas: {
      Problem: { type: 'object', properties: { title: text } },
      Pet: {
        oneOf: [schema('Cat'), schema('Dog'), schema('Cow')],
        discriminator: { propertyName: 'kind', mapping: { moo: 'Cow' } },
      },
      Cat: { type: 'object', required: ['kind'], properties: { kind: { const: 'cat' } } },
      Dog: { type: 'object', required: ['kind'], properties: { kind: { enum: ['dog'] } } },
      Cow: { type: 'object', required: ['kind'], properties: { kind: text } },
    },
  },
});

/** GitHub's, without its prose (`github/reduce.mjs`). */
const GITHUB = file(
  'github.json',
  brotliDecompressSync(readFileSync(join(import.meta.dirname, 'github/github.json.br'))).toString(),
);
const PETSTORE = file(
  'petstore.yaml',
  readFileSync(join(import.meta.dirname, '../adoption/petstore.yaml'), 'utf8'),
);

/** Earlier bugs, put back: the file, the correct text, and the wrong text. */
const MUTATIONS: Readonly<Record<string, readonly [string, RegExp, string]>> = {
  'a body type that is inferred from a type with headers': [
    'client/runtime/reply.ts',
    /R extends \{\s+readonly ok: true;\s+readonly body: infer Body;\s+\}/,
    'R extends Success<number, infer Body>',
  ],
  'a body of a wrong type': [
    'client/operations/pet.ts',
    /Success<200, Pet>/,
    'Success<200, string>',
  ],
  'an error whose body is `any`': [
    'client/runtime/errors.ts',
    /readonly body: Body;/,
    'readonly body: any;',
  ],
  'a union member with a wrong discriminator value': [
    'client/schemas.ts',
    /(?<=^export type Pet =[^;]*)\bDog\b/m,
    '(Dog & { kind: "Dog" })',
  ],
  'a handler whose body is `any`': ['server/runtime/types.ts', /Operation\["body"\]/, 'any'],
};

const COMPILER_OPTIONS = {
  target: 'es2022',
  lib: ['es2022', 'dom', 'dom.iterable'],
  module: 'nodenext',
  types: ['node'],
  typeRoots: [join(import.meta.dirname, '../../node_modules/@types')],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
};

const folder = mkdtempSync(join(tmpdir(), 'restitch-probe-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

function writeProbed(name: string, generated: Generated, mutation?: string): void {
  const [changed, was, is] = MUTATIONS[mutation ?? ''] ?? [];
  for (const { path, text: content } of generated.files) {
    const isChanged = path === changed && was !== undefined && is !== undefined;
    write(`${name}/${path}`, isChanged ? content.replace(was, is) : content);
  }
  write(`${name}/probe.ts`, probe(generated));
  write(`${name}/server-probe.ts`, serverProbe(generated.api));
}

/** The errors of the compiler, by API. */
const errors = new Map<string, string[]>();
/** The number of assertions about client and server, by API. */
const questions = new Map<string, readonly number[]>();

beforeAll(async () => {
  const targets = { client: true, server: true };
  const pets = await run([PETS], { targets });
  const stride = await run(STRIDE_FILES, { targets }, { overlays: STRIDE_OVERLAYS });
  const petstore = await run([PETSTORE], { targets });
  const github = await run([GITHUB], { targets });
  for (const [name, generated] of Object.entries({ stride, pets, petstore, github })) {
    writeProbed(name, generated);
    const asked = (program: string): number => program.split(' satisfies ').length - 1;
    questions.set(name, [asked(probe(generated)), asked(serverProbe(generated.api))]);
  }
  Object.keys(MUTATIONS).forEach((mutation, index) =>
    writeProbed(`mutated-${index}`, pets, mutation),
  );
  write('package.json', '{"type":"module"}');
  write(
    'tsconfig.json',
    JSON.stringify({ compilerOptions: COMPILER_OPTIONS, include: ['*/*probe.ts'] }),
  );
  for (const line of compile(folder)
    .split('\n')
    .filter((one) => /error TS/.test(one))) {
    const [name = ''] = line.split('/');
    errors.set(name, [...(errors.get(name) ?? []), line]);
  }
});

test.each([
  ['stride', 200, 100],
  ['pets', 20, 10],
  ['petstore', 70, 30],
  ['github', 5000, 3000],
])('the types of %s match the model', (name, client, server) => {
  expect(errors.get(name) ?? []).toEqual([]);
  const [ofClient = 0, ofServer = 0] = questions.get(name) ?? [];
  expect(ofClient).toBeGreaterThan(client);
  expect(ofServer).toBeGreaterThan(server);
});

test.each(Object.keys(MUTATIONS).map((name, index) => [name, index] as const))(
  'the probe finds %s',
  (_, index) => {
    const found = errors.get(`mutated-${index}`) ?? [];
    expect(found).not.toEqual([]);
    expect(found.every((line) => /^[^(]*probe\.ts\(.*TS1360/.test(line))).toBe(true);
  },
);
