import { expect, test } from 'vitest';
import type { SecurityRequirement } from '../../model/api.js';
import { securityAlternatives } from './alternatives.js';

const requirement = (text: string): SecurityRequirement =>
  text.split(' ').flatMap((scheme) => (scheme === '' ? [] : { scheme, scopes: [] }));

test.each([
  [['a'], ['a']],
  [
    ['a', 'b c'],
    ['a', 'b c'],
  ],
  [
    ['a', 'a b'],
    ['a b', 'a'],
  ],
  [
    ['b', 'a', 'c b', 'c b a'],
    ['c b a', 'c b', 'b', 'a'],
  ],
  [
    ['', 'a'],
    ['', 'a'],
  ],
])('%j are tried as %j', (given, tried) => {
  const ordered = securityAlternatives(given.map(requirement));
  expect(ordered.map((one) => one.map(({ scheme }) => scheme).join(' '))).toEqual(tried);
});
