/** The targets, files and exports in the table of `docs/plugins.md` exist. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, TARGETS } from '../../src/output/targets/index.js';
import * as kit from '../../src/kit.js';
import { linksOf } from './guide.js';

const PAGE = resolve('docs/plugins.md');
const rows = readFileSync(PAGE, 'utf8')
  .split('\n')
  .filter((line) => /^\| (?!plugin|what|-)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

test('every row is built in, a recipe, or not available', () => {
  expect(rows.length).toBeGreaterThan(25);
  const answers = rows.map((cells) => /^(built in|a recipe|not)\b/.exec(cells[5] ?? '')?.[1]);
  expect(answers).not.toContain(undefined);
});

test('every built-in row is a target or an option', () => {
  const targets = new Set(TARGETS.map(({ name }) => name));
  const named = rows
    .flatMap((cells) => /^built in: `([a-z]+)`/.exec(cells[5] ?? '')?.[1] ?? [])
    .filter((name) => !['fetch', 'include', 'pages'].includes(name));
  expect(
    named.filter((name) => !targets.has(name)),
    'there is no such target: correct its row in docs/plugins.md',
  ).toEqual([]);
  // Every opt-in target has a row.
  const asked = TARGETS.filter(({ optIn }) => optIn).map(folderOf);
  expect(
    asked.filter((name) => !named.includes(name)),
    'give each a row in docs/plugins.md: built in: `NAME`',
  ).toEqual([]);
});

test('a recipe on a page is the tested file', () => {
  const recipes = rows.map((cells) => cells[5] ?? '').filter((said) => said.startsWith('a recipe'));
  expect(recipes.length).toBeGreaterThan(5);
  const place = /\]\((?:recipes\.md#|output\/targets\.md)/;
  expect(recipes.filter((said) => !place.test(said))).toEqual([]);
});

test('recipes and links resolve', () => {
  const text = readFileSync(PAGE, 'utf8');
  const files = [...text.matchAll(/`(examples\/[\w./-]+)`/g)].map(([, path = '']) => path);
  const links = linksOf(PAGE).map((to) => join('docs', to.replace(/#.*/, '')));
  expect([...files, ...links].filter((path) => !existsSync(resolve(path)))).toEqual([]);
  const names = [
    ...text.matchAll(/`((?:arguments|json|schema|child|sample|encoded|client)[A-Z]\w+)`/g),
  ];
  expect(names.length).toBeGreaterThan(1);
  expect(names.map(([, name = '']) => name).filter((name) => !Object.hasOwn(kit, name))).toEqual(
    [],
  );
});
