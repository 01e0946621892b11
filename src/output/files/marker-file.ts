/** Creates a file that signals to other programs that restitch is running. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { pid } from 'node:process';

/** A file that exists only while the process runs. */
export interface MarkerFile {
  /** Writes a temporary file and renames it, so that a program that finds the file can read the complete text. */
  readonly write: (text: string) => void;
  readonly remove: () => void;
}

/**
 * Prepares a marker file, and removes the one that a killed process left behind.
 * @param file the absolute path
 * @throws the system error, here or later when the marker file is written or removed
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
