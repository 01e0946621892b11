/** Unions that documents declare: members are paired by what they are, and a union is the last resort. */
import { expect, test } from 'vitest';
import type { JsonObject } from './careful.js';
import { conflicts, stitched } from './stitched.js';

const string = { type: 'string' };
const number = { type: 'number' };
const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties,
  ...more,
});
const tagged = (kind: string, properties: JsonObject = {}): JsonObject =>
  object({ kind: { ...string, enum: [kind] }, ...properties }, { required: ['kind'] });
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

function described(schema: JsonObject, schemas: JsonObject = {}): JsonObject {
  const responses = { '200': { description: 'Done', content: { 'application/json': { schema } } } };
  return {
    openapi: '3.1.0',
    info: { title: 'Store', version: '1' },
    servers: [{ url: 'https://store.example' }],
    paths: { '/things': { get: { operationId: 'getThings', responses } } },
    components: { schemas },
  };
}

/** Returns the exported schema of the response, without annotations, and the number of conflicts. */
async function merged(
  a: JsonObject,
  b: JsonObject,
): Promise<{ readonly schema: unknown; readonly open: number }> {
  const generated = await stitched([
    ['a.json', a],
    ['b.json', b],
  ]);
  const file = generated.files.find(({ path }) => path.endsWith('openapi.json'));
  const api = JSON.parse(file?.text ?? 'null');
  const { schema } = api.paths['/things'].get.responses['200'].content['application/json'];
  return { schema, open: conflicts(generated).length };
}

const card = { x: number };
const bank = { y: number };
const closed = { additionalProperties: false };
const names = { Card: object(card, closed), Bank: object(bank, closed) };

test.each<[string, JsonObject, JsonObject, unknown, number]>([
  [
    'a reference and the same written out are one member',
    described({ oneOf: [ref('Card'), ref('Bank')] }, names),
    described({ oneOf: [object(bank, closed), object(card, closed)] }),
    { oneOf: [ref('Card'), ref('Bank')] },
    0,
  ],
  [
    'different members of two `oneOf` become `anyOf`, because a value may match several',
    described({ oneOf: [object(card), object({ w: string })] }),
    described({ oneOf: [object(bank), object({ z: string })] }),
    { anyOf: [object(card), object({ w: string }), object(bank), object({ z: string })] },
    1,
  ],
  [
    'members with other tags stay separate, and one more tag keeps `oneOf`',
    described({ oneOf: [tagged('card'), tagged('bank')] }),
    described({ oneOf: [tagged('cash'), tagged('card', { x: number })] }),
    { oneOf: [tagged('card', { x: number }), tagged('bank'), tagged('cash')] },
    1,
  ],
  [
    'members are paired by type and not by order',
    described({
      oneOf: [
        { ...string, maxLength: 5 },
        { ...number, minimum: 1 },
      ],
    }),
    described({
      oneOf: [
        { ...number, maximum: 9 },
        { ...string, minLength: 2 },
      ],
    }),
    {
      oneOf: [
        { ...string, minLength: 2, maxLength: 5 },
        { ...number, minimum: 1, maximum: 9 },
      ],
    },
    0,
  ],
  [
    'a bare type does not contradict a union of this type',
    described({ type: 'object' }),
    described({ oneOf: [ref('Card'), ref('Bank')] }, names),
    { oneOf: [ref('Card'), ref('Bank')] },
    0,
  ],
  [
    'a bare type that excludes a member is a contradiction',
    described({ type: 'object' }),
    described({ oneOf: [ref('Card'), string] }, names),
    { anyOf: [ref('Card'), string] },
    1,
  ],
  [
    'an object with all properties of another one says more',
    described(ref('Small'), { Small: object({ x: number }) }),
    described(ref('Large'), { Large: object({ x: number, y: string }) }),
    ref('Large'),
    0,
  ],
  [
    'objects that contradict each other become a union',
    described(ref('Small'), { Small: object({ x: number }) }),
    described(ref('Large'), { Large: object({ x: string, y: string, z: string, w: string }) }),
    { anyOf: [ref('Small'), ref('Large')] },
    1,
  ],
  [
    'a property that only one list requires is not required',
    described(object({ ids: string }, { required: ['ids'] })),
    described(object({ ids: string }, { required: ['ids', 'uris'] })),
    object({ ids: string, uris: {} }, { required: ['ids'] }),
    1,
  ],
])('%s', async (_, a, b, schema, open) => {
  expect(await merged(a, b)).toEqual({ schema, open });
});
