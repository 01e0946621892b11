/**
 * Runs restitch under each supported version of Node: `npm run proof support`, after a build. Each
 * version must generate exactly the committed files, and must load a configuration in TypeScript.
 * The lowest and the newest version must pass the tests of `npm test`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPinned } from '../../scripts/pinned.mjs';

const HERE = import.meta.dirname;
const ROOT = join(HERE, '../..');
const CLI = join(ROOT, 'dist/src/cli.js');
const VITEST = join(ROOT, 'node_modules/vitest/vitest.mjs');

installPinned(HERE);
const { dependencies } = JSON.parse(readFileSync(join(HERE, 'package.json'), 'utf8'));

/** Runs a command, and throws if it fails. */
function run(node, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(node, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(error?.message ?? `${args.join(' ')}: ${stdout}${stderr}`);
  return stdout.trim();
}

/** Runs the tests of `npm test`, and throws if one fails. */
function runTests(node) {
  const env = { ...process.env, SCOPE: 'quick' };
  const { status } = spawnSync(node, [VITEST, 'run'], { cwd: ROOT, env, stdio: 'inherit' });
  if (status !== 0) throw new Error('tests fail');
}

let failures = 0;
const names = Object.keys(dependencies);
for (const name of names) {
  const node = join(HERE, 'node_modules', name, 'bin/node');
  // The cache of a run with another version must not be used.
  const folder = mkdtempSync(join(tmpdir(), 'restitch-support-'));
  try {
    const version = run(node, ['--version'], ROOT);
    const checked = run(node, [CLI, 'check', '--verbose'], ROOT);
    const specs = join(ROOT, 'specs/stride/*.yaml');
    run(node, [CLI, 'generate', specs, '--out', 'out', '--quiet'], folder);
    if (name === names[0] || name === names.at(-1)) runTests(node);
    console.log(`ok      Node ${version}: ${checked.split('\n').at(-1)}`);
  } catch (error) {
    failures++;
    console.log(`FAILED  ${name}\n${error.message}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
process.exitCode = failures === 0 ? 0 : 1;
