/**
 * The programs that some tests need besides Node. Without one, the tests with its tag are skipped,
 * and the last line of the run counts them. With `TOOLS=required`, a missing program fails the run.
 */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { PROOF, isQuick } from './scope.js';

export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** The path of pgbouncer, if it is installed. */
export const PGBOUNCER = [
  '/usr/sbin/pgbouncer',
  '/usr/bin/pgbouncer',
  '/opt/homebrew/bin/pgbouncer',
].find((path) => existsSync(path));

const hasPostgres = process.env['DATABASE_URL'] !== undefined;

/** By tag: whether the program is available, and how a person makes it available. */
const TOOLS: ReadonlyMap<string, { readonly isThere: () => boolean; readonly help: string }> =
  new Map([
    ['chromium', { isThere: () => existsSync(CHROMIUM), help: 'Chromium (CHROMIUM=/path)' }],
    ['postgresql', { isThere: () => hasPostgres, help: 'PostgreSQL (DATABASE_URL)' }],
    [
      'pgbouncer',
      {
        isThere: () => PGBOUNCER !== undefined && hasPostgres,
        help: 'pgbouncer and PostgreSQL (DATABASE_URL)',
      },
    ],
    ['curl', { isThere: () => isInPath('curl'), help: 'curl' }],
  ]);

function isInPath(program: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.some((folder) => existsSync(join(folder, program)));
}

const MISSING = [...TOOLS].filter(([, { isThere }]) => !isThere()).map(([name]) => name);

/** The tags of Vitest: the tests with a tag are skipped if its program is missing. */
export const TOOL_TAGS = [...TOOLS].map(([name, { help }]) => ({
  ...{ name, description: `needs ${help}`, skip: MISSING.includes(name) },
}));

/** Prints the last line of a run: how many tests were skipped, and why. */
export class SkippedTests implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = new Map<string, number>();
    for (const test of modules.flatMap(({ children }) => [...children.allTests('skipped')])) {
      const reason = reasonOf(test);
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
    const parts = [...counts].sort().map(([reason, count]) => `${count} ${reason}`);
    const isFailure = process.env['TOOLS'] === 'required' && MISSING.length > 0;
    if (isFailure) {
      const all = MISSING.map((name) => TOOLS.get(name)?.help ?? name).join(', ');
      console.error(`Missing, although TOOLS=required: ${all}`);
      process.exitCode = 1;
    }
    console.log(`Skipped tests: ${parts.join('; ') || 'none'}`);
  }
}

function reasonOf(test: TestCase): string {
  const { tags, options } = test;
  const result = test.result();
  // Vitest skips all tests of a suite whose hook fails.
  const note = result.state === 'skipped' ? result.note : undefined;
  if (options.mode === 'run' && note === undefined) return 'did not run, because a hook failed';
  if (isQuick && tags.includes(PROOF)) return 'run only in npm run test:all';
  const missing = MISSING.find((name) => tags.includes(name));
  return missing === undefined
    ? 'run only in a separate command (npm run proof)'
    : `need ${TOOLS.get(missing)?.help ?? missing}`;
}
