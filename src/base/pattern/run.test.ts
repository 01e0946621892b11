import { expect, test } from 'vitest';
import { patternExample, patternTest, planPattern, withPatternBudget } from './index.js';

/** Expensive patterns, all different. */
const dear = (index: number): string => `^(a{0,30}b?){0,20}${index}$`;
const refused = (index: number): boolean => planPattern(dear(index)).kind === 'refused';

test('all patterns of a run share a budget, and a known result does not count again', () => {
  withPatternBudget(() => {
    let count = 0;
    while (!refused(count) && count < 2000) count++;
    expect(count).toBeGreaterThan(100);
    expect(count).toBeLessThan(2000);
    expect(planPattern(dear(count))).toMatchObject({
      reason: expect.stringContaining('used up') as string,
    });
    expect(patternTest(dear(count))).toBeUndefined();
    expect(refused(0)).toBe(false);
    // A nested run, for an earlier version of the API, shares the budget.
    expect(withPatternBudget(() => refused(2000))).toBe(true);
  });
  expect(withPatternBudget(() => refused(2000))).toBe(false);
});

test('searches for texts share it, too', () => {
  // Each search tries texts up to the greatest length, and finds none.
  const texts = withPatternBudget(() =>
    Array.from({ length: 100 }, (_, seed) =>
      patternExample('^([a-z]{0,12}[0-9]?){0,10}!$', { least: 1900, most: 2000, seed }),
    ),
  );
  expect(new Set(texts)).toEqual(new Set([undefined]));
});
