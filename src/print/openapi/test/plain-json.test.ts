import { expect, test } from 'vitest';
import { plainData } from '../../../model/json.js';
import type { Json, Schema } from '../../../model/schema.js';
import { plainJson } from '../plain-json.js';

const origins = [{ source: 'a.json', pointer: '', trust: 'declared' as const }];
const text: Schema = { kind: 'string', minLength: 2, description: 'A text', origins };
const converted = (value: unknown): unknown => plainData(plainJson(value), String);

test('a schema is JSON Schema without its texts', () => {
  const id: Schema = { kind: 'ref', id: 'An Id', origins };
  const properties = new Map([
    ['name', { schema: text, required: true }],
    ['id', { schema: id, required: false }],
  ]);
  expect(
    converted({ kind: 'object', properties, rest: { kind: 'any', origins: [] }, origins }),
  ).toEqual({
    type: 'object',
    properties: {
      name: { type: 'string', minLength: 2 },
      id: { $ref: '#/components/schemas/An_Id' },
    },
    required: ['name'],
  });
});

test('a schema inside an assertion is JSON Schema', () => {
  expect(converted({ contains: text, maxContains: 3 })).toEqual({
    contains: { type: 'string', minLength: 2 },
    maxContains: 3,
  });
});

test('JSON of a description remains unchanged, whatever its keys are', () => {
  const value: Json = new Map<string, Json>([
    ['kind', 'string'],
    ['origins', []],
    ['inner', new Map<string, Json>([['origins', 'here']])],
  ]);
  expect(converted(value)).toEqual({ kind: 'string', origins: [], inner: { origins: 'here' } });
});
