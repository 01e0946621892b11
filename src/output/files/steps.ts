/** The file operations of a run. */
import { closeSync, fsync, openSync, renameSync, writeFileSync } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { platform } from 'node:process';
import { retryWhileLocked } from './retry-locked.js';

/** Passed as an argument, so that a test can interrupt a run at any step. */
export interface Steps {
  /**
   * Writes a new file. Fails if it exists.
   * @param lasting true if the file must survive a power loss from now on
   */
  write(file: string, text: string | Uint8Array, lasting: boolean): Promise<void>;
  /** Replaces a file atomically. */
  move(from: string, to: string): Promise<void>;
  remove(file: string): Promise<void>;
}

/**
 * Several files are synced to disk at once. All other operations are synchronous, because a thread pool would take
 * longer. Only files that cannot be generated again are synced: syncing a thousand files takes longer than everything
 * else.
 */
export const DISK: Steps = {
  async write(file, text, lasting) {
    const handle = openSync(file, 'wx');
    try {
      writeFileSync(handle, text);
      if (lasting) await sync(handle);
    } finally {
      closeSync(handle);
    }
  },
  // Async, so that an exception becomes a rejection. Only Windows locks open files.
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
