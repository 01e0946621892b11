/**
 * A React app in a real browser, with generated queries: load, page, change, invalidate, cancel.
 * Skipped without Chromium (`CHROMIUM=/path` is its path).
 *
 * @module-tag proof
 */
import { build } from 'esbuild';
import { copyFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newPage, sharedBrowser } from '../docs/chromium.js';
import { folderOfAllTests } from '../folder.js';
import { file, run } from '../stride.js';
import { PETS } from './described.js';
import { startPets, type PetService } from './service.js';

const folder = folderOfAllTests();

describe('in a browser', { tags: 'chromium' }, () => {
  let service: PetService;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    const { files } = await run([file('pets.json', PETS)], { targets: { query: true } });
    for (const { path, text } of files) folder.write(path, text);
    copyFileSync(join(import.meta.dirname, 'app.txt'), join(folder.path, 'app.ts'));
    symlinkSync(join(import.meta.dirname, '../../node_modules'), join(folder.path, 'node_modules'));
    const { outputFiles } = await build({
      ...{ entryPoints: [join(folder.path, 'app.ts')], bundle: true, write: false, format: 'esm' },
      ...{ minify: true, define: { 'process.env.NODE_ENV': '"production"' } },
    });
    const html =
      '<!doctype html><link rel="icon" href="data:,"><div id="root"></div><script type="module" src="/app.js"></script>';
    service = await startPets(
      new Map([
        ['/', html],
        ['/app.js', outputFiles[0]?.text ?? ''],
      ]),
    );
    page = await newPage(await sharedBrowser());
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto(service.url);
  });
  afterAll(async () => {
    await page.context().close();
    service.close();
  });

  const shown = (id: string): Promise<string | null> => page.textContent(`#${id}`);

  test('loads a list, page by page', async () => {
    await expect.poll(() => shown('names')).toBe('a b');
    expect(await shown('more')).toBe('there is more');
    await page.click('#next');
    await expect.poll(() => shown('names')).toBe('a b c');
    expect(await shown('more')).toBe('that is all');
    expect(service.asked).toEqual(['GET /pets', 'GET /pets?2']);
  });

  test('updates an item, and refetches the queries that contain it', async () => {
    service.asked.length = 0;
    await page.click('#add');
    await expect.poll(() => shown('names')).toBe('new a b c');
    expect(service.asked).toEqual(['POST /pets', 'GET /pets', 'GET /pets?2']);
  });

  test('displays an item, and an error for a missing one', async () => {
    await page.click('#show-1');
    await expect.poll(() => shown('pet')).toBe('new');
    await page.click('#show-404');
    await expect.poll(() => shown('pet')).toBe('no such pet');
  });

  test('cancels a request when its component is gone', async () => {
    await page.click('#show-500');
    await expect.poll(() => service.asked).toContain('GET /pets/500');
    await page.click('#hide');
    await expect.poll(() => service.broken).toEqual(['GET /pets/500']);
    expect(errors).toEqual([]);
  });
});
