/**
 * A team's site, built from an empty folder by following the guide: two versions, guides, a hidden
 * group, a logo.
 *
 * @module-tag proof
 */
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { commandIn } from '../command.js';
import { folderOfAllTests } from '../folder.js';
import { blocksOf } from './guide.js';
import { linkFaults } from './html-pages.js';
import { openedDocs, url, violations } from './opened.js';

const folder = folderOfAllTests();
const restitch = commandIn(() => folder.path);
const on = openedDocs();
const site = (): string => join(folder.path, 'manual/docs');

/**
 * The files on these pages. Only the first block of the shop's page is used, which is its
 * description.
 */
const SHOWN = [
  ...blocksOf('docs/shop.md').slice(0, 1),
  ...blocksOf('docs/output/docs.md'),
  ...blocksOf('docs/output/guides.md'),
];

beforeAll(async () => {
  symlinkSync(resolve('node_modules'), join(folder.path, 'node_modules'));
  writeFileSync(join(folder.path, 'package.json'), '{"type":"module"}');
  for (const { path, text } of SHOWN) {
    if (path === undefined) continue;
    mkdirSync(dirname(join(folder.path, path)), { recursive: true });
    writeFileSync(join(folder.path, path), text);
  }
  for (const config of ['restitch.config.ts', 'v1/restitch.config.ts']) {
    const { exit, err } = await restitch('generate', config);
    expect([exit, err]).toEqual([0, expect.not.stringContaining('error')]);
  }
});

function texts(): { path: string; text: string }[] {
  return readdirSync(site(), { recursive: true, encoding: 'utf8', withFileTypes: true }).flatMap(
    (entry) => {
      const file = join(entry.parentPath, entry.name);
      const path = file.slice(site().length + 1);
      return entry.isFile() ? [{ path, text: readFileSync(file, 'utf8') }] : [];
    },
  );
}

describe('a site that a team publishes', () => {
  test('has no dead link, and nothing from the internal group', () => {
    const files = texts();
    const besides = files.filter(({ path }) => path.endsWith('.html'));
    const isOther = (fault: string): boolean => fault.includes('manual-v1');
    expect(linkFaults(files).filter((fault) => !isOther(fault))).toEqual([]);
    expect(besides.length).toBeGreaterThan(8);
    const leaks = files.filter(({ text }) =>
      /recountStock|Recount the stock|stock\/recount/.test(text),
    );
    expect(leaks.map(({ path }) => path)).toEqual([]);
    const index = files.find(({ path }) => path === 'llms.txt')?.text;
    expect(index).toContain('- [First steps](guide_first-steps.md)');
    expect(index).toContain('(changes.md)');
  });

  test('works in a browser', { tags: 'chromium' }, async () => {
    const { page, requests, errors } = await on.open(url(site(), 'index.html'));
    const faults: string[] = [];
    const pages = ['index', 'guide_first-steps', 'guide_errors', 'api_reference', 'orders'];
    for (const path of pages.map((name) => `${name}.html`)) {
      await page.goto(url(site(), path));
      for (const one of await violations(page)) faults.push(`${path}: ${one}`);
      const broken = await page.evaluate(() =>
        [...document.images].filter((one) => one.naturalWidth === 0).map(({ src }) => src),
      );
      faults.push(...broken);
    }
    expect(faults).toEqual([]);

    await page.goto(url(site(), 'index.html'));
    await expect(page.title()).resolves.toBe('The API of the shop · Shop');
    await page.getByRole('main').getByRole('link', { name: 'the first steps' }).click();
    await page.getByText('pnpm', { exact: true }).click();
    await page.getByText('pnpm add @acme/shop').waitFor();
    await page.getByText('npm install @acme/shop').waitFor({ state: 'hidden' });
    await page.getByRole('main').getByRole('link', { name: 'POST /orders' }).click();
    await page.waitForURL(/orders\.html#placeOrder$/);

    await page.getByRole('combobox', { name: 'Search' }).fill('try again');
    await page
      .getByRole('option', { name: /Try again/ })
      .first()
      .click();
    await page.waitForURL(/guide_errors\.html#try-again$/);

    await page.locator('.versions summary').click();
    await page.getByRole('link', { name: '1', exact: true }).click();
    await page.waitForURL(/manual-v1/);
    await page.getByText('List the products').first().waitFor();
    await page.locator('.versions summary').click();
    await page.getByRole('link', { name: '2', exact: true }).click();
    await page.getByRole('link', { name: 'Changes' }).click();
    await page.getByRole('heading', { name: 'Since 1' }).waitFor();
    expect(errors).toEqual([]);
    expect(requests.filter((one) => !/^(?:file|data):/.test(one))).toEqual([]);
  });
});
