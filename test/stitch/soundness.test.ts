/** The proof that merging is sound finds each way in which a merger could break it. */
import { expect, test } from 'vitest';
import type { Api } from '../../src/model/api.js';
import type { Schema } from '../../src/model/schema.js';
import { mapApiSchemas, mapChildren } from '../../src/model/walk.js';
import { findUnsound } from '../../src/values/soundness/index.js';
import type { JsonObject } from './careful.js';
import { stitched } from './stitched.js';

const string = { type: 'string' };

function described(more: JsonObject, limits: JsonObject): JsonObject {
  const card = { type: 'object', required: ['card'], properties: { card: string } };
  const bank = { type: 'object', required: ['bank'], properties: { bank: string } };
  const schema = {
    type: 'object',
    required: ['id'],
    properties: {
      id: { ...string, ...limits },
      kind: { ...string, enum: ['red', 'green'] },
      count: { type: 'integer', ...(limits['maxLength'] === 9 && { maximum: 9 }) },
      maybe: { type: ['string', 'null'] },
      list: { type: 'array', items: string, ...(limits['maxLength'] === 9 && { minItems: 1 }) },
      pay: { anyOf: [card, bank] },
      ...more,
    },
  };
  const responses = { '200': { description: 'Done', content: { 'application/json': { schema } } } };
  return {
    openapi: '3.1.0',
    info: { title: 'Store', version: '1' },
    servers: [{ url: 'https://store.example' }],
    paths: { '/things': { get: { operationId: 'getThings', responses } } },
  };
}

type Mutation = (schema: Schema) => Schema;

/** Mistakes that a merger could make. */
const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'a tighter bound': (schema) =>
    schema.kind === 'string' && schema.maxLength !== undefined
      ? { ...schema, maxLength: 2, minLength: 2 }
      : schema,
  'a lost enum value': (schema) =>
    schema.kind === 'enum' ? { ...schema, values: schema.values.slice(1) } : schema,
  'an invented enum value': (schema) =>
    schema.kind === 'enum' ? { ...schema, values: [...schema.values, 'blue'] } : schema,
  'an exclusive union of overlapping members': (schema) =>
    schema.kind === 'union' && schema.members.every(({ kind }) => kind === 'object')
      ? { ...schema, members: [...schema.members, ...schema.members], exclusive: true }
      : schema,
  'a lost null': (schema) => {
    const [first] = schema.kind === 'union' ? schema.members : [];
    return schema.kind === 'union' && first?.kind === 'string' ? first : schema;
  },
  'an invented type': (schema) =>
    schema.kind === 'integer' ? { kind: 'boolean', origins: schema.origins } : schema,
  'one more required property': (schema) =>
    schema.kind === 'object' && schema.properties.has('id')
      ? {
          ...schema,
          properties: new Map(
            [...schema.properties].map(([name, one]) => [name, { ...one, required: true }]),
          ),
        }
      : schema,
  'a stricter list': (schema) => (schema.kind === 'array' ? { ...schema, minItems: 50 } : schema),
  'no more properties': (schema) => {
    if (schema.kind !== 'object' || !schema.properties.has('id')) return schema;
    const { rest: _, ...closed } = schema;
    return { ...closed, properties: new Map([...schema.properties].slice(0, 2)) };
  },
};

async function apis(): Promise<{ readonly inputs: readonly Api[]; readonly merged: Api }> {
  const a = ['a.json', described({ size: { type: 'number' } }, { maxLength: 9 })] as const;
  const b = ['b.json', described({ name: string }, { minLength: 1 })] as const;
  const [one, other, both] = await Promise.all([stitched([a]), stitched([b]), stitched([a, b])]);
  return { inputs: [one.stitched, other.stitched], merged: both.stitched };
}

test('merging is sound, and each mutation of the merged API is found', async () => {
  const { inputs, merged } = await apis();
  expect(findUnsound(inputs, merged, Infinity)).toEqual([]);
  const missed = Object.entries(MUTATIONS).filter(([, mutate]) => {
    const deep = (schema: Schema): Schema => mutate(mapChildren(schema, deep));
    return findUnsound(inputs, mapApiSchemas(merged, deep), Infinity).length === 0;
  });
  expect(missed.map(([name]) => name)).toEqual([]);
});
