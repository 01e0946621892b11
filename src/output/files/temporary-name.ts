/** The names of temporary files. They contain the id of the process, so that a later run can remove those of a dead one. */
import { kill, pid } from 'node:process';
import { errorCode } from '../../base/foundation/error-code.js';
import { LEFTOVER } from './disk.js';

const used = new Set<string>();
let count = 0;

/**
 * Runs an operation with a new name for a temporary file.
 * @param ending `.tmp`, or `.lock.tmp` for the next lock file
 * @returns the result of the operation; the name is free again when its promise settles
 */
export async function withTemporaryName<T>(
  ending: '.tmp' | '.lock.tmp',
  act: (name: string) => Promise<T>,
): Promise<T> {
  const name = `.restitch-${pid}-${count++}${ending}`;
  used.add(name);
  try {
    return await act(name);
  } finally {
    used.delete(name);
  }
}

/** Returns true if a run may still use a temporary file, in this process or another one. */
export function isInUse(name: string): boolean {
  const owner = Number(LEFTOVER.exec(name)?.[1]);
  return owner === pid ? used.has(name) : isRunning(owner);
}

function isRunning(owner: number): boolean {
  try {
    kill(owner, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
