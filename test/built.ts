/** The built command, rebuilt if the source has changed. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
let isBuilt = false;

/** Builds once in a process if the build is older than the sources. @returns the command's file */
export function builtCommand(): string {
  if (!isBuilt) {
    const words = [join(ROOT, 'scripts/restitch.mjs'), '--version'];
    const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    isBuilt = true;
  }
  return join(ROOT, 'dist/src/cli.js');
}
