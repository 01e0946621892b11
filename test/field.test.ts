/**
 * What descriptions say and generators lose: one small description a row, generated whole, compiled with a program that
 * says what its types must be, and run.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROWS, TWO_ORDERS } from './field-rows.js';
import { startLoop, type Loop } from './loop.js';
import { file } from './stride.js';
import { runAll } from './subjects.js';

const loops = new Map<string, Loop>();
const folder = mkdtempSync(join(tmpdir(), 'restitch-field-'));
let complaints: readonly string[] = [];

const OPTIONS = {
  ...{ target: 'es2023', lib: ['es2023', 'dom', 'dom.iterable'], module: 'nodenext' },
  ...{ types: ['node'], typeRoots: [join(import.meta.dirname, '../node_modules/@types')] },
  ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
  ...{ noEmit: true, skipLibCheck: true },
};

/** What every program may use. */
const PRELUDE = `import * as c from './generated/client/index.js';
import type * as s from './generated/server/index.js';
export type Is<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : never;
export type Uses = typeof c | s.Req<never>;
`;

beforeAll(async () => {
  for (const { name, documents, config, program = '' } of ROWS) {
    const files = Object.entries(documents).map(([path, data]) => file(path, data));
    const loop = await startLoop(files, config);
    loops.set(name, loop);
    writeFileSync(join(loop.folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(loop.folder, 'use.ts'), `${PRELUDE}${program}`);
  }
  const include = [...loops.values()].map((one) => one.folder);
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: OPTIONS, include }),
  );
  const packageFile = createRequire(import.meta.url).resolve('typescript/package.json');
  const tsc = join(dirname(packageFile), 'bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
  complaints = stdout.split('\n').filter((line) => /^\S/.test(line));
});
afterAll(() => {
  for (const one of [folder, ...[...loops.values()].map((loop) => loop.folder)]) {
    rmSync(one, { recursive: true });
  }
});

describe.each(ROWS)('$name', ({ name, check }) => {
  const made = (): Loop => {
    const loop = loops.get(name);
    if (loop === undefined) throw new Error('not made');
    return loop;
  };

  test('has true types', () => {
    const own = basename(made().folder);
    expect(complaints.filter((line) => line.includes(own))).toEqual([]);
  });

  // Of some rows the types are all there is to see.
  if (check) test('does it', () => check(made()));
});

test('names that many want go by what they name, and not by the order of a description', async () => {
  const [one, other] = await Promise.all(
    TWO_ORDERS.map(async (description) => {
      const { files } = await runAll([file('a.json', JSON.stringify(description))]);
      return files.filter(({ path }) => /^(client|server)\//.test(path));
    }),
  );
  expect(other).toEqual(one);
});

test('nothing else is complained of', () => {
  const own = [...loops.values()].map((loop) => basename(loop.folder));
  expect(complaints.filter((line) => !own.some((one) => line.includes(one)))).toEqual([]);
});
