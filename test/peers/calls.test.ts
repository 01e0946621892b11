/**
 * Unusual constructs of descriptions in the tests of other generators: their calls compile, and
 * arrive.
 *
 * @module-tag proof
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compile } from '../compiler.js';
import { startLoop, type Loop } from '../loop.js';
import { file } from '../stride.js';
import { done, json, ok, ref, text } from './documents.js';

const INFO = { title: 'Pets', version: '1' };
const number = { type: 'integer' };
const object = (properties: object, required: readonly string[] = []): object => ({
  ...{ type: 'object', properties },
  ...(required.length > 0 && { required }),
});
const extending = (name: string, own: object): object => ({ allOf: [ref(name), own] });
const send = (operationId: string, schema: object, responses: object): object => ({
  post: { operationId, requestBody: { required: true, ...json(schema) }, responses },
});

const PETS = {
  openapi: '3.2.0',
  info: INFO,
  servers: [{ url: 'https://api.pets.test' }],
  security: [],
  paths: {
    '/default': {
      get: {
        operationId: 'onlyDefault',
        responses: { default: { description: 'Any', ...json(ref('Base')) } },
      },
    },
    '/either': send('either', { oneOf: [ref('Cat'), ref('Dog')] }, ok(ref('Pet'))),
    '/beside': send('beside', ref('Beside'), ok(ref('Beside'))),
    '/things': { $ref: 'things.json' },
    '/others': { $ref: 'things.json#/others' },
  },
  components: {
    schemas: {
      Base: object({ id: text }, ['id']),
      Pet: { ...object({ kind: text }, ['kind']), discriminator: { propertyName: 'kind' } },
      Cat: extending('Pet', object({ lives: number }, ['lives'])),
      Dog: extending('Pet', object({ bark: text })),
      Puppy: extending('Dog', object({ weeks: number })),
      Beside: {
        allOf: [ref('Base')],
        ...object({ tag: text }, ['tag']),
        oneOf: [object({ lives: number }, ['lives']), object({ bark: text }, ['bark'])],
      },
    },
  },
};

const filter = { $ref: 'schemas.json#/Filter' };
const query = (operationId: string): object => ({
  query: { operationId, requestBody: { required: true, ...json(filter) }, responses: ok(filter) },
});
const THINGS = {
  ...query('findThings'),
  additionalOperations: { COPY: { operationId: 'copyThings', responses: done } },
  others: query('findOthers'),
};
const SCHEMAS = { Filter: object({ q: text, deep: { $ref: '#/Filter' } }, ['q']) };

const upload = (operationId: string, more: object): object => ({
  operationId,
  parameters: [
    { name: 'photo', in: 'formData', type: 'file', required: true },
    { name: 'note', in: 'formData', type: 'string' },
  ],
  responses: { default: { description: 'Sent', schema: object({ size: number }) } },
  ...more,
});
const UPLOADS = {
  swagger: '2.0',
  info: INFO,
  host: 'api.pets.test',
  schemes: ['https'],
  security: [],
  paths: {
    '/parts': { post: upload('sendParts', { consumes: ['multipart/form-data'] }) },
    '/silent': { post: upload('sendSilently', {}) },
    '/urlencoded': {
      post: upload('sendEncoded', { consumes: ['application/x-www-form-urlencoded'] }),
    },
  },
};

let pets: Loop;
let uploads: Loop;
beforeAll(async () => {
  const parts = [file('specs/things.json', THINGS), file('specs/schemas.json', SCHEMAS)];
  pets = await startLoop([file('specs/api.json', PETS), ...parts]);
  uploads = await startLoop([file('specs/uploads.json', UPLOADS)]);
});
afterAll(() => {
  for (const { folder } of [pets, uploads]) rmSync(folder, { recursive: true });
});

/** The arguments of the handler, and the caller's result for `answer`. */
async function trip(name: string, body: unknown, answer: unknown, status = 200): Promise<unknown> {
  pets.answer({ status, body: answer });
  const args = body === undefined ? [] : [{ body }];
  const reply = await pets.call(pets.standard, name, ...args).result();
  return { given: pets.received[0]?.body, got: reply.body, status: reply.status };
}

