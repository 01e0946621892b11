/** The compiler, as proofs run it. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const PACKAGE = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
const { default: programOf } = (await import(
  pathToFileURL(join(PACKAGE, 'lib/getExePath.js')).href
)) as { readonly default: () => string };
/** The program itself: what `bin/tsc` is starts Node to find it. */
const TSC = programOf();

/**
 * One thread: several check the libraries of the platform once each, and proofs have their files beside each other
 * already. The libraries are not ours, and to check them takes longer than most of what is proved.
 */
const FLAGS = ['--singleThreaded', '--skipLibCheck', '--pretty', 'false'];

/** It is a program of Go that ends soon, and the largest of our projects fills 900 MB: collecting what is not used any more only takes time. */
const ENVIRONMENT = { ...process.env, GOGC: 'off', GOMEMLIMIT: '2GiB' };

/**
 * What the compiler says of a project.
 * @param folder where it looks, and what it names files from
 * @param project the `tsconfig.json`, or its folder
 * @returns its lines; nothing, where all is well
 * @throws Error when it ends otherwise, and says nothing
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
