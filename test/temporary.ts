/**
 * A folder for all files of tests, in memory if the machine has room: they write about ten thousand
 * small files, and a disk takes ten times as long for each. It is deleted after the run, whatever a
 * test forgets.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';

/** The memory file system of Linux. */
const IN_MEMORY = '/dev/shm';
const NAME = 'restitch-tests-';
/** A whole run leaves less than a gigabyte there at a time, and processes need memory, too. */
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
  // Databases, which test files hand on to each other.
  process.env['TEST_DATABASES'] = join(folder, 'databases');
  mkdirSync(process.env['TEST_DATABASES']);
  return () => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Takes away what runs left that were killed: folders of a name, followed by the id of their process. */
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
    // The folder of another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return Math.min(bavail * bsize, freemem()) >= ENOUGH;
  } catch {
    // Other systems have no such folder.
    return false;
  }
}
