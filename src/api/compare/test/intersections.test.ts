/**
 * The members of an intersection are compared by their combined effect, however they are written.
 */
import { describe, expect, it } from 'vitest';
import { changes, got, integer, object, sent, changeText, string, type Data } from './changes.js';

const named = (schemas: Data, id: string): Data => ({
  ...sent({ $ref: `#/components/schemas/${id}` }),
  components: { schemas },
});
const ref = (id: string): Data => ({ $ref: `#/components/schemas/${id}` });

describe('limits in several parts', () => {
  it('are compared in a named part', async () => {
    const api = (minProperties: number): Data =>
      named(
        {
          Body: { allOf: [ref('Base'), object({ m: string })] },
          Base: { ...object({ n: string }), minProperties },
        },
        'Body',
      );
    const [change] = await changes(api(1), api(2));
    expect(change && changeText(change)).toBe(
      'breaking bound/tightened: minProperties of the value changed from 1 to 2',
    );
  });

  it.each<[before: unknown, after: unknown, rules: readonly string[]]>([
    [
      { allOf: [object({ a: string }), { ...object({}), minProperties: 2, maxProperties: 9 }] },
      { allOf: [object({ a: string }), { ...object({}), minProperties: 5, maxProperties: 6 }] },
      ['bound/tightened', 'bound/tightened'],
    ],
    [
      { allOf: [patterns(string), patterns({})] },
      { allOf: [patterns(integer), patterns({})] },
      ['type/changed'],
    ],
    [
      {
        allOf: [
          { ...string, pattern: '^a' },
          { ...string, maxLength: 9 },
        ],
      },
      {
        allOf: [
          { ...string, pattern: '^b' },
          { ...string, maxLength: 3 },
        ],
      },
      ['bound/tightened', 'pattern/changed'],
    ],
    [
      {
        allOf: [
          { ...string, pattern: '^a' },
          { ...string, pattern: 'b$' },
        ],
      },
      { ...string, pattern: '^a' },
      ['pattern/removed'],
    ],
    [
      { allOf: [string, { enum: ['a', 'b', 'c'] }] },
      { allOf: [string, { enum: ['a', 'b'] }] },
      ['enum/value-removed'],
    ],
    [
      { allOf: [string, { enum: ['a', 'bc'] }] },
      { allOf: [{ ...string, maxLength: 1 }, { enum: ['a', 'bc'] }] },
      ['enum/value-removed'],
    ],
    [{ ...string, maxLength: 1 }, { ...string, enum: ['bc'] }, ['type/changed']],
  ])('%# is compared in the combination of both parts', async (before, after, rules) => {
    const found = await changes(sent(before), sent(after));
    expect(found.map(({ rule }) => rule).sort()).toEqual(rules);
  });
});

function patterns(schema: unknown): Data {
  return { type: 'object', patternProperties: { '^x': schema } };
}

describe('another spelling', () => {
  const nullable = { type: ['integer', 'null'] };
  it.each<[before: unknown, after: unknown]>([
    [{ allOf: [object({ a: string }), object({ a: string })] }, object({ a: string })],
    [
      { allOf: [object({ a: string, b: nullable }), object({ b: nullable })] },
      object({ a: string, b: nullable }),
    ],
    [{ allOf: [object({ a: string }), { required: ['a'] }] }, object({ a: string }, 'a')],
    [
      { allOf: [string, { minLength: 2 }, { maxLength: 4, pattern: '^a' }] },
      { ...string, minLength: 2, maxLength: 4, pattern: '^a' },
    ],
    [
      { type: 'object', properties: { a: { allOf: [integer, { minimum: 1 }] } } },
      object({ a: { ...integer, minimum: 1 } }),
    ],
    [{ anyOf: [integer, { type: 'null' }] }, nullable],
    [{ allOf: [nullable, { minimum: 1 }] }, { ...nullable, minimum: 1 }],
    [{ allOf: [nullable, nullable] }, nullable],
    [{ allOf: [object({ a: string }), { description: 'd' }] }, object({ a: string })],
    [{ ...string, minLength: 0 }, string],
    [
      { allOf: [object({ a: string }), { oneOf: [object({ b: string }), object({ c: string })] }] },
      {
        oneOf: [object({ a: string, b: string }), object({ a: string, c: string })],
      },
    ],
  ])('%# is no change', async (before, after) => {
    for (const at of [sent, got]) {
      expect(await changes(at(before), at(after))).toEqual([]);
      expect(await changes(at(after), at(before))).toEqual([]);
    }
  });
});
