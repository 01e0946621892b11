import { describe, expect, it } from 'vitest';
import { exampleEvidence } from './evidence.js';
import { schemaOfProfile } from './profile-schema.js';
import { createValueProfile, observeSent } from './value-profile.js';
import { guessParameter, limitsFor } from './parameter.js';
import { readLimits, readParameterProse } from './prose.js';

const origin = { source: 'a.json', pointer: '/x', trust: 'declared' } as const;

function guess(name: string, values: string[], description?: string) {
  const profile = createValueProfile();
  for (const text of values) observeSent(profile, [text], origin, exampleEvidence());
  return guessParameter({
    name,
    inferred: schemaOfProfile(profile, exampleEvidence(), name),
    ...(description && { prose: { facts: readParameterProse(description), origin } }),
  });
}

describe('guessParameter', () => {
  it.each<[string, string, string[], string | undefined, object]>([
    ['a typed placeholder', 'x', ['<integer>'], undefined, { kind: 'integer' }],
    ['a dynamic variable', 'x', ['{{$guid}}'], undefined, { kind: 'string', format: 'uuid' }],
    ['a placeholder outranks values', 'x', ['<string>', '1', '2'], undefined, { kind: 'string' }],
    ['two distinct values', 'x', ['1', '2'], undefined, { kind: 'integer' }],
    ['a fraction', 'x', ['1', '2.5'], undefined, { kind: 'number' }],
    ['booleans', 'x', ['true', 'false'], undefined, { kind: 'boolean' }],
    ['leading zeros are text', 'x', ['007', '1'], undefined, { kind: 'string' }],
    ['dates', 'x', ['2020-01-01', '2020-01-02'], undefined, { kind: 'string', format: 'date' }],
    ['one value is too few', 'x', ['1', '1', '{}'], undefined, { kind: 'unknown' }],
    ['values outrank prose', 'x', ['1', '2'], 'If set to true', { kind: 'integer' }],
    ['a boolean in prose', 'x', [], 'If set to true, all', { kind: 'boolean' }],
    ['a list in prose', 'x', [], 'comma separated list', { kind: 'array' }],
    [
      'values in prose',
      'x',
      [],
      '(This can only be one of a,b)',
      { kind: 'enum', values: ['a', 'b'], open: true },
    ],
    ['a name is only a note', 'limit', ['%7B%7D'], undefined, { kind: 'unknown' }],
  ])('%s', (_, name, values, description, want) => {
    const schema = guess(name, values, description);
    expect(schema).toMatchObject(want);
    if (schema.kind !== 'unknown') {
      expect(schema.origins.map(({ trust }) => trust)).toContain('inferred');
    }
  });

  it.each([
    ['limit', 'integer'],
    ['maxResults', 'integer'],
    ['start', 'integer or string'],
    ['include-archived', 'boolean'],
    ['isOpen', 'boolean'],
    ['issue', undefined],
    ['createdAt', 'string or integer'],
    ['conversationId', 'string'],
    ['cursor', 'string'],
    ['what', undefined],
  ])('records the format that the name %s suggests: %s', (name, type) => {
    const note = guess(name, []).keywords?.get('x-inferred');
    expect(note instanceof Map ? note.get('type') : undefined).toBe(type);
  });

  it('records limits without a type', () => {
    const schema = guess('x', [], 'defaults to 50, max 100');
    expect(schema.kind).toBe('unknown');
    expect(schema.keywords?.get('x-inferred')).toEqual(
      new Map([
        ['default', 50],
        ['maximum', 100],
      ]),
    );
  });
});

it.each([
  ["Default value for 'after' and 'before' query parameters is 0.", 'after', 1],
  ["Default value for 'after' and 'before' query parameters is 0.", 'limit', 0],
  ['Max number of messages returned is 75.', 'limit', 1],
  ['Max number of messages returned is 75.', 'afterMessage', 0],
])('%j applies to %s', (text, name, count) => {
  expect(limitsFor(name, readLimits(text))).toHaveLength(count);
});
