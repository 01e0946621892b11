import { expect, test } from 'vitest';
import { conflictId } from './conflict-id.js';

test('a conflict has the same id whichever document wins', () => {
  const id = (...values: string[]) => conflictId('reconcile/summary', 'GET /a', 'summary', values);
  expect(id('a', 'b', 'c')).toMatch(/^[0-9a-f]{10}$/);
  expect(id('c', 'a', 'b')).toBe(id('a', 'b', 'c'));
  expect(id('c', 'a')).not.toBe(id('a', 'b', 'c'));
});
