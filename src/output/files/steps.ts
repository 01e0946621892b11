/** The file operations of a run, as an object that tests can replace. */
import { closeSync, fsync, openSync, renameSync, writeFileSync } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { platform } from 'node:process';
import { retryWhileLocked } from './retry-locked.js';

/**
 * The file operations that write output. They are passed as an argument, so that a test can interrupt a run at any
 * step.
 */
export interface DiskSteps {
  /**
   * Writes a new file. Fails if the file exists.
   * @param lasting true if the file must survive a power loss from now on
   */
  write(file: string, text: string | Uint8Array, lasting: boolean): Promise<void>;
  /** Replaces a file atomically. */
  move(from: string, to: string): Promise<void>;
  remove(file: string): Promise<void>;
}

/**
 * Performs the operations on the real disk. Files that cannot be generated again are synced, several at once. All
 * others are written synchronously and not synced, because syncing a thousand files takes longer than the rest of the
 * run.
 */
export const DISK: DiskSteps = {
  async write(file, text, lasting) {
    const handle = openSync(file, 'wx');
    try {
      writeFileSync(handle, text);
      if (lasting) await sync(handle);
    } finally {
      closeSync(handle);
    }
  },
  // An async function turns an exception into a rejected promise. Only Windows locks open files.
  async move(from, to) {
    const move = (): void => renameSync(from, to);
    return platform === 'win32' ? retryWhileLocked(move) : move();
  },
  remove: unlink,
};

function sync(handle: number): Promise<void> {
  return new Promise((done, fail) => {
    fsync(handle, (error) => (error ? fail(error) : done()));
  });
}
