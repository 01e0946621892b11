/**
 * The MSW handlers in a service worker of a real browser, and a page that calls the generated
 * client. Skipped without Chromium (`CHROMIUM=/path` is its path).
 *
 * @module-tag proof
 */
import { build } from 'esbuild';
import { copyFileSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../compiler.js';
import { newPage, sharedBrowser } from '../docs/chromium.js';
import { folderOfAllTests } from '../folder.js';
import { PETS } from '../query/described.js';
import { startPets, type PetService } from '../query/service.js';
import { file, run } from '../stride.js';

const folder = folderOfAllTests();
const MODULES = join(import.meta.dirname, '../../node_modules');

describe('in a service worker', { tags: 'chromium' }, () => {
  let service: PetService;
  let page: Page;
  const errors: string[] = [];
  const step = (name: string): Promise<unknown> => page.evaluate(`steps.${name}()`);

  beforeAll(async () => {
    const { files } = await run([file('pets.json', PETS)], { targets: { msw: true } });
    for (const { path, text } of files) folder.write(path, text);
    copyFileSync(join(import.meta.dirname, 'app.txt'), join(folder.path, 'app.ts'));
    symlinkSync(MODULES, join(folder.path, 'node_modules'));
    const { outputFiles } = await build({
      ...{ entryPoints: [join(folder.path, 'app.ts')], bundle: true, write: false },
      ...{ format: 'esm', define: { 'process.env.NODE_ENV': '"development"' } },
    });
    const icon = '<!doctype html><link rel="icon" href="data:,">';
    service = await startPets(
      new Map([
        ['/', `${icon}<script type="module" src="/app.js"></script>`],
        ['/app.js', outputFiles[0]?.text ?? ''],
        // The file that `npx msw init` copies into the public folder of an app.
        [
          '/mockServiceWorker.js',
          readFileSync(join(MODULES, 'msw/lib/mockServiceWorker.js'), 'utf8'),
        ],
      ]),
    );
    page = await newPage(await sharedBrowser());
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto(service.url);
    expect(await step('start')).toBe('started');
  });
  afterAll(async () => {
    await page.context().close();
    service.close();
  });

  test('compiles', () => {
    const compilerOptions = {
      ...{ target: 'es2022', lib: ['es2023', 'dom', 'dom.iterable'], module: 'nodenext' },
      ...{ noEmit: true, strict: true, exactOptionalPropertyTypes: true, types: [] },
      ...{ skipLibCheck: true, noUncheckedIndexedAccess: true, verbatimModuleSyntax: true },
    };
    folder.write('package.json', '{ "type": "module" }');
    folder.write('tsconfig.json', { compilerOptions, files: ['app.ts'] });
    expect(compile(folder.path)).toBe('');
  });

  test('responds with generated values', async () => {
    expect(await step('made')).toEqual({ items: [{ id: 1, name: 'name' }] });
  });

  test('responds with the values of a test, and generates the others', async () => {
    expect(await step('part')).toEqual({ id: 1, name: '7' });
  });

  test('responds with errors, once', async () => {
    expect(await step('error')).toEqual([[404, 'asleep'], '8']);
  });

  test('fails and delays', async () => {
    expect(await step('broken')).toBe('ConnectionError');
    expect(await step('late')).toEqual(['TimeoutError', 'late']);
  });

  test('streams event by event, until the reader stops', async () => {
    expect(await step('stream')).toEqual(['event 1\nin two lines', 'event 2\nin two lines']);
    await expect.poll(() => step('ended')).toBe('broken off');
  });

  test('sends no request to the network until it is stopped', async () => {
    expect(service.asked).toEqual([]);
    expect(await step('stopped')).toMatchObject({ items: [{ name: 'a' }, { name: 'b' }] });
    expect(errors).toEqual([]);
  });
});
