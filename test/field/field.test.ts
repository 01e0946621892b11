/**
 * Facts that generators often lose: one small description per row, generated completely, compiled
 * with a program that asserts its types, and run.
 */
import { expect, test } from 'vitest';
import { ROWS } from './field-rows.js';
import { TWO_ORDERS } from './name-rows.js';
import { proveRows } from '../program-rows.js';
import { file } from '../stride.js';
import { runAll } from '../subjects.js';

proveRows(ROWS);

test('if several operations could have a name, the best match gets it, in any order of the description', async () => {
  const [one, other] = await Promise.all(
    TWO_ORDERS.map(async (description) => {
      const { files } = await runAll([file('a.json', JSON.stringify(description))]);
      return files.filter(({ path }) => /^(client|server)\//.test(path));
    }),
  );
  expect(other).toEqual(one);
});
