/** The paths of the repository's files. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** Files of a target that are copied into projects unchanged. */
export const RUNTIME = /^(?:templates|src\/output\/targets)\/[^/]+\/runtime\//;

/** Folders that installing, the corpus or a benchmark leave in the tree. */
const LEFT = new Set(['node_modules', 'work']);

/** All files below a folder, sorted, relative to the root of the repository. */
export function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (LEFT.has(entry.name)) return [];
      return entry.isDirectory() ? filesBelow(path) : [path];
    })
    .sort();
}

/** True for a test, or a helper in a folder of tests. */
export function isTest(path: string): boolean {
  return /\.test\.ts$|\/test\//.test(path);
}

/** All TypeScript of `src` and `templates`, tests among it. */
export const all = [...filesBelow('src'), ...filesBelow('templates')].filter((path) =>
  path.endsWith('.ts'),
);
