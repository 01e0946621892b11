/** What an earlier run left in the output folder. */
import { join } from 'node:path';
import type { Report } from '../diagnostics/report.js';
import { readDisk, readText } from './disk.js';
import { LOCK_NAME, mergeLocks, readLock } from './lock.js';
import type { Earlier, Place } from './place.js';

/**
 * Reads what an earlier run left in the output folder.
 * @param place where output goes
 * @param report takes a warning when the lock is broken or in the middle of a merge
 */
export function readEarlier(place: Place, report: Report): Earlier {
  const unfinished = readDisk(place.folder, [], new Set())
    .leftovers.filter((name) => name.endsWith('.lock.tmp'))
    .map((name) => readLock(readText(join(place.folder, name)) ?? ''))
    .flatMap((read) => (read.kind === 'lock' ? [read.lock] : []));
  const path = place.show('generated', LOCK_NAME);
  const text = readText(join(place.folder, LOCK_NAME));
  if (text === undefined) return { lock: undefined, unfinished };
  const read = readLock(text);
  switch (read.kind) {
    case 'lock':
      return { lock: read.lock, unfinished };
    case 'merge':
      report.add('output/lock-merged', { path });
      return { lock: mergeLocks(read.sides), unfinished: [...read.sides, ...unfinished] };
    case 'broken':
      report.add('output/lock-broken', { path, reason: read.reason });
      return { lock: undefined, unfinished };
    default:
      return read satisfies never;
  }
}
