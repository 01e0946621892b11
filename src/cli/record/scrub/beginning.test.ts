import { expect, test } from 'vitest';
import { fc, runs } from '../../../../test/property.js';
import { jsonBeginning } from './beginning.js';

test('the start equals the start of the whole text', () => {
  fc.assert(
    fc.property(fc.json(), fc.integer({ min: 0, max: 60 }), (text, length) => {
      const value: unknown = JSON.parse(text);
      expect(jsonBeginning(value, length)).toBe(JSON.stringify(value).slice(0, length));
    }),
    runs({ suite: 200, all: 5000 }),
  );
});

test('the number of members that are read is limited by the length of the text', () => {
  let reads = 0;
  const counted = (value: object): object =>
    new Proxy(value, {
      get: (target, key) => {
        reads++;
        return Reflect.get(target, key) as unknown;
      },
    });
  let value = counted({ end: 1 });
  // The complete value has 2 ** 300 members.
  for (let level = 0; level < 300; level++) value = counted({ a: value, b: value });
  expect(jsonBeginning(value, 4000)).toHaveLength(4000);
  expect(reads).toBeLessThan(4000);
});

test('a value may be nested as deep as a parser reads', () => {
  const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
  expect(jsonBeginning(deep, 4000)).toMatch(/^\[{501}null\]{501}$/);
});
