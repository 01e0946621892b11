/** Every rule is in one of the tables next to this file. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CATALOG } from '../../../base/diagnostics/catalog.js';
import { CHANGE_RULES } from '../index.js';

it('every rule has a row in these tables, and no diagnostic has its name', () => {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.test.ts'));
  const tables = files.map((name) => readFileSync(join(import.meta.dirname, name), 'utf8')).join();
  expect(
    Object.keys(CHANGE_RULES).filter((rule) => !tables.includes(rule)),
    'add a row that raises it to a table of src/api/compare/test',
  ).toEqual([]);
  expect(
    Object.keys(CHANGE_RULES).filter((rule) => rule in CATALOG),
    '`explain` knows both by their names: give the rule another one',
  ).toEqual([]);
});
