/** Places in JSON texts. */
import { expect, test } from 'vitest';
import { JsonLocator } from './json-locate.js';

const TEXT = '{"a": {"b": [10, {"c": 1}]}, "a": {"d": 2}, "~/": {"": 3}}';

test.each([
  ['', true, TEXT],
  ['/a', true, '{"d": 2}'],
  ['/a/b/1/c', true, '1'],
  ['/a/b/0', true, '10'],
  ['/a/d', true, '2'],
  ['/~0~1/', true, '3'],
  ['/a/b/7/c', false, '[10, {"c": 1}]'],
  ['/z', false, TEXT],
  ['/z/y/x', false, TEXT],
])('%j is found, whatever was asked before', (pointer, exact, written) => {
  const locator = new JsonLocator(TEXT);
  for (const before of ['/a/b/1/c', '/a/b', '/z/y/x', pointer]) {
    locator.find(before);
    const found = locator.find(pointer);
    expect([found.exact, TEXT.slice(...found.value)]).toEqual([exact, written]);
  }
});
