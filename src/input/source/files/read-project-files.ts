/** Reads the files of a project that targets use next to the descriptions. */
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { GENERATING_LIMITS } from '../../../base/foundation/limits/generating.js';
import type { ProjectFiles } from '../../../base/foundation/project-files.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { openConfined } from './files.js';

/**
 * Reads one file.
 * @param root the folder that paths are relative to, absolute; the file must be in it, after links are resolved
 */
export function readProjectFile(root: string, path: string): Promise<Uint8Array | string> {
  return openConfined(root)(path, '.', GENERATING_LIMITS.docsFileBytes.most);
}

/**
 * Reads all files of a folder and the folders in it, without hidden ones and `node_modules`.
 * @param root the folder that paths are relative to, absolute
 * @param folder from the root; links that lead out of it are not followed
 * @returns nothing if there is no such folder
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
