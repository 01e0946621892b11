/** Writes the planned files: the only place that changes anything on disk. */
import {
  closeSync,
  fsync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { rename, unlink } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { kill, pid } from 'node:process';
import type { Ownership } from '../emit/file.js';
import { LEFTOVER, readText } from './disk.js';
import { LOCK_NAME } from './lock.js';
import type { Action } from './plan.js';

/** The operations on files, so that a test can break one off in the middle. */
export interface Steps {
  /** Writes a new file down to the disk; fails when there is one. */
  write(file: string, text: string | Uint8Array): Promise<void>;
  /** Puts a file in the place of another one, all at once. */
  move(from: string, to: string): Promise<void>;
  remove(file: string): Promise<void>;
}

export interface WriteInput {
  /** Absolute folder per ownership. */
  readonly roots: Readonly<Record<Ownership, string | undefined>>;
  readonly actions: readonly Action[];
  /** The next lock. */
  readonly lockText: string;
  /** Temporary files of earlier runs, absolute. */
  readonly leftovers: readonly string[];
  /** Told of every file before it is written or removed. */
  readonly onFile?: OnFile | undefined;
}

/**
 * How far the writing has come.
 * @param step the file, and how many there are: from 1 on
 */
export type OnFile = (step: {
  readonly at: number;
  readonly of: number;
  readonly name: string;
}) => void;

const AT_ONCE = 16;

/**
 * Only the disk is waited for, by several files at once: all else is done sooner than it is handed to another thread,
 * and threads that make files in one folder stand in each other's way.
 */
const DISK: Steps = {
  async write(file, text) {
    const handle = openSync(file, 'wx');
    try {
      writeFileSync(handle, text);
      await sync(handle);
    } finally {
      closeSync(handle);
    }
  },
  // Fails as a promise, and not at once.
  async move(from, to) {
    renameSync(from, to);
  },
  remove: unlink,
};

function sync(handle: number): Promise<void> {
  return new Promise((done, fail) => {
    fsync(handle, (error) => (error ? fail(error) : done()));
  });
}

/**
 * Carries out a plan. Order: the next lock beside the old one, stale files, new files (each written
 * aside and moved into place), and last the lock itself. Broken off anywhere, every file is the old
 * or the new one, and the lock left aside tells the next run which new ones are ours.
 * @throws when the operating system refuses, or a folder turns out to lead outside its root
 */
export async function writeFiles(input: WriteInput, steps: Steps = DISK): Promise<void> {
  const { roots, actions, lockText } = input;
  const root = roots.generated;
  if (root === undefined) throw new Error('no folder for generated files');
  await removeLeftovers(input.leftovers, steps);
  const changes = actions.filter(({ verb }) => ['create', 'update', 'remove'].includes(verb));
  const lockFile = join(root, LOCK_NAME);
  if (changes.length === 0 && readText(lockFile) === lockText) return;

  mkdirSync(root, { recursive: true });
  const nextLock = join(root, `.restitch-${pid}.lock.tmp`);
  await steps.write(nextLock, lockText);
  // Removed first: where case does not count, a stale `Foo.ts` and a new `foo.ts` are one file.
  let at = 0;
  const tell = (name: string): void => input.onFile?.({ at: ++at, of: changes.length, name });
  for (const { verb, ownership, path } of changes) {
    if (verb !== 'remove') continue;
    tell(path);
    await removeFile(rootOf(roots, ownership), path, steps);
  }
  const writes = changes.filter(({ verb }) => verb !== 'remove');
  for (let start = 0; start < writes.length; start += AT_ONCE) {
    const batch = writes.slice(start, start + AT_ONCE).map((action, index) => {
      tell(action.path);
      return writeFile(rootOf(roots, action.ownership), action, start + index, steps);
    });
    const failed = (await Promise.allSettled(batch)).find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  }
  await steps.move(nextLock, lockFile);
}

/**
 * Writes one whole file of the command's own (a configuration, a cache), aside and then into place.
 * @param file absolute; its folder is made when it does not exist
 */
export async function writeWhole(file: string, text: string | Uint8Array): Promise<void> {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true });
  const aside = join(folder, `.restitch-${pid}-0.tmp`);
  await unlink(aside).catch(ignoreAbsent);
  await DISK.write(aside, text);
  await rename(aside, file);
}

function rootOf(roots: WriteInput['roots'], ownership: Ownership): string {
  const root = roots[ownership];
  if (root === undefined) throw new Error(`no folder for ${ownership}`);
  return root;
}

async function writeFile(
  root: string,
  action: Action,
  number: number,
  steps: Steps,
): Promise<void> {
  const { content } = action;
  if (content === undefined) throw new Error(`no text for ${action.path}`);
  const file = join(root, action.path);
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true });
  assertInside(root, folder);
  const aside = join(folder, `.restitch-${pid}-${number}.tmp`);
  await steps.write(aside, content.bytes ?? content.text);
  await steps.move(aside, file);
}

/** Removes one file, and then the folders above it that are empty now. */
async function removeFile(root: string, path: string, steps: Steps): Promise<void> {
  const file = join(root, path);
  assertInside(root, dirname(file));
  await steps.remove(file);
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    try {
      rmdirSync(join(root, folder));
    } catch {
      return; // not empty: someone else's files are in it
    }
  }
}

/** The last look before writing: real paths, so that no link leads elsewhere. */
function assertInside(root: string, folder: string): void {
  const path = relative(realpathSync(root), realpathSync(folder));
  if (path === '..' || path.startsWith('..' + sep) || isAbsolute(path)) {
    throw new Error(`${folder} leads outside ${root}`);
  }
}

/** Removes the temporary files of runs that are over. */
async function removeLeftovers(leftovers: readonly string[], steps: Steps): Promise<void> {
  for (const file of leftovers) {
    const owner = Number(LEFTOVER.exec(file.slice(dirname(file).length + 1))?.[1]);
    if (owner !== pid && isRunning(owner)) continue;
    await steps.remove(file).catch(ignoreAbsent);
  }
}

function isRunning(owner: number): boolean {
  try {
    kill(owner, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function ignoreAbsent(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}
