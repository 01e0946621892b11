/** Reads files of the user's project that targets need in addition to the descriptions. */
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { GENERATING_LIMITS } from '../../../base/foundation/limits/generating.js';
import type { ProjectFiles } from '../../../base/foundation/project-files.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { openConfined } from './files.js';

/**
 * Reads one file.
 * @param root the absolute path of the folder to which `path` is relative; the file must be inside it after symbolic
 * links are resolved
 */
export function readProjectFile(root: string, path: string): Promise<Uint8Array | string> {
  return openConfined(root)(path, '.', GENERATING_LIMITS.docsFileBytes.most);
}

/**
 * Reads all files in a folder and its subfolders, except hidden files and `node_modules`.
 * @param root the absolute path of the folder to which `folder` is relative
 * @param folder a path relative to `root`; symbolic links that lead out of it are not followed
 * @returns `undefined` if the folder does not exist
 */
export async function readProjectFolder(
  root: string,
  folder: string,
): Promise<ProjectFiles | undefined> {
  const open = openConfined(root);
  const found = new Map<string, Uint8Array | string>();
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const entries = await readdir(join(resolve(root), next), { withFileTypes: true }).catch(
      () => undefined,
    );
    if (entries === undefined && next === folder) return undefined;
    for (const entry of (entries ?? []).sort((a, b) => byCodeUnit(a.name, b.name))) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const path = `${next}/${entry.name}`;
      if (entry.isDirectory()) waiting.push(path);
      else if (found.size >= GENERATING_LIMITS.docsFiles.most) {
        found.set(path, `more than ${GENERATING_LIMITS.docsFiles.most} files are in this folder`);
        return found;
      } else {
        found.set(path, await open(path, folder, GENERATING_LIMITS.docsFileBytes.most));
      }
    }
  }
  return found;
}
