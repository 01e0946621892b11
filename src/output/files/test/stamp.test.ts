/** Tests that the stamp of the output changes with every change of the output that a run must notice. */
import { mkdirSync, renameSync, rmSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOfEachTest } from '../../../../test/folder.js';
import { stampFiles } from '../disk.js';

const folder = folderOfEachTest();
const PATHS = ['lock.json', 'client/index.ts', 'docs/operations/get.md'];
const at = (path: string): string => join(folder.path, path);
/** An hour later, so that no change is recent. */
const stamp = (): string | undefined => stampFiles(folder.path, PATHS, Date.now() + 3_600_000);

/** Edits a file without changing its size or its modification time. */
function edit(path: string): void {
  const { atime, mtime } = statSync(at(path));
  folder.write(path, folder.read(path).replace('a', 'b'));
  utimesSync(at(path), atime, mtime);
}

test.each<[string, () => void]>([
  ['a file is edited', () => edit('client/index.ts')],
  ['a file is deleted', () => rmSync(at('client/index.ts'))],
  ['a file is added', () => folder.write('docs/operations/.restitch-1-1.tmp', '')],
  ['a file is replaced by a link', () => replace('lock.json')],
  ['a folder is replaced by a link', () => replace('docs/operations')],
  ['a folder is replaced by its copy', () => moveBack('docs')],
  ['a file is replaced by a folder', () => (rmSync(at('lock.json')), mkdirSync(at('lock.json')))],
])('the stamp changes if %s', async (_, change) => {
  for (const path of PATHS) folder.write(path, 'const a = 1;');
  const before = stamp();
  expect(before).toMatch(/^[0-9a-f]{64}$/);
  expect(stamp()).toBe(before);
  // Longer than the steps of time in which the kernel stores changes.
  await new Promise((done) => setTimeout(done, 20));
  change();
  expect(stamp()).not.toBe(before);
});

function replace(path: string): void {
  renameSync(at(path), at('moved'));
  symlinkSync(at('moved'), at(path));
}

function moveBack(path: string): void {
  renameSync(at(path), at('moved'));
  for (const one of PATHS) folder.write(one, 'const a = 1;');
}

test('recent changes have no stamp, because the next change may have the same time', () => {
  for (const path of PATHS) folder.write(path, 'const a = 1;');
  expect(stampFiles(folder.path, PATHS, Date.now())).toBeUndefined();
});
