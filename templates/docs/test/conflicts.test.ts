/** Values of conflicts in readable form. */
import { expect, test } from 'vitest';
import { fieldStep } from '../../../src/model/place.js';
import type { Json } from '../../../src/model/schema.js';
import { readable } from '../conflicts.js';

const use = (scheme: string, ...scopes: string[]): Json =>
  new Map<string, Json>([
    ['scheme', scheme],
    ['scopes', scopes],
  ]);

test.each<[string, string, Json, Json]>([
  ['two together', 'security', [[use('key'), use('token')]], 'key and token'],
  [
    'a choice',
    'security',
    [[use('key')], [use('login', 'read', 'write')]],
    'key, or login (read, write)',
  ],
  ['anybody', 'security', [], 'none'],
  ['anybody, or who signs in', 'security', [[], [use('key')]], 'none, or key'],
  ['what is no security', 'parameters', ['query a'], ['query a']],
])('%s', (_, field, value, want) =>
  expect(readable({ steps: [fieldStep(field)] }, value)).toEqual(want),
);
