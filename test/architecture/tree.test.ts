/** The tree in CONTRIBUTING.md matches the folders of the repository. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './files.js';

const page = join(root, 'CONTRIBUTING.md');
const folders = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^(\.|node_modules$|dist$)/.test(entry.name))
    .map((entry) => (folder === '.' ? entry.name : `${folder}/${entry.name}`));

/** The paths of a tree in a fenced block: two blanks, or tree lines, for each level; `name/` is a folder. */
function treeOf(block: string): string[] {
  const trail: string[] = [];
  return block.split('\n').flatMap((line) => {
    const plain = line.replace(/[│├└─]/g, ' ');
    const name = /^ *([\w.@-]+(?:\/[\w.@-]+)*\/?)/.exec(plain)?.[1];
    if (name === undefined) return [];
    const level = Math.round((plain.length - plain.trimStart().length) / (line === plain ? 2 : 4));
    trail.length = Math.min(trail.length, level);
    trail[level] = name.replace(/\/$/, '');
    return [trail.slice(0, level + 1).join('/') + (name.endsWith('/') ? '/' : '')];
  });
}

test.skipIf(!existsSync(page))('the tree in CONTRIBUTING.md matches the folders', () => {
  const blocks = [...readFileSync(page, 'utf8').matchAll(/^```[^\n]*\n([^]*?)^```/gm)];
  const trees = blocks
    .map(([, block = '']) => treeOf(block))
    .filter((tree) => tree.includes('src/'));
  expect(trees, 'a fenced block that lists the folders, `src/` among them').toHaveLength(1);
  const [listed = []] = trees;
  const real = [...folders('.'), ...folders('src')];
  const names = new Set(listed.map((path) => path.replace(/\/$/, '')));
  expect(
    real.filter((folder) => !names.has(folder)),
    'add these folders to the tree',
  ).toEqual([]);
  expect(
    [...names].filter((path) => !existsSync(join(root, path))),
    'remove these paths from the tree, because they do not exist',
  ).toEqual([]);
});
