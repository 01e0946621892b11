/**
 * Recursive schemas that two documents write in different ways. Merging them finishes, and creates
 * no second schema.
 */
import { expect, test } from 'vitest';
import type { JsonObject } from './careful.js';
import { stitched } from './stitched.js';

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

function description(schemas: JsonObject, schema: JsonObject): JsonObject {
  const content = { 'application/json': { schema } };
  return {
    openapi: '3.1.0',
    info: { title: 'T', version: '1.1.0' },
    servers: [{ url: 'https://api.example' }],
    paths: { '/t': { get: { responses: { 200: { description: 'Found', content } } } } },
    components: { schemas },
  };
}

async function merged(a: JsonObject, b: JsonObject): Promise<string[]> {
  const { api } = await stitched([
    ['a.json', a],
    ['b.json', b],
  ]);
  return [...api.schemas.keys()];
}

const COUNT = 8;
const names = Array.from({ length: COUNT }, (_, index) => `S${String(index).padStart(2, '0')}`);

test('references to every schema, direct in one document and in allOf in the other', async () => {
  const web = (use: (name: string) => JsonObject): JsonObject =>
    Object.fromEntries(
      names.map((name) => [
        name,
        { type: 'object', properties: Object.fromEntries(names.map((one) => [one, use(one)])) },
      ]),
    );
  const inAllOf = (name: string): JsonObject => ({
    allOf: [ref(name), { type: 'object', properties: { extra: ref('S01') } }],
  });
  const found = await merged(
    description(web(ref), ref('S00')),
    description(web(inAllOf), inAllOf('S00')),
  );
  expect(found).toEqual(names);
});

test('a chain of references, inlined in the other document with a different bound at its end', async () => {
  const chain = names.map((name, index): [string, JsonObject] => [
    name,
    {
      type: 'object',
      properties: {
        ...{ name: { type: 'string', maxLength: 9 }, id: { type: 'string' } },
        ...(index + 1 < COUNT && { next: ref(names[index + 1] ?? '') }),
      },
    },
  ]);
  const nested = chain.reduceRight<JsonObject>(
    (inner, [, schema], index) => ({
      ...schema,
      properties: {
        ...{ name: { type: 'string', maxLength: 5 }, id: { type: 'string' } },
        ...(index + 1 < COUNT && { next: inner }),
      },
    }),
    {},
  );
  const schemas = Object.fromEntries(chain);
  const found = await merged(description(schemas, ref('S00')), description({}, nested));
  expect(found).toEqual(names);
});

test('schemas that extend themselves through each other', async () => {
  const node = { type: 'object', properties: { next: ref('Node'), value: { type: 'string' } } };
  const part = { type: 'object', properties: { next: ref('Part'), size: { type: 'integer' } } };
  const both = (): JsonObject => ({ allOf: [ref('Node'), ref('Part')] });
  const a = { Node: node, Part: part, Both: both() };
  const b = {
    Node: { allOf: [both(), { type: 'object', properties: { next: both() } }] },
    Part: part,
    Both: { type: 'object', properties: { next: ref('Both'), value: { type: 'string' } } },
  };
  const found = await merged(description(a, ref('Both')), description(b, ref('Both')));
  expect(found).toEqual(['Both', 'Node', 'Part']);
});
