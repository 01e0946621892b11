/** A file that other programs wait for. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { pid } from 'node:process';

/** A file that exists only while a process runs. */
export interface MarkerFile {
  /** Writes a temporary file and renames it, so that a program that finds the file can read all of it. */
  readonly write: (text: string) => void;
  readonly remove: () => void;
}

/**
 * Prepares a file, and removes the one that a killed program left behind.
 * @param file absolute
 * @throws Error of the operating system, also when it is written or removed
 */
export function createMarkerFile(file: string): MarkerFile {
  const aside = `${file}.${pid}.tmp`;
  const remove = (): void => rmSync(file, { force: true });
  remove();
  return {
    write: (text) => {
      writeFileSync(aside, text, { flag: 'wx' });
      renameSync(aside, file);
    },
    remove,
  };
}
