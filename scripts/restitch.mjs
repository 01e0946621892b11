/** Runs the built command, building first when a source is newer than the build. */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The time of the last complete build, or undefined. */
function builtAt() {
  return statSync(join(root, 'dist/stamp'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/**
 * True if a file or a folder has changed since a time. A folder changes when an entry is added or
 * removed.
 */
function isNewer(path, moment) {
  if (statSync(path).mtimeMs > moment) return true;
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) {
      if (isNewer(inner, moment)) return true;
    } else if (!entry.name.endsWith('.test.ts') && statSync(inner).mtimeMs > moment) {
      return true;
    }
  }
  return false;
}

const moment = builtAt();
const settings = ['package.json', 'tsconfig.json', 'tsconfig.build.json', 'scripts/build.mjs'];
if (
  settings.some((file) => statSync(join(root, file)).mtimeMs > moment) ||
  ['src', 'templates'].some((folder) => isNewer(join(root, folder), moment))
) {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], {
    cwd: root,
    // Programs may read the output of the command, so the compiler writes to stderr.
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(2);
}
await import('../dist/src/cli.js');
