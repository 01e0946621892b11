/**
 * The pages about targets quote their output: each block that names a file is part of that file,
 * generated from the shop.
 */
import { beforeAll, expect, test } from 'vitest';
import { file, run } from '../stride.js';
import { blocksOf, OUTPUT_PAGES } from './guide.js';

let generated: ReadonlyMap<string, string>;

beforeAll(async () => {
  const shop = blocksOf('docs/shop.md').find(({ path }) => path === 'shop.yaml')?.text ?? '';
  const targets = { client: true, server: true, openapi: true, docs: false };
  const { files } = await run([file('shop.yaml', shop)], { targets, output: 'generated' });
  generated = new Map(files.map(({ path, text }) => [`generated/${path}`, plain(text)]));
});

/** Pages and output have another width, and other quotes. */
function plain(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/,? \)/g, ')')
    .replaceAll('( ', '(')
    .replaceAll('"', "'");
}

test.each(OUTPUT_PAGES)('%s', (page) => {
  const blocks = blocksOf(page).filter(({ path }) => path !== undefined);
  expect(blocks.length).toBeGreaterThan(0);
  for (const { path = '', text } of blocks) {
    expect(generated.get(path), path).toContain(plain(text).trim());
  }
});
