import { fc, runs } from '../../../../test/property.js';
import { short } from '../../../../test/short-schema.js';
import { describe, expect, it } from 'vitest';
import type { Json, Schema } from '../../../model/schema.js';
import { toBoundedJson } from '../collection/json.js';
import { exampleEvidence, RECORDED, type Evidence } from './evidence.js';
import { BARE_VARIABLE } from './placeholder.js';
import { schemaOfProfile } from './profile-schema.js';
import {
  createValueProfile,
  joinProfile,
  observeValue,
  type ValueProfile,
} from './value-profile.js';

const EXAMPLES = exampleEvidence();
const placeOf = (index: number) =>
  ({ source: 'a.json', pointer: `/${index}`, trust: 'declared' }) as const;

/** Counts each value as a separate body. */
function profileOf(values: readonly unknown[], evidence: Evidence = EXAMPLES): ValueProfile {
  const profile = createValueProfile();
  for (const [index, value] of values.entries()) {
    observeValue(profile, value, placeOf(index), evidence);
  }
  return profile;
}

function schemaOf(values: readonly unknown[], evidence: Evidence = EXAMPLES): Schema {
  return schemaOfProfile(profileOf(values, evidence), evidence);
}

function numbered(count: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}x`, index]));
}

const UUID = '7a7b45e5-3629-4e2a-9aee-aab6a5dd3901';
const ID = (n: number) => `${UUID.slice(0, -1)}${n}`;

describe('examples', () => {
  it.each<[string, unknown[], string, Evidence?]>([
    ['nothing', [], 'unknown'],
    ['integral numbers', [1, 2], 'integer'],
    ['a fraction among numbers', [1, 2.5], 'number'],
    ['big numbers', [12345678901234567890n, 1], 'integer'],
    ['a numeric text stays a text', ['12'], 'string'],
    ['booleans', [true, false], 'boolean'],
    ['only null', [null], 'unknown'],
    ['null and a value', [null, 1], 'integer|null'],
    ['several kinds', ['a', 1, true], 'boolean|integer|string'],
    ['a uuid', [UUID], 'string:uuid'],
    ['a uuid and a word', [UUID, 'x'], 'string'],
    ['a time', ['2020-01-02T03:04:05Z'], 'string:date-time'],
    ['a date', ['2020-01-02'], 'string:date'],
    ['an address', ['https://a.io/b'], 'string:uri'],
    ['a mail address', ['a@b.io'], 'string:email'],
    ['a placeholder has no format, a real value does', ['{{x}}', UUID], 'string:uuid'],
    ['only a placeholder', ['{{x}}'], 'string'],
    ['a typed placeholder', ['<integer>'], 'integer'],
    ['a typed placeholder of a text', ['<dateTime>'], 'string:date-time'],
    ['a quoted dynamic variable is a text', ['{{$timestamp}}'], 'string'],
    ['a bare variable says nothing', [`${BARE_VARIABLE}{{x}}`], 'unknown'],
    ['a bare dynamic variable', [`${BARE_VARIABLE}{{$randomInt}}`], 'integer'],
    ['an empty array', [[]], '[unknown]'],
    ['an array of several kinds', [[1, 'a', null]], '[integer|string|null]'],
    ['properties are optional, as they stand', [{ b: 1, a: 'x' }], '{b: integer, a: string}'],
    ['properties are united', [{ a: 1 }, { b: 2 }], '{a: integer, b: integer}'],
    ['required is off', [{ a: 1 }, { a: 1 }, { a: 1 }], '{a: integer}'],
    [
      'required on',
      [{ a: 1, b: 1 }, { a: 1 }, { a: 1 }],
      '{a!: integer, b: integer}',
      exampleEvidence(true),
    ],
    ['required needs three', [{ a: 1 }, { a: 1 }], '{a: integer}', exampleEvidence(true)],
    [
      'keys that look like ids',
      [{ [ID(1)]: { n: 1 }, [ID(2)]: { n: 2 }, [ID(3)]: {} }],
      '{*: {n: integer}}',
    ],
    ['ids over several samples', [{ 1: 'a' }, { 2: 'b' }, { 3: 'c' }], '{*: string}'],
    ['an id is no field', [{ 1: 'a', 2: 'b' }], '{*: string}'],
    ['an id beside fields', [{ a: 1, [UUID]: 'b' }], '{a: integer}'],
    ['an address of a person', [{ 'anna@b.io': 1 }], '{*: integer}'],
    ['too many properties', [numbered(501)], '{*: integer}'],
    ['a file', ['<file>'], 'string'],
    ['a hostile key', [JSON.parse('{"__proto__": 1}')], '{__proto__: integer}'],
  ])('%s', (_, given, want, evidence) => {
    expect(short(schemaOf(given, evidence))).toBe(want);
  });

  it('reads maps as objects', () => {
    const json = toBoundedJson({ a: [1, { b: null }] }) as ReadonlyMap<string, Json>;
    expect(json.get('a')).toEqual([1, new Map([['b', null]])]);
    expect(short(schemaOf([json]))).toBe('{a: [integer|{b: unknown}]}');
  });

  it('are inferred from the examples that have the property', () => {
    const schema = schemaOf([{ a: 1 }, { a: 2, b: 1 }]);
    const at = (index: number) => ({ source: 'a.json', pointer: `/${index}`, trust: 'inferred' });
    expect(schema.origins).toEqual([at(0), at(1)]);
    const b = schema.kind === 'object' ? schema.properties.get('b')?.schema : undefined;
    expect(b?.origins).toEqual([at(1)]);
  });

  it('of one body count as one, however many objects it has', () => {
    const many = Array.from({ length: 30 }, () => ({ a: 1 }));
    expect(short(schemaOf([many], RECORDED))).toBe('[{a: integer}]');
    expect(short(schemaOf(many, RECORDED))).toBe('{a!: integer}');
  });

  it('too deep are unknown', () => {
    const deep = JSON.parse('{"a":'.repeat(45) + '1' + '}'.repeat(45)) as unknown;
    expect(short(schemaOf([deep]))).toMatch(/^(\{a: ){41}unknown\}{41}$/);
  });
});

it('reads placeholders in recorded bodies as values', () => {
  expect(short(schemaOf(['<integer>', '{{$guid}}', UUID], RECORDED))).toBe('string');
});

const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(UUID, '<integer>', '{{x}}', 'open', { 1: 2 }, numbered(300), {
    ...numbered(600),
    k1x: 'a',
  }),
  fc.dictionary(fc.constantFrom('a', 'b', '1', 'a@b.io'), fc.jsonValue({ maxDepth: 2 })),
);
const values = fc.array(value, { maxLength: 6 });

/** The parts of a schema without the order of its properties. */
const partsOf = (schema: Schema): string[] =>
  short(schema)
    .split(/[{}, ]+/)
    .sort();

it('merged profiles equal the profile of all values, in any order', () => {
  fc.assert(
    fc.property(values, values, (first, second) => {
      const samples = JSON.parse(JSON.stringify([...first, ...second])) as unknown[];
      const joined = profileOf(samples.slice(first.length));
      joinProfile(joined, profileOf(samples.slice(0, first.length)));
      const whole = partsOf(schemaOf(samples));
      expect(partsOf(schemaOfProfile(joined, EXAMPLES))).toEqual(whole);
      expect(partsOf(schemaOf(samples.toReversed()))).toEqual(whole);
    }),
    runs({ suite: 100, all: 2000 }),
  );
});
