/** The file that says where a recorder listens, for programs that wait for it. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { writeReason } from '../../foundation/error-code.js';
import { UsageError } from '../io.js';

/** There while a recorder listens. */
export interface ReadyFile {
  /** Writes it, whole at once: whoever finds it can read it. */
  readonly write: (address: string) => void;
  readonly remove: () => void;
}

/**
 * Prepares the file: what a recorder left behind that was killed goes first.
 * @param path absent: there is none
 * @throws UsageError where nothing can be written
 */
export function createReadyFile(path: string | undefined, cwd: string): ReadyFile {
  if (path === undefined) return { write: () => undefined, remove: () => undefined };
  const whole = resolve(cwd, path);
  const draft = `${whole}.${process.pid}.tmp`;
  const tried = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      throw new UsageError(`cannot write ${path}: ${writeReason(error)}`);
    }
  };
  tried(() => rmSync(whole, { force: true }));
  return {
    write: (address) =>
      tried(() => {
        const port = Number(new URL(address).port || 80);
        writeFileSync(draft, `${JSON.stringify({ url: address, port })}\n`, { flag: 'wx' });
        renameSync(draft, whole);
      }),
    remove: () => rmSync(whole, { force: true }),
  };
}
