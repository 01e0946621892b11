/**
 * The pages about targets quote their output: each block that names a file is part of that file,
 * generated from the shop.
 */
import { beforeAll, expect, test } from 'vitest';
import { file, run } from '../stride.js';
import { blocksOf, excerptsOf, GUIDE } from './guide.js';

/** Each target has a page that shows its output. */
const FOLDERS = [
  ...['client', 'server', 'openapi.json', 'query', 'zod', 'msw', 'mcp', 'package', 'postman'],
];

let generated: ReadonlyMap<string, string>;

beforeAll(async () => {
  const shop = blocksOf('docs/shop.md').find(({ path }) => path === 'shop.yaml')?.text ?? '';
  const optional = { query: true, zod: true, msw: true, mcp: true, postman: true } as const;
  const targets = {
    ...{ client: true, server: true, openapi: true, docs: false, ...optional },
    package: { name: '@acme/shop' },
  };
  const { files } = await run([file('shop.yaml', shop)], { targets, output: 'generated' });
  generated = new Map(files.map(({ path, text }) => [`generated/${path}`, plain(text)]));
});

/** Removes the differences in line width and quotes between pages and output. */
function plain(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/,? \)/g, ')')
    .replaceAll('( ', '(')
    .replaceAll('< ', '<')
    .replaceAll(' >', '>')
    .replaceAll('"', "'");
}

test.each(GUIDE.filter((page) => excerptsOf(page).length > 0))('%s', (page) => {
  for (const { path, text } of excerptsOf(page)) {
    expect(generated.get(path), path).toContain(plain(text).trim());
  }
});

test('each target has a page that shows its output', () => {
  const shown = GUIDE.flatMap(excerptsOf).map(({ path }) => path.split('/')[1] ?? '');
  expect(FOLDERS.filter((folder) => !shown.includes(folder))).toEqual([]);
});
