/**
 * Installs packages for benchmarks and tests, at the versions that the `package.json` in their
 * folder pins.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Installs the pinned packages of a folder into its `node_modules`, unless they are installed.
 * Scripts of packages are not run.
 * @param {string} folder absolute
 * @throws {Error} when npm fails
 */
export function installPinned(folder) {
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const stands = ([name, version]) =>
    installedVersion(folder, name) === version.replace(/^npm:.*@/, '');
  if (Object.entries(dependencies).every(stands)) return;
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const flags = ['--ignore-scripts', '--no-package-lock', ...quiet];
  // stdin and stdout belong to the program: npm gets no input and writes to stderr.
  const stdio = ['ignore', process.stderr, process.stderr];
  const { status } = spawnSync('npm', ['install', ...flags], { cwd: folder, stdio });
  if (status !== 0) throw new Error(`what ${folder} pins was not installed`);
}

function installedVersion(folder, name) {
  try {
    const file = join(folder, 'node_modules', name, 'package.json');
    return JSON.parse(readFileSync(file, 'utf8')).version;
  } catch {
    return undefined;
  }
}
