/** Runs the TypeScript compiler for tests. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const PACKAGE = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
const { default: programOf } = (await import(
  pathToFileURL(join(PACKAGE, 'lib/getExePath.js')).href
)) as { readonly default: () => string };
/** The executable of the compiler: `bin/tsc` would start another Node process to find it. */
const TSC = programOf();

/**
 * One thread: each further thread checks the libraries of the platform again, and test files
 * already run in parallel. The libraries are not under test, and checking them takes longer than
 * most tests.
 */
const FLAGS = ['--singleThreaded', '--skipLibCheck', '--pretty', 'false'];

/**
 * The compiler is a Go program that runs only briefly, and our largest project needs 900 MB, so
 * garbage collection would only take time.
 */
const ENVIRONMENT = { ...process.env, GOGC: 'off', GOMEMLIMIT: '2GiB' };

/**
 * Runs the compiler on a project.
 * @param folder the working folder, to which file names are relative
 * @param project the `tsconfig.json`, or its folder
 * @returns its lines; empty without errors
 * @throws Error if it fails without a message
 */
export function compile(folder: string, project = folder): string {
  const { status, stdout, stderr } = spawnSync(TSC, ['-p', project, ...FLAGS], {
    cwd: folder,
    env: ENVIRONMENT,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0 && stdout === '')
    throw new Error(`the compiler ended with ${status}: ${stderr}`);
  return stdout;
}
