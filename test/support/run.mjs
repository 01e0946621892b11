/**
 * Runs restitch under each supported version of Node: `npm run test:support`, after a build. Each
 * version must generate exactly the committed files, and must load a configuration in TypeScript.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPinned } from '../../scripts/pinned.mjs';

const HERE = import.meta.dirname;
const ROOT = join(HERE, '../..');
const CLI = join(ROOT, 'dist/src/cli.js');

installPinned(HERE);
const { dependencies } = JSON.parse(readFileSync(join(HERE, 'package.json'), 'utf8'));

/** Runs a command, and throws if it fails. */
function run(node, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(node, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(error?.message ?? `${args.join(' ')}: ${stdout}${stderr}`);
  return stdout.trim();
}

let failures = 0;
for (const name of Object.keys(dependencies)) {
  const node = join(HERE, 'node_modules', name, 'bin/node');
  // The cache of a run with another version must not be used.
  const folder = mkdtempSync(join(tmpdir(), 'restitch-support-'));
  try {
    const version = run(node, ['--version'], ROOT);
    const checked = run(node, [CLI, 'check', '--verbose'], ROOT);
    const specs = join(ROOT, 'specs/stride/*.yaml');
    run(node, [CLI, 'generate', specs, '--out', 'out', '--quiet'], folder);
    console.log(`ok      Node ${version}: ${checked.split('\n').at(-1)}`);
  } catch (error) {
    failures++;
    console.log(`FAILED  ${name}\n${error.message}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
process.exitCode = failures === 0 ? 0 : 1;
