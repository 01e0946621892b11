/** Reads the lock files of both sides of a git merge, so that a merged file is not mistaken for a hand edit. */
import { execFileSync } from 'node:child_process';
import { LOCK_NAME, readLock, type Lock } from './lock.js';
import { READING_LIMITS } from '../../base/foundation/limits/reading.js';

/** A git merge, in progress or just committed, that changed files in the output folder. */
export interface GitMerge {
  readonly sides: readonly Lock[];
  /** Returns true if, according to git, a file has not changed since the merge. */
  readonly isUntouched: (path: string) => boolean;
}

/**
 * Finds a git merge that is in progress, or that is the last commit.
 * @param folder the absolute output folder
 * @returns `undefined` if the folder is not in a repository, there is no such merge, or a side has no lock file
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
