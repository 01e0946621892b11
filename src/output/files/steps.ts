/** The file operations of a run, as an object that tests can replace. */
import { closeSync, fsync, openSync, renameSync, writeFileSync } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { platform } from 'node:process';
import { errorCode } from '../../base/foundation/error-code.js';

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

/** The error codes that Windows reports for a file that another program keeps open. */
const HELD: ReadonlySet<string | undefined> = new Set(['EPERM', 'EACCES', 'EBUSY']);

/** The milliseconds to wait before each retry; they add up to two seconds. */
const WAITS: readonly number[] = [10, 20, 40, 80, 150, 300, 600, 800];

/**
 * Runs a file operation, and retries it while another program keeps the file open.
 * @param act the file operation
 * @param waits the milliseconds to wait before each retry
 * @throws the last error after all retries; any other error immediately
 */
export async function retryWhileLocked(act: () => void, waits = WAITS): Promise<void> {
  for (const wait of waits) {
    try {
      return act();
    } catch (error) {
      if (!HELD.has(errorCode(error))) throw error;
      await new Promise((done) => setTimeout(done, wait));
    }
  }
  act();
}
