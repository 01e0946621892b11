/**
 * Descriptions whose literal meaning is often ignored, and the result that all output must agree
 * on.
 */
import { rmSync } from 'node:fs';
import { expect } from 'vitest';
import { startLoop, type Loop } from '../loop.js';
import type { Row } from '../program-rows.js';
import { file } from '../stride.js';
import {
  body,
  docs,
  done,
  exported,
  given,
  good,
  openapi,
  record,
  ref,
  statusOf,
  text,
  told,
  whole,
} from './described.js';

const json = (value: unknown): RequestInit => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});
const add = (operationId: string, name: string): object => ({
  post: { operationId, requestBody: body(ref(name)), responses: done },
});
const extend = (parent: string, properties: object): object => ({
  allOf: [ref(parent), record(properties)],
});

/**
 * Discriminators with a mapping, with two values for one child, with the names of children, with a
 * child of a child, and with an enum in the parent.
 */
const KENNEL = openapi(
  {
    '/dogs': {
      ...add('addDog', 'Dog'),
      get: { operationId: 'getDog', responses: { 200: good(ref('Dog')) } },
    },
    '/pets': add('addPet', 'Pet'),
    '/cats': add('addCat', 'Cat'),
    '/squares': add('addSquare', 'Square'),
  },
  {
    Pet: {
      ...record({ kind: { ...text, description: 'Which pet.' } }, 'kind'),
      discriminator: {
        propertyName: 'kind',
        mapping: {
          dog: '#/components/schemas/Dog',
          hound: 'Dog',
          lion: '#/components/schemas/Lion',
        },
      },
    },
    Dog: extend('Pet', { bark: { type: 'boolean' } }),
    Cat: { allOf: [ref('Pet')] },
    Lion: extend('Cat', { kind: text, mane: { type: 'boolean' } }),
    Shape: {
      ...record({ form: { enum: ['Square', 'Circle', 'Line'] } }, 'form'),
      discriminator: { propertyName: 'form' },
      oneOf: [ref('Square'), ref('Circle')],
    },
    Square: extend('Shape', { side: whole }),
    Circle: extend('Shape', { radius: whole }),
  },
);

