/** Finds the folders that must be watched to notice changes of input files. */
import { readdir, realpath } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { visibleEntryAt } from '../../../base/foundation/system/entry.js';
import { patternIn } from './pattern.js';

/**
 * Returns the folders to watch for some paths: the folder of each file, each folder with its subfolders, and the
 * folders that a pattern matches. If a path does not exist, the nearest existing folder is returned.
 * @param paths the paths as the user writes them, absolute or relative to `root`
 * @param root the folder to which the paths are relative
 * @returns absolute paths of folders that exist
 */
export async function foldersOf(paths: readonly string[], root: string): Promise<Set<string>> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (const folder of await foldersOfOne(resolve(root, path))) folders.add(folder);
  }
  return folders;
}

async function foldersOfOne(path: string): Promise<string[]> {
  const entry = visibleEntryAt(path);
  if (entry?.isDirectory()) return [dirname(path), ...(await tree(path))];
  if (entry) {
    // Both the symbolic link and its target may change.
    const real = await realpath(path).catch(() => path);
    return [...new Set([dirname(path), dirname(real)])];
  }
  const pattern = patternIn(path);
  const base = pattern?.folder ?? dirname(path);
  const isThere = visibleEntryAt(base)?.isDirectory() === true;
  if (!isThere) return [nearest(base)];
  const isDeep = pattern !== undefined && pattern.parts.length > 1;
  return isDeep ? tree(base) : [base];
}

/** Returns a folder and all folders below it, except hidden folders and `node_modules`. */
async function tree(folder: string): Promise<string[]> {
  const folders = [folder];
  for (const next of folders) {
    const entries = await readdir(next, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      if (entry.isDirectory()) folders.push(join(next, entry.name));
    }
  }
  return folders;
}

function nearest(folder: string): string {
  const entry = visibleEntryAt(folder);
  const above = dirname(folder);
  return entry?.isDirectory() === true || above === folder ? folder : nearest(above);
}
