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
import { missing, newPage, sharedBrowser } from './chromium.js';
import { sentApi } from '../sent-api.js';
import { file } from '../stride.js';
import { runAll } from '../subjects.js';

export const STRIDE = join(import.meta.dirname, '../../generated/stride/docs');
export const ATTACK =
  '<script>globalThis.__pwned=1</script><img src=x onerror=globalThis.__pwned=1> [x](javascript:globalThis.__pwned=1) ![x](https://evil.test/x.png)';

/** An API with a group that has too many endpoints for one page. */
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

/** Lays out the content outside of the viewport, too. */
export function layOutAll(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const one of document.querySelectorAll<HTMLElement>('main *')) {
      if (getComputedStyle(one).contentVisibility === 'auto')
        one.style.contentVisibility = 'visible';
    }
  });
}

/** The checks for a page: by default all rules of accessibility, on the whole page. */
interface Wanted {
  readonly only?: readonly string[];
  readonly without?: readonly string[];
  /** Only below the elements that `markFresh` has found. */
  readonly isFresh?: boolean;
}

/** The violations on the complete page. Hidden parts are displayed for the check. */
export async function violations(page: Page, wanted: Wanted = {}): Promise<string[]> {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll<HTMLElement>('main *')) {
      if (getComputedStyle(one).contentVisibility === 'auto')
        one.style.contentVisibility = 'visible';
    }
  });
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async ({ only, without = [], isFresh = false }) => {
    const { axe, fresh } = globalThis as unknown as {
      axe: typeof import('axe-core');
      fresh: Element[];
    };
    const left = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
    const { violations } = await axe.run(isFresh ? { include: fresh } : document, {
      preload: false,
      ...(only && { runOnly: { type: 'rule', values: [...only] } }),
      rules: { 'target-size': { enabled: only === undefined }, ...left },
    });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  }, wanted);
}

/**
 * Marks elements in a position that no earlier page had. A position consists of the names, classes,
 * and styled attributes of an element and its ancestors.
 * @param seen the positions on earlier pages; the new positions of this page are added
 * @returns true if there are any
 */
export async function markFresh(page: Page, seen: Set<string>): Promise<boolean> {
  const found = await page.evaluate(
    (known) => {
      const asked = ['style', 'open', 'role', 'aria-current', 'aria-selected', 'data-rows'];
      const before = new Set(known);
      const chains = new Map<Element | null, string>();
      const fresh: Element[] = [];
      for (const one of document.querySelectorAll('*')) {
        const above = chains.get(one.parentElement) ?? '';
        const stated = asked.map((name) => one.getAttribute(name)).join();
        const chain = `${above}>${one.localName}.${one.classList.value}[${stated}]`;
        chains.set(one, chain);
        // The descendants of a new element are new, too, so only the outermost one is marked.
        if (!before.has(chain) && (above === '' || before.has(above))) fresh.push(one);
      }
      Object.assign(globalThis, { fresh });
      return [...new Set(chains.values())].filter((chain) => !before.has(chain));
    },
    [...seen],
  );
  found.forEach((chain) => seen.add(chain));
  return found.length > 0;
}

interface Opened {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly errors: readonly string[];
}

type Pages = readonly { readonly path: string; readonly text: string }[];

/** The docs that can be opened. */
const DOCS = {
  broad: (): Pages => docsFiles({ ...renderInput(BROAD), earlier: BROAD_EARLIER }),
  large: (): Pages => docsFiles(renderInput(largeApi())),
  sent: (): Pages => docsFiles(renderInput(sentApi())),
  hostile: async (): Promise<Pages> => {
    const hostile = swagger2(() => ATTACK);
    const { files } = await runAll([file('a.json', hostile)]);
    return files.flatMap(({ path, text }) =>
      path.startsWith('docs/') ? [{ path: path.slice('docs/'.length), text }] : [],
    );
  },
};

type DocsName = keyof typeof DOCS;

/**
 * Folders with the requested docs, written before the first test, and a function that opens one of
 * their pages.
 */
export type OpenedDocs<Name extends DocsName> = Readonly<Record<Name, string>> & {
  readonly browser: Browser;
  /** Writes pages into a new folder. */
  readonly written: (files: Pages) => string;
  readonly open: (url: string, options?: BrowserContextOptions) => Promise<Opened>;
};

/**
 * Opens docs in the browser, and closes their pages after each test.
 * @param names the docs that the tests look at
 */
export function openedDocs<Name extends DocsName = never>(
  ...names: readonly Name[]
): OpenedDocs<Name> {
  const folders: string[] = [];
  const on = { open, written } as unknown as OpenedDocs<Name>;

  function written(files: Pages): string {
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

  let browser: Browser | undefined;
  beforeAll(async () => {
    if (missing) return;
    browser = await sharedBrowser();
    Object.assign(on, { browser });
    for (const name of names) Object.assign(on, { [name]: written(await DOCS[name]()) });
  });

  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close();
  });

  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true });
  });
  return on;
}
