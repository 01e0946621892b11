/**
 * The five calls under old and new compilers, bundlers, and the installed runtimes. `npm run
 * proof matrix` runs all rows.
 *
 * @module-tag proof
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { builtCommand } from '../built.js';

let rows: string[];

beforeAll(() => {
  builtCommand();
  const script = join(import.meta.dirname, '../matrix/run.mjs');
  // With the options of this process, a compiler in JavaScript takes a fifth less time.
  const words = [...process.execArgv, script, '--offline'];
  const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  rows = (stdout + stderr).split(/^(?=ok {6}|skipped |FAILED {2})/m).map((row) => row.trim());
});

it('every row of the table works', () => {
  expect(rows.filter((row) => !/^(?:ok {6}|skipped \S[^\n]*: not installed$)/.test(row))).toEqual(
    [],
  );
  expect(rows).toHaveLength(12);
});

it.for(['Node, types stripped', 'Deno', 'Bun'])(
  '%s runs the generated files unchanged',
  (name, { skip }) => {
    const row = rows.find((one) => one.includes(name));
    skip(row?.startsWith('skipped') === true, row);
    expect(row).toBe(`ok      ${name}`);
  },
);
