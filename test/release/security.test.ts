/** Every promise of SECURITY.md names existing tests. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'SECURITY.md'), 'utf8');
const promises = text.split(/^\d+\. /m).slice(1);

test('there are seven rules', () => expect(promises).toHaveLength(7));

test.each(promises.map((promise) => [promise.split('**')[1], promise]))('%s', (_, promise) => {
  const files = [...promise.matchAll(/`((?:src|test)\/[^`]+)`/g)].map(([, file = '']) => file);
  expect(files).not.toEqual([]);
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});
