/** Folders stay short enough to be read as a list. */
import { expect, test } from 'vitest';
import { filesBelow } from './files.js';

const MAX_FOLDER_FILES = 25;

/** Folders that are copied into projects unchanged, and one that will be split. */
const FULL = ['templates/client/runtime', 'templates/server/runtime', 'examples/stride/domain'];

/** Cases and files of other projects are not read from top to bottom. */
const FOREIGN =
  /^test\/(cases|reported\/inputs|json-schema\/suite|corpus\/node_modules)\/|^examples\/app\/generated\/|\/node_modules\//;
const code = ['src', 'templates', 'examples', 'test', 'bench', 'scripts']
  .flatMap(filesBelow)
  .filter((path) => !FOREIGN.test(path));

test('no folder has too many files', () => {
  const counts = new Map<string, number>();
  for (const path of code) {
    const folder = path.slice(0, path.lastIndexOf('/'));
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const full = [...counts].filter(
    ([folder, count]) => count > MAX_FOLDER_FILES && !FULL.includes(folder),
  );
  expect(
    full.map(([folder, count]) => `${folder} has ${count} files`),
    'move related files to a separate folder',
  ).toEqual([]);
});
