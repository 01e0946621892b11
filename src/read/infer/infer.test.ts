import { fc } from '../../../test/property.js';
import { short } from '../../../test/short-schema.js';
import { describe, expect, it } from 'vitest';
import type { Json, Schema } from '../../model/schema.js';
import { BARE_VARIABLE, inferSchema, type InferOptions } from './index.js';
import { mergeInferred } from './merge.js';
import { toBoundedJson } from '../collection/json.js';

const origin = { source: 'a.json', pointer: '/x', trust: 'declared' } as const;

function samples(...values: unknown[]) {
  return values.map((value) => ({ value: toBoundedJson(value) ?? null, origin }));
}

const UUID = '7a7b45e5-3629-4e2a-9aee-aab6a5dd3901';
const ID = (n: number) => `${UUID.slice(0, -1)}${n}`;

describe('inferSchema', () => {
  it.each<[string, unknown[], string, InferOptions?]>([
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
    ['properties are optional and sorted', [{ b: 1, a: 'x' }], '{a: string, b: integer}'],
    ['properties are united', [{ a: 1 }, { b: 2 }], '{a: integer, b: integer}'],
    ['required is off', [{ a: 1 }, { a: 1 }, { a: 1 }], '{a: integer}'],
    [
      'required on',
      [{ a: 1, b: 1 }, { a: 1 }, { a: 1 }],
      '{a!: integer, b: integer}',
      { inferRequired: true },
    ],
    ['required needs three', [{ a: 1 }, { a: 1 }], '{a: integer}', { inferRequired: true }],
    [
      'keys that look like ids',
      [{ [ID(1)]: { n: 1 }, [ID(2)]: { n: 2 }, [ID(3)]: {} }],
      '{*: {n: integer}}',
    ],
    ['ids over several samples', [{ 1: 'a' }, { 2: 'b' }, { 3: 'c' }], '{*: string}'],
    ['two ids are too few', [{ 1: 'a', 2: 'b' }], '{1: string, 2: string}'],
    ['too many properties', [{ a: 1, b: 2, c: 3 }], '{*: integer}', { maxProperties: 2 }],
    ['too deep', [{ a: { b: { c: 1 } } }], '{a: {b: unknown}}', { maxDepth: 1 }],
    ['a hostile key', [JSON.parse('{"__proto__": 1}')], '{__proto__: integer}'],
  ])('%s', (_, given, want, options) => {
    expect(short(inferSchema(samples(...given), options))).toBe(want);
  });

  it('says everywhere that it is inferred, and from where', () => {
    const schema = inferSchema(samples({ a: 1 }, { a: 2 }));
    expect(schema.origins).toEqual([{ source: 'a.json', pointer: '/x', trust: 'inferred' }]);
  });

  it('does not depend on the order of the samples', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 5 }), (values) => {
        const there = inferSchema(samples(...values));
        const back = inferSchema(samples(...values.toReversed()));
        expect(back).toEqual(there);
      }),
      { numRuns: 100 },
    );
  });
});

describe('mergeInferred', () => {
  const of = (...values: unknown[]) => inferSchema(samples(...values));
  it.each<[string, Schema[], string]>([
    ['nothing', [], 'unknown'],
    ['unknown yields', [of(), of(1)], 'integer'],
    ['numbers widen', [of(1), of(1.5)], 'number'],
    ['formats that differ go', [of(UUID), of('x')], 'string'],
    ['objects unite', [of({ a: 1 }), of({ a: null, b: [] })], '{a: integer, b: [unknown]}'],
    [
      'a map and a map',
      [of({ 1: 1, 2: 1, 3: 1 }), of({ 4: 'a', 5: 'a', 6: 'a' })],
      '{*: integer|string}',
    ],
    ['a map and a record', [of({ 1: 1, 2: 1, 3: 1 }), of({ a: 1 })], '{a: integer}'],
    [
      'enums stay open',
      [
        { kind: 'enum', values: ['b'], origins: [] },
        { kind: 'enum', values: ['a'], origins: [] },
      ],
      'a/b',
    ],
    ['anything absorbs', [of(1), { kind: 'any', origins: [] }], 'any'],
    ['unions flatten', [of(1, 'a'), of(null, true)], 'boolean|integer|string|null'],
  ])('%s', (_, given, want) => {
    expect(short(mergeInferred(given))).toBe(want);
    expect(mergeInferred(given.toReversed())).toEqual(mergeInferred(given));
  });
});

it('keeps the type of data: maps for objects', () => {
  const json = toBoundedJson({ a: [1, { b: null }] }) as ReadonlyMap<string, Json>;
  expect(json.get('a')).toEqual([1, new Map([['b', null]])]);
});
