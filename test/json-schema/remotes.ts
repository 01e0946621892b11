/** The files that schemas of the suite refer to, as a project has them beside its descriptions. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from '../../src/source/index.js';
import { SUITE } from './suite.js';

/** The description's files, and the remote ones that the suite gives. */
export function referencedIn(files: readonly SourceFile[]): SourceFile[] {
  return [...files, ...remotes(join(SUITE, 'remotes'), 'remotes')];
}

function remotes(folder: string, prefix: string): SourceFile[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    const source = `${prefix}/${entry.name}`;
    if (entry.isDirectory()) return remotes(path, source);
    return [{ source, bytes: readFileSync(path), referenced: true }];
  });
}