test.each([200, 404])('a response that only `default` declares: %i', async (status) => {
  const answer = { id: 'a' };
  expect(await trip('onlyDefault', undefined, answer, status)).toMatchObject({
    ...{ got: answer, status },
  });
});

test.each([
  { kind: 'Cat', lives: 9 },
  { kind: 'Dog', bark: 'wow' },
  { kind: 'Puppy', weeks: 3 },
])('alternatives are discriminated by the discriminator of their parent: $kind', async (pet) => {
  expect(await trip('either', pet, pet)).toEqual({ given: pet, got: pet, status: 200 });
});

test('a value without a matching child is rejected', async () => {
  const { status } = await pets
    .call(pets.standard, 'either', { body: { kind: 'Cow' } })
    .result()
    .catch((error: { status: number }) => error);
  expect(status).toBe(400);
});

test.each([
  { id: 'a', tag: 'b', lives: 9 },
  { id: 'a', tag: 'b', bark: 'wow' },
])('members of allOf and of the schema itself apply together with oneOf', async (value) => {
  expect(await trip('beside', value, value)).toEqual({ given: value, got: value, status: 200 });
});

test.each(['findThings', 'findOthers'])('QUERY of a path in another file: %s', async (name) => {
  const value = { q: 'a', deep: { q: 'b' } };
  expect(await trip(name, value, value)).toEqual({ given: value, got: value, status: 200 });
  expect(pets.received[0]?.key).toMatch(/^QUERY /);
});

test('COPY of a path in another file', async () => {
  expect(await trip('copyThings', undefined, undefined, 204)).toMatchObject({ status: 204 });
});

test.each(['sendParts', 'sendSilently', 'sendEncoded'])('a file of a form: %s', async (name) => {
  const photo = new Blob([Uint8Array.of(0, 255, 10)], { type: 'image/png' });
  uploads.answer({ status: 201, body: { size: 3 } });
  const reply = await uploads
    .call(uploads.standard, name, { body: { photo, note: 'a & b' } })
    .result();
  expect(reply).toMatchObject({ status: 201, body: { size: 3 } });
  const form = uploads.received[0]?.body as FormData;
  expect(form.get('note')).toBe('a & b');
  const arrived = new Uint8Array(await (form.get('photo') as Blob).arrayBuffer());
  expect([...arrived]).toEqual([0, 255, 10]);
});

const USE = `
import * as c from './generated/client/index.js';
export async function use(api: c.Client): Promise<unknown> {
  const id: string = (await c.onlyDefault(api)).id;
  const pet = await c.either(api, { body: { kind: 'Puppy', bark: id } });
  if (pet.kind === 'Cat') return pet.lives satisfies number;
  await c.either(api, { body: { kind: 'Cat', lives: 9 } });
  // @ts-expect-error: a dog has no property lives
  await c.either(api, { body: { kind: 'Dog', lives: 9 } });
  const beside = await c.beside(api, { body: { id, tag: 'b', lives: 9 } });
  if ('bark' in beside) return [beside.bark, beside.id, beside.tag] satisfies string[];
  return (await c.findThings(api, { body: { q: id } })).deep?.q;
}
`;
const UPLOAD = `
import * as c from './generated/client/index.js';
export async function use(api: c.Client): Promise<number | undefined> {
  const body = { photo: new Blob(['x']), note: 'a' };
  await c.sendSilently(api, { body });
  // @ts-expect-error: photo must be bytes
  await c.sendParts(api, { body: { photo: 'x' } });
  return (await c.sendParts(api, { body })).size;
}
`;

test('calls of all descriptions compile', () => {
  const compilerOptions = {
    ...{ target: 'es2023', lib: ['es2023', 'dom', 'dom.iterable'], module: 'nodenext' },
    ...{ types: ['node'], typeRoots: [join(import.meta.dirname, '../../node_modules/@types')] },
    ...{ strict: true, exactOptionalPropertyTypes: true, noEmit: true, skipLibCheck: true },
  };
  for (const [{ folder }, use] of [
    [pets, USE],
    [uploads, UPLOAD],
  ] as const) {
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    const config = { compilerOptions, include: ['use.ts'] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    writeFileSync(join(folder, 'use.ts'), use);
    expect(compile(folder)).toBe('');
  }
});
