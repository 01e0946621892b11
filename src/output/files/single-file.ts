/** Writes single files that do not belong to a plan, such as caches and the overlay of `settle`. */
import { mkdirSync, renameSync } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from '../../base/foundation/error-code.js';
import { readTextFile } from './disk.js';
import { DISK } from './steps.js';
import { withTemporaryName } from './temporary-name.js';
import { writeErrorOf } from './write-error.js';

/**
 * Writes a whole file that the command owns, such as a cache. The text is written to a temporary file, which is then
 * renamed.
 * @param file the absolute path; its folder is created if it does not exist
 * @param mode the permissions of a folder that is created
 * @throws WriteError if the operating system refuses the write
 */
export async function writeSingleFile(
  file: string,
  text: string | Uint8Array,
  mode?: number,
): Promise<void> {
  const folder = dirname(file);
  try {
    mkdirSync(folder, { recursive: true, ...(mode !== undefined && { mode }) });
    await withWritten(folder, text, (aside) => DISK.move(aside, file));
  } catch (error) {
    throw writeErrorOf(error, file);
  }
}

/**
 * Replaces a file of the user if it still contains the expected text.
 * @param file the absolute path
 * @param before the expected text of the file; `undefined` if the file must not exist
 * @returns false if the file has another text, so that nothing was written
 * @throws WriteError if the operating system refuses the write
 */
export async function replaceSingleFile(
  file: string,
  before: string | undefined,
  text: string,
): Promise<boolean> {
  try {
    return await withWritten(dirname(file), text, async (aside) => {
      // No other code of this process runs between the comparison and the rename.
      const isSame = readTextFile(file) === before;
      if (isSame) renameSync(aside, file);
      else await unlink(aside);
      return isSame;
    });
  } catch (error) {
    throw writeErrorOf(error, file);
  }
}

/** Writes a temporary file, and passes its path to an operation that moves or removes the file. */
async function withWritten<T>(
  folder: string,
  text: string | Uint8Array,
  act: (aside: string) => Promise<T>,
): Promise<T> {
  return withTemporaryName('.tmp', async (name) => {
    const aside = join(folder, name);
    // A dead process with the same id may have left a file with this name.
    await unlink(aside).catch((error: unknown) => {
      if (errorCode(error) !== 'ENOENT') throw error;
    });
    await DISK.write(aside, text, true);
    return act(aside);
  });
}
