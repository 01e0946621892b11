/** Reads the state that an earlier run left in the output folder. */
import { join } from 'node:path';
import type { Report } from '../../base/diagnostics/report.js';
import { readDisk, readTextFile } from './disk.js';
import { LOCK_NAME, mergeLocks, mixedFiles, readLock, type Lock } from './lock.js';
import type { PreviousRun, OutputFolders } from './plan-options.js';

/**
 * Reads the lock file and the lock files of interrupted runs.
 * @param folders the output folders
 * @param report receives a warning if the lock file is invalid or contains an unfinished merge
 */
export function readPreviousRun(folders: OutputFolders, report: Report): PreviousRun {
  const unfinished = preparedLocks(folders);
  const path = folders.show('generated', LOCK_NAME);
  const text = readTextFile(join(folders.folder, LOCK_NAME));
  if (text === undefined) return { lock: undefined, unfinished };
  const read = readLock(text);
  switch (read.kind) {
    case 'lock':
      return { lock: read.lock, text, unfinished };
    case 'merge':
      report.add('output/lock-merged', { path });
      return {
        lock: mergeLocks(read.sides),
        text,
        unfinished: [...read.sides, ...unfinished],
        mixed: mixedFiles(read.sides),
      };
    case 'newer':
      report.add('output/lock-newer', { path, version: read.version });
      return { lock: undefined, unfinished, newer: true };
    case 'broken':
      report.add('output/lock-broken', { path, reason: read.reason });
      return { lock: undefined, unfinished };
    default:
      return read satisfies never;
  }
}

/**
 * Returns the lock files that other runs have written or prepared since this run started. These runs may have written
 * any file that their lock files list.
 * @param previous the result of `readPreviousRun` at the start of this run
 */
export function laterLocks(folders: OutputFolders, previous: PreviousRun): readonly Lock[] {
  const prepared = preparedLocks(folders);
  const text = readTextFile(join(folders.folder, LOCK_NAME));
  const read = text === undefined || text === previous.text ? undefined : readLock(text);
  return read?.kind === 'lock' ? [read.lock, ...prepared] : prepared;
}

function preparedLocks({ folder }: OutputFolders): Lock[] {
  return readDisk(folder, [], new Set())
    .leftovers.filter((name) => name.endsWith('.lock.tmp'))
    .map((name) => readLock(readTextFile(join(folder, name)) ?? ''))
    .flatMap((read) => (read.kind === 'lock' ? [read.lock] : []));
}
