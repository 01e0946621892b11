/** Reads both parents of a git merge, so that a merged file is not mistaken for a hand edit. */
import { execFileSync } from 'node:child_process';
import { LOCK_NAME, readLock, type Lock } from './lock.js';
import { READING_LIMITS } from '../../base/foundation/limits/reading.js';

/** The files that the last merge, finished or not, changed below a folder. */
export interface GitMerge {
  /** The locks of both sides. */
  readonly sides: readonly Lock[];
  /** Returns true if a file is unchanged since the merge, as far as git can tell. */
  readonly isUntouched: (path: string) => boolean;
}

/**
 * Finds a merge in progress, or one in the last commit.
 * @param folder the output folder, absolute
 * @returns `undefined` if there is no repository, no merge, or a side without a lock
 */
export function lastMerge(folder: string): GitMerge | undefined {
  const git = (...words: string[]): string | undefined => {
    try {
      return execFileSync('git', words, {
        ...{ cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
        maxBuffer: READING_LIMITS.programOutput.most,
      });
    } catch {
      return undefined;
    }
  };
  const underWay = git('rev-parse', '--verify', '--quiet', 'MERGE_HEAD') !== undefined;
  const parents = underWay ? ['HEAD', 'MERGE_HEAD'] : ['HEAD^1', 'HEAD^2'];
  const sides = parents.flatMap((parent) => {
    const read = readLock(git('show', `${parent}:./${LOCK_NAME}`) ?? '');
    return read.kind === 'lock' ? [read.lock] : [];
  });
  if (sides.length < parents.length) return undefined;
  const isUntouched = (path: string): boolean =>
    underWay || git('diff', '--quiet', 'HEAD', '--', path) !== undefined;
  return { sides, isUntouched };
}
