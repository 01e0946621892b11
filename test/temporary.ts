/**
 * A folder for all files of tests, in memory if enough is free: tests write about ten thousand
 * small files, and a disk takes ten times as long for each. The folder is deleted after the run,
 * even if a test does not clean up.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';

/** The memory file system of Linux. */
const IN_MEMORY = '/dev/shm';
const NAME = 'restitch-tests-';
/**
 * The free memory that is required. A run needs less than a gigabyte for files, and processes need
 * memory, too.
 */
const ENOUGH = 4 * 2 ** 30;

/** Runs once, before test processes start. @returns the function to run after all of them */
export function setup(): () => void {
  const within = hasRoom() ? IN_MEMORY : tmpdir();
  removeLeft(within, NAME);
  const folder = mkdtempSync(join(within, `${NAME}${process.pid}-`));
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  // Commands in separate processes must not write to the user's home.
  process.env['XDG_CACHE_HOME'] = join(folder, 'cache');
  // The folder of databases, which test files share one after another.
  process.env['TEST_DATABASES'] = join(folder, 'databases');
  mkdirSync(process.env['TEST_DATABASES']);
  return () => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    rmSync(folder, { recursive: true, force: true });
  };
}

/**
 * Deletes the folders of runs that were killed. The name of a folder contains the id of its
 * process.
 */
export function removeLeft(within: string, prefix: string): void {
  for (const name of readdirSync(within).filter((one) => one.startsWith(prefix))) {
    const pid = parseInt(name.slice(prefix.length), 10);
    if (pid > 0 && !isAlive(pid)) rmSync(join(within, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // The process exists, but belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return Math.min(bavail * bsize, freemem()) >= ENOUGH;
  } catch {
    // Only Linux has this folder.
    return false;
  }
}
