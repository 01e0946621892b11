/** Recognizes output folders that contain other files of the user, such as the home folder. */
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { visibleEntryAt } from '../../base/foundation/system/entry.js';
import { LOCK_NAME } from './lock.js';

/** The files and folders that only the root folder of a project contains. */
const ROOT_MARKS = ['.git', '.hg', '.svn', '.jj', 'package.json', 'deno.json', 'deno.jsonc'];

/**
 * Returns the reason why files should not be generated into a folder.
 * @param folder the absolute path of the folder, without links; it may not exist yet
 * @param generates returns true if this run generates a file with this path
 * @param home the home folder of the user
 * @returns `undefined` if the folder may be used, also if it contains the lock file of an earlier run
 */
export function whyShared(
  folder: string,
  generates: (path: string) => boolean,
  home = homeFolder(),
): string | undefined {
  if (visibleEntryAt(join(folder, LOCK_NAME))) return undefined;
  if (dirname(folder) === folder) return 'it is the root of the disk';
  if (isSame(folder, home)) return 'it is your home folder';
  for (let inner = home ?? '/'; inner !== dirname(inner); inner = dirname(inner)) {
    if (isSame(folder, dirname(inner))) return 'it contains your home folder';
  }
  const mark = ROOT_MARKS.find((name) => !generates(name) && visibleEntryAt(join(folder, name)));
  return mark === undefined ? undefined : `it contains ${mark}, so it is the root of a project`;
}

/** Returns true if two paths lead to the same folder, in spite of links and of upper and lower case. */
function isSame(a: string, b: string | undefined): boolean {
  if (b === undefined) return false;
  const [one, other] = [visibleEntryAt(a), visibleEntryAt(b)];
  return one !== undefined && one.ino === other?.ino && one.dev === other.dev;
}

/** Returns the home folder; `undefined` if the user has none, as in some containers. */
function homeFolder(): string | undefined {
  try {
    return homedir();
  } catch {
    return undefined;
  }
}
