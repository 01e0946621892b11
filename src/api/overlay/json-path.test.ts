import { expect, test } from 'vitest';
import { loadJsonPath } from './json-path.js';

test.each([
  ['descents in descents', '$..*..*..*..*'],
  ['selectors side by side', '$[*,*,*,*][*,*,*,*][*,*,*,*][*,*,*,*][*,*,*,*][*,*,*,*]'],
  ['filters in filters', '$..[?@..[?@..[?@..x]]]'],
])('queries visit a limited number of nodes: %s', async (_, expression) => {
  let deep: unknown[] = [1, 2, 3];
  for (let depth = 0; depth < 20; depth++) deep = [deep, 1, 2];
  const query = await loadJsonPath(3000);
  expect(query('$[0]', deep)).toEqual([[0]]);
  expect(query(expression, deep)).toMatchObject({ exceeds: true });
});

test.each([
  ['a query', (names: string) => `$${names}`],
  ['a query in a filter', (names: string) => `$[?@${names}]`],
])('%s has a limited number of segments', async (_, expression) => {
  const query = await loadJsonPath();
  expect(query(expression('.a'.repeat(400)), {})).toEqual([]);
  const why = 'it has more than 500 segments';
  expect(query(expression('.a'.repeat(501)), {})).toEqual({ why });
});
