/**
 * Small descriptions, generated completely, compiled with a program that asserts their types, and
 * run.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile } from './compiler.js';
import type { UserConfig } from '../src/run/config/config.js';
import { startLoop, type Loop } from './loop.js';
import { file } from './stride.js';

/**
 * A description, a program that compiles only if the generated types are correct, and a check at
 * run time.
 */
export interface Row {
  readonly name: string;
  readonly documents: Readonly<Record<string, unknown>>;
  readonly config?: Partial<UserConfig>;
  readonly program?: string;
  readonly check?: (made: Loop) => void | Promise<void>;
}

const OPTIONS = {
  ...{ target: 'es2023', lib: ['es2023', 'dom', 'dom.iterable'], module: 'nodenext' },
  ...{ types: ['node'], typeRoots: [join(import.meta.dirname, '../node_modules/@types')] },
  ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
  ...{ noEmit: true, skipLibCheck: true },
};

/** Declarations that every program may use. */
const PRELUDE = `import * as c from './generated/client/index.js';
import type * as s from './generated/server/index.js';
export type Is<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : never;
export type Uses = typeof c | s.Req<never>;
`;

/** Generates a row. */
async function makeRow({ documents, config, program = '' }: Row): Promise<Loop> {
  const files = Object.entries(documents).map(([path, data]) => file(path, data));
  const loop = await startLoop(files, config);
  writeFileSync(join(loop.folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(loop.folder, 'use.ts'), `${PRELUDE}${program}`);
  return loop;
}

/** The errors of a compiler for several folders in one run, because it starts slowly. */
function compileAll(include: readonly string[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'restitch-rows-'));
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: OPTIONS, include }),
  );
  const said = compile(folder);
  rmSync(folder, { recursive: true });
  return said.split('\n').filter((line) => /^\S/.test(line));
}

/** Defines the tests of rows: one for the types of each row, and one for its result at run time. */
export function proveRows(rows: readonly Row[]): void {
  const loops = new Map<string, Loop>();
  let complaints: readonly string[] = [];

  beforeAll(async () => {
    for (const row of rows) loops.set(row.name, await makeRow(row));
    complaints = compileAll([...loops.values()].map(({ folder }) => folder));
  });
  afterAll(() => {
    for (const { folder } of loops.values()) rmSync(folder, { recursive: true });
  });

  describe.each(rows)('$name', ({ name, check }) => {
    const made = (): Loop => {
      const loop = loops.get(name);
      if (loop === undefined) throw new Error('not made');
      return loop;
    };

    test('has correct types', () => {
      const own = basename(made().folder);
      expect(complaints.filter((line) => line.includes(own))).toEqual([]);
    });

    // Some rows only affect types, so they have no check.
    if (check) test('returns the expected result', () => check(made()));
  });

  test('the compiler reports no other errors', () => {
    const own = [...loops.values()].map(({ folder }) => basename(folder));
    expect(complaints.filter((line) => !own.some((one) => line.includes(one)))).toEqual([]);
  });
}
