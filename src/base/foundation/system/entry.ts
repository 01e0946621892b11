/**
 * Looks up the entry of the file system at a path. No other file calls `stat` or `lstat`: for a path below a file, their
 * option `throwIfNoEntry` gives a different result in each version of Node.
 */
import { lstatSync, statSync, type BigIntStats } from 'node:fs';
import { isAbsent } from '../error-code.js';

/**
 * Returns the entry at a path.
 * @param links `keep` returns a symbolic link itself, `follow` returns its target
 * @returns `undefined` if nothing is at the path, also if a file is in the place of one of its folders
 * @throws the system error if the entry exists, or may exist, but cannot be read
 */
export function entryAt(
  path: string,
  links: 'follow' | 'keep' = 'follow',
): BigIntStats | undefined {
  try {
    return links === 'keep' ? lstatSync(path, { bigint: true }) : statSync(path, { bigint: true });
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/**
 * Returns the target of a path like `entryAt`.
 * @returns `undefined` also if the operating system refuses to look it up
 */
export function visibleEntryAt(path: string): BigIntStats | undefined {
  try {
    return entryAt(path);
  } catch {
    return undefined;
  }
}
