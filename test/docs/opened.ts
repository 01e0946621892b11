/** The HTML docs of several APIs, opened in a real browser from the disk. */
import axe from 'axe-core';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { BROAD } from '../broad/api.js';
import { BROAD_EARLIER } from '../broad/earlier.js';
import { api, endpoint } from '../model-parts.js';
import { swagger2 } from '../hostile/swagger2.js';
import { docsFiles, renderInput } from '../rendered.js';
import { missing, newPage, startBrowser } from './chromium.js';
import { sentApi } from '../sent-api.js';
import { file } from '../stride.js';
import { runAll } from '../subjects.js';

export const STRIDE = join(import.meta.dirname, '../../generated/stride/docs');
export const ATTACK =
  '<script>globalThis.__pwned=1</script><img src=x onerror=globalThis.__pwned=1> [x](javascript:globalThis.__pwned=1) ![x](https://evil.test/x.png)';

/** An API with more endpoints in a group than a page takes. */
function largeApi(): ReturnType<typeof api> {
  const all = Array.from({ length: 70 }, (_, index) =>
    endpoint('GET', `/pets/a${index % 3}/b${index}`),
  );
  return api({ endpoints: all });
}

export function url(folder: string, path: string): string {
  return String(pathToFileURL(join(folder, path.split('#')[0] ?? ''))) + path.replace(/^[^#]*/, '');
}

export function pagesOf(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.html'));
}

/** Lays out what is out of sight too. */
export function layOutAll(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const one of document.querySelectorAll<HTMLElement>('main *')) {
      if (getComputedStyle(one).contentVisibility === 'auto')
        one.style.contentVisibility = 'visible';
    }
  });
}

/** Faults of the whole page: what is out of sight is shown for that. */
export async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  await layOutAll(page);
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async (only) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run({
      preload: false,
      ...(only && { runOnly: { type: 'rule', values: [...only] } }),
      rules: { 'target-size': { enabled: only === undefined } },
    });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  }, rules);
}

interface Opened {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly errors: readonly string[];
}

/** Folders with the docs of each API, written when the first test runs, and how to open a page of them. */
export interface OpenedDocs {
  broad: string;
  large: string;
  sent: string;
  hostile: string;
  browser: Browser;
  /** Writes pages into a folder of their own. */
  readonly written: (files: readonly { readonly path: string; readonly text: string }[]) => string;
  readonly open: (url: string, options?: BrowserContextOptions) => Promise<Opened>;
}

/** Starts a browser before the tests of a file, and ends it after them. */
export function openedDocs(): OpenedDocs {
  const folders: string[] = [];

  function written(files: readonly { readonly path: string; readonly text: string }[]): string {
    const folder = mkdtempSync(join(tmpdir(), 'restitch-docs-'));
    folders.push(folder);
    mkdirSync(join(folder, 'operations'));
    for (const { path, text } of files) writeFileSync(join(folder, path), text);
    return folder;
  }

  async function open(
    url: string,
    options: BrowserContextOptions = {},
  ): Promise<{ page: Page; requests: string[]; errors: string[] }> {
    const viewport = { width: 1280, height: 800 };
    const page = await newPage(on.browser, { viewport, ...options });
    const requests: string[] = [];
    const errors: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => errors.push(message.text()));
    await page.goto(url);
    return { page, requests, errors };
  }

  const on = { open, written } as unknown as OpenedDocs;
  beforeAll(async () => {
    if (missing) return;
    on.browser = await startBrowser();
    on.broad = written(docsFiles({ ...renderInput(BROAD), earlier: BROAD_EARLIER }));
    on.large = written(docsFiles(renderInput(largeApi())));
    on.sent = written(docsFiles(renderInput(sentApi())));
    const { files } = await runAll([
      file(
        'a.json',
        swagger2(() => ATTACK),
      ),
    ]);
    on.hostile = written(
      files.flatMap(({ path, text }) =>
        path.startsWith('docs/') ? [{ path: path.slice('docs/'.length), text }] : [],
      ),
    );
  });

  afterEach(async () => {
    for (const context of on.browser?.contexts() ?? []) await context.close();
  });

  afterAll(async () => {
    await on.browser?.close();
    for (const folder of folders) rmSync(folder, { recursive: true });
  });
  return on;
}
