/** The operations on files that a run is made of. */
import { closeSync, fsync, openSync, renameSync, writeFileSync } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { platform } from 'node:process';
import { retryWhileHeld } from './retry-held.js';

/** Given apart, so that a test can break one off in the middle. */
export interface Steps {
  /**
   * Writes a new file; fails when there is one.
   * @param lasting whether it must outlast a loss of power from here on
   */
  write(file: string, text: string | Uint8Array, lasting: boolean): Promise<void>;
  /** Puts a file in the place of another one, all at once. */
  move(from: string, to: string): Promise<void>;
  remove(file: string): Promise<void>;
}

/**
 * Several files wait for the disk at once; all else is synchronous, since handing it to a thread takes longer than doing it.
 * Only what a run cannot make again waits: a thousand generated files would wait longer than all else takes.
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
  // Fails as a promise, and not at once. Elsewhere than on Windows nobody holds a name.
  async move(from, to) {
    const move = (): void => renameSync(from, to);
    return platform === 'win32' ? retryWhileHeld(move) : move();
  },
  remove: unlink,
};

function sync(handle: number): Promise<void> {
  return new Promise((done, fail) => {
    fsync(handle, (error) => (error ? fail(error) : done()));
  });
}
