import { expect, test } from 'vitest';
import { culprits } from '../culprits.js';

function found(all: readonly number[], fails: (some: readonly number[]) => boolean) {
  const search = culprits(all);
  let tried = 0;
  let next = search.next();
  for (; next.done !== true; tried++) next = search.next(fails(next.value));
  return { found: next.value, tried };
}

const all = Array.from({ length: 1000 }, (_, index) => index);

test('one of many is found in a few tries', () => {
  const one = found(all, (some) => some.includes(617));
  expect(one.found).toEqual([617]);
  expect(one.tried).toBeLessThan(25);
});

test('several are found, in order', () => {
  const wrong = new Set([0, 3, 998, 999]);
  expect(found(all, (some) => some.some((at) => wrong.has(at))).found).toEqual([0, 3, 998, 999]);
});

test('what fails only together has no culprit', () => {
  expect(found(all, (some) => some.length > 600).found).toEqual([]);
  expect(found([7], () => true).found).toEqual([7]);
});
