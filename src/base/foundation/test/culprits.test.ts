import { expect, test } from 'vitest';
import { culprits } from '../culprits.js';

async function found(all: readonly number[], fails: (some: readonly number[]) => boolean) {
  let tried = 0;
  const items = await culprits(all, (some) => {
    tried++;
    if (fails(some)) throw new Error(`with ${some.length}`);
  });
  return { found: items.map(({ item }) => item), errors: items.map(({ error }) => error), tried };
}

const all = Array.from({ length: 1000 }, (_, index) => index);

test('one of many is found in a few attempts, with its error', async () => {
  const one = await found(all, (some) => some.includes(617));
  expect(one.found).toEqual([617]);
  expect(one.errors).toEqual([new Error('with 1')]);
  expect(one.tried).toBeLessThan(25);
});

test('several are found, in order', async () => {
  const wrong = new Set([0, 3, 998, 999]);
  const many = await found(all, (some) => some.some((at) => wrong.has(at)));
  expect(many.found).toEqual([0, 3, 998, 999]);
});

test('of items that fail only together, the first ones are kept', async () => {
  expect((await found(all, (some) => some.includes(3) && some.includes(700))).found).toEqual([700]);
  const pairs = (some: readonly number[]): boolean => some.some((one) => some.includes(one + 500));
  expect((await found([1, 2, 501, 502, 7], pairs)).found).toEqual([501, 502]);
});

test('no item is a culprit if the operation fails without any', async () => {
  expect((await found([7, 8], () => true)).found).toEqual([]);
  expect((await found([], () => true)).found).toEqual([]);
});

test('the number of attempts has a limit', async () => {
  const many = await found(all, (some) => some.length > 0);
  expect(many.found).toEqual(all);
  expect(many.tried).toBeLessThanOrEqual(200);
});
