import { expect, it } from 'vitest';
import { canIntersect, wholePattern } from './index.js';

it.each([
  ['^[0-9]+$', '^[a-z]+$', false],
  ['[0-9]+', '[a-z]+', false],
  ['projects/[^/]+', 'folders/[^/]+', false],
  ['projects/[^/]+', 'projects/[^/]+/notes/[^/]+', false],
  ['projects/[^/]+/notes/[^/]+', 'projects/[^/]+/occurrences/[^/]+', false],
  ['cat|dog', 'bird|dog', true],
  ['cat|dog', 'bird|fish', false],
  ['^[a-z]+$', '^.*x$', true],
  ['^a|b$', 'c', true],
  ['^(?:a|b)$', 'c', false],
  ['^foo', 'foobar', true],
  ['^foo', '^bar', false],
  ['bar$', '^foo', true],
  ['(?=a)b', 'c', true],
])('%s and %s', (one, other, can) => {
  expect(canIntersect(wholePattern(one), wholePattern(other))).toBe(can);
  expect(canIntersect(wholePattern(other), wholePattern(one))).toBe(can);
});
