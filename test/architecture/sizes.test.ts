/** What fits in the head: files, functions and folders. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { example, faults, lineOf, nodesOf, sources } from './codebase.js';
import { filesBelow, root } from './files.js';

const MAX_FILE_LINES = 300;
const MAX_FUNCTION_LINES = 60;
const MAX_FOLDER_FILES = 25;

/** Folders that are copied into projects as they stand, and one that waits for its rooms. */
const FULL = ['templates/client/runtime', 'templates/server/runtime', 'examples/stride/domain'];

/** Cases and what others wrote are read by nobody from top to bottom. */
const FOREIGN = /^test\/(cases|json-schema\/suite|corpus\/node_modules)\/|\/node_modules\//;
const code = ['src', 'templates', 'examples', 'test', 'bench', 'scripts']
  .flatMap(filesBelow)
  .filter((path) => !FOREIGN.test(path));

test('a file fits in the head', () => {
  const long = code
    .filter((path) => /\.(ts|mjs)$/.test(path))
    .map((path) => [path, readFileSync(join(root, path), 'utf8').split('\n').length - 1] as const)
    .filter(([, lines]) => lines > MAX_FILE_LINES);
  expect(
    long.map(([path, lines]) => `${path} has ${lines} lines`),
    'give one of its concepts a file of its own',
  ).toEqual([]);
});

test('a function fits on the screen', () => {
  expect(
    faults(
      (source) =>
        nodesOf(source, (node) => {
          if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return undefined;
          const end = source.tree.getLineAndCharacterOfPosition(node.end).line + 1;
          const lines = end - lineOf(source, node) + 1;
          return lines > MAX_FUNCTION_LINES ? `function of ${lines} lines` : undefined;
        }),
      [...sources, ...example],
    ),
    'take a step out of it, under a name that says what it does',
  ).toEqual([]);
});

test('a folder fits in a list', () => {
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
    'put files that belong together into a folder of their own',
  ).toEqual([]);
});