export const LETTER: readonly Row[] = [
  {
    name: 'vendor keywords have no effect on the server, the types, the docs and the export',
    documents: {
      'a.json': given(
        { ...{ type: 'object', additionalProperties: text }, 'x-anyOf': [ref('A')], 'x-not': {} },
        { A: record({ a: text }, 'a') },
      ),
    },
    program: `
type Sent = c.SwapArgs['body'];
export const proof = true satisfies Is<Sent, { [key: string]: string }>;`,
    check: async (made) => {
      expect(await statusOf(made, { k1: 'v' })).toBe(200);
      expect(await statusOf(made, { k1: 1 })).toBe(400);
      const text = JSON.stringify(exported(made));
      expect(text).toContain('"x-anyOf":[{"$ref":"#/components/schemas/A"}]');
      expect(text).not.toMatch(/"(?:allOf|anyOf|not)"/);
      expect(docs(made)).not.toMatch(/\bone of\b/i);
    },
  },
  {
    name: 'a keyword implies no type that a reference or a union next to it contradicts',
    documents: {
      'a.json': given(
        record({
          name: { ...ref('Name'), minLength: 1, maxLength: 80 },
          nickname: { ...ref('Nickname'), maxLength: 8 },
          key: { anyOf: [text, whole], minLength: 2 },
          age: { allOf: [whole, { minimum: 1 }] },
          id: { pattern: '^u' },
        }),
        { Name: record({ first: text }, 'first'), Nickname: { type: ['string', 'null'] } },
      ),
    },
    program: `
type Sent = c.SwapArgs['body'];
export const proofs: true[] = [
  true satisfies Is<Sent['name'], c.Name | undefined>,
  true satisfies Is<Sent['nickname'], string | null | undefined>,
  true satisfies Is<Sent['key'], string | number | undefined>,
  true satisfies Is<Sent['age'], number | undefined>,
  true satisfies Is<Sent['id'], string | undefined>,
];`,
    check: async (made) => {
      const fits = { name: { first: 'x' }, nickname: null, key: 1, age: 1, id: 'u1' };
      expect(await statusOf(made, fits)).toBe(200);
      expect(await statusOf(made, { nickname: 'a'.repeat(8), key: 'ab' })).toBe(200);
      for (const wrong of [
        { name: 'x' },
        { nickname: 'a'.repeat(9) },
        { key: 'a' },
        { age: 0 },
        { id: 'a' },
        { id: 1 },
      ]) {
        expect(await statusOf(made, wrong), JSON.stringify(wrong)).toBe(400);
      }
      expect(made.said).toContain('warning schema/keyword-type');
      expect(made.said).not.toContain('warning schema/contradiction');
    },
  },
  {
    name: 'each child of a parent with a discriminator has a separate value of the property',
    documents: { 'a.json': KENNEL },
    program: `
export async function use(api: c.Client): Promise<void> {
  const dog = await c.getDog(api);
  await c.addPet(api, { body: dog });
  // @ts-expect-error kind must be that of a dog
  await c.addDog(api, { body: { kind: 'cat' } });
}
export const proofs: true[] = [
  true satisfies Is<c.Dog['kind'], 'dog' | 'hound'>,
  true satisfies Is<c.Cat['kind'], 'Cat' | 'lion'>,
  true satisfies Is<c.Lion['kind'], 'lion'>,
  true satisfies Is<c.Square['form'], 'Square'>,
  true satisfies Is<c.Circle['form'], 'Circle'>,
];`,
    check: async (made) => {
      const dogs = async (kind: string): Promise<unknown> =>
        (await told(made, '/dogs', json({ kind })))[0];
      expect(await Promise.all(['dog', 'hound', 'zzz', 'Cat'].map(dogs))).toEqual([
        204, 204, 400, 400,
      ]);
      const cats = async (kind: string): Promise<unknown> =>
        (await told(made, '/cats', json({ kind })))[0];
      expect(await Promise.all(['Cat', 'lion', 'dog'].map(cats))).toEqual([204, 204, 400]);
      const shapes = async (form: string): Promise<unknown> =>
        (await told(made, '/squares', json({ form })))[0];
      expect(await Promise.all(['Square', 'Circle', 'Line'].map(shapes))).toEqual([204, 400, 400]);
      expect(docs(made)).toContain('kind: "dog" | "hound"');
      const again = await startLoop([file('openapi.json', JSON.stringify(exported(made)))]);
      const schemas = (one: Loop): string => one.files.get('client/schemas.ts') ?? '';
      expect(schemas(again)).toBe(schemas(made));
      rmSync(again.folder, { recursive: true });
    },
  },
  {
    name: 'an enum without values allows no value, and an enum allows null only if the type does',
    documents: {
      'a.json': given(
        record({
          empty: { enum: [] },
          named: { ...text, enum: ['a', null] },
          both: { type: ['string', 'null'], enum: ['a', null] },
        }),
      ),
    },
    program: `
type Sent = c.SwapArgs['body'];
export const proofs: true[] = [
  true satisfies Is<Sent['empty'], undefined>,
  true satisfies Is<Sent['named'], 'a' | undefined>,
  true satisfies Is<Sent['both'], 'a' | null | undefined>,
];`,
    check: async (made) => {
      expect(await statusOf(made, { named: 'a', both: null })).toBe(200);
      expect(await statusOf(made, { named: null })).toBe(400);
      expect(await statusOf(made, { empty: null })).toBe(400);
      expect(made.said).toContain('warning schema/enum-empty');
      expect(made.said).toContain('warning schema/enum-null');
      expect(docs(made)).toMatch(/empty\?: never/);
    },
  },
];
