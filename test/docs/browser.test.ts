/**
 * The HTML docs in a real browser, opened from the disk: search, copying, links into pages, both colour schemes,
 * without scripts, in print, on a phone, and for screen readers. Skipped where there is no Chromium
 * (`CHROMIUM=/path` says where it is).
 */
import axe from 'axe-core';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { fact } from '../../src/model/origin.js';
import { api, at, BROAD, endpoint } from '../broad-api.js';
import { swagger2 } from '../hostile/hostile-documents.js';
import { docsFiles, renderInput } from '../rendered.js';
import { sentApi } from '../sent-api.js';
import { file } from '../stride.js';
import { runAll } from '../subjects.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const missing = !existsSync(CHROMIUM);
if (missing) console.warn(`no Chromium at ${CHROMIUM}: the docs are not tested in a browser`);

/** What a browser's own search does, as scripts may call it. */
declare function find(text: string): boolean;

const STRIDE = join(import.meta.dirname, '../../generated/stride/docs');
const ATTACK =
  '<script>globalThis.__pwned=1</script><img src=x onerror=globalThis.__pwned=1> [x](javascript:globalThis.__pwned=1) ![x](https://evil.test/x.png)';

const folders: string[] = [];
let browser: Browser;
let broad = '';
let large = '';
let sent = '';
let hostile = '';

function written(files: readonly { readonly path: string; readonly text: string }[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'restitch-docs-'));
  folders.push(folder);
  for (const { path, text } of files) writeFileSync(join(folder, path), text);
  return folder;
}

/** An API with more endpoints in a group than a page takes. */
function largeApi(): ReturnType<typeof api> {
  const all = Array.from({ length: 70 }, (_, index) =>
    endpoint('GET', `/pets/a${index % 3}/b${index}`),
  );
  return api({ endpoints: all });
}

async function open(
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; requests: string[]; errors: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => errors.push(message.text()));
  await page.goto(url);
  return { page, requests, errors };
}

function url(folder: string, path: string): string {
  return String(pathToFileURL(join(folder, path.split('#')[0] ?? ''))) + path.replace(/^[^#]*/, '');
}

function pagesOf(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.html'));
}

/** The rules that look at colours: all else is the same in light and dark. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** Faults of the whole page: what is out of sight is shown for that. */
async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll<HTMLElement>('main *')) {
      if (getComputedStyle(one).contentVisibility === 'auto')
        one.style.contentVisibility = 'visible';
    }
  });
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async (only) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run({
      preload: false,
      ...(only && { runOnly: { type: 'rule', values: [...only] } }),
    });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  }, rules);
}

beforeAll(async () => {
  if (missing) return;
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  broad = written(docsFiles(renderInput(BROAD)));
  large = written(docsFiles(renderInput(largeApi())));
  sent = written(docsFiles(renderInput(sentApi())));
  const { files } = await runAll([
    file(
      'a.json',
      swagger2(() => ATTACK),
    ),
  ]);
  hostile = written(
    files.flatMap(({ path, text }) =>
      path.startsWith('docs/') ? [{ path: path.slice('docs/'.length), text }] : [],
    ),
  );
});

afterEach(async () => {
  for (const context of browser?.contexts() ?? []) await context.close();
});

afterAll(async () => {
  await browser?.close();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

describe.skipIf(missing)('in a browser', () => {
  test('no page has a fault of accessibility, in light or dark', async () => {
    const { page, requests, errors } = await open('about:blank', { colorScheme: 'light' });
    const faults: string[] = [];
    for (const folder of [STRIDE, broad]) {
      for (const path of pagesOf(folder)) {
        await page.emulateMedia({ colorScheme: 'light' });
        await page.goto(url(folder, path));
        await page.evaluate(() =>
          document.querySelectorAll('details').forEach((one) => (one.open = true)),
        );
        const light = await violations(page);
        await page.emulateMedia({ colorScheme: 'dark' });
        const dark = await violations(page, OF_COLOURS);
        faults.push(...[...light, ...dark].map((fault) => `${path}: ${fault}`));
      }
    }
    expect(faults).toEqual([]);
    expect(errors).toEqual([]);
    expect(requests.filter((one) => !one.startsWith('file:'))).toEqual([]);
  });

  test('the colours follow the system', async () => {
    const colors = new Set<string>();
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await open(url(STRIDE, 'index.html'), { colorScheme });
      colors.add(
        await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor),
      );
    }
    expect(colors.size).toBe(2);
  });

  test('search finds by path, words and name, from the keyboard', async () => {
    const { page, errors } = await open(url(STRIDE, 'index.html'));
    const first = page.locator('#page-found li').first();
    for (const [query, want] of [
      ['/site/{cloudId}/conversation/{conversationId}/message/recent', '/message/recent'],
      ['get latest messages', '/message/recent'],
      ['listRecentMessages', '/message/recent'],
      ['recent message conver', '/message/recent'],
    ] as const) {
      await page.keyboard.press('/');
      await page.locator('#page-search input').fill(query);
      await expect.poll(() => first.textContent()).toContain(want);
      await page.keyboard.press('Escape');
      expect(await page.locator('#page-found').isVisible()).toBe(false);
      await page.locator('#page-search input').blur();
    }
    await page.keyboard.press('/');
    await page.keyboard.type('message');
    await first.waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    const second = page.locator('#page-found li').nth(1);
    const target = await second.getAttribute('data-href');
    expect(await page.locator('[role=combobox]').getAttribute('aria-activedescendant')).toBe(
      await second.getAttribute('id'),
    );
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/${target}`);
    expect(errors).toEqual([]);
  });

  test('search finds a webhook', async () => {
    const { page } = await open(url(sent, 'orders.html'));
    await page.keyboard.press('/');
    await page.keyboard.type('stock.low');
    await page.locator('#page-found li').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/webhooks.html#webhook-stock-low');
  });

  test('a button copies its code', async () => {
    const { page } = await open(url(STRIDE, 'messages.html'), {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const figure = page.locator('figure').nth(1);
    await figure.locator('button').click();
    await expect.poll(() => figure.locator('button').textContent()).toBe('Copied');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await figure.locator('code').textContent());
  });

  test('an address leads to its endpoint', async () => {
    const { page } = await open(url(STRIDE, 'messages.html'));
    const anchors = await page.locator('article').evaluateAll((all) => all.map(({ id }) => id));
    expect(anchors.length).toBe(7);
    for (const anchor of anchors.slice(0, -1)) {
      await page.goto(url(STRIDE, `messages.html#${anchor}`));
      const top = await page
        .locator(`#${anchor}`)
        .evaluate((one) => one.getBoundingClientRect().top);
      expect(Math.abs(top - 64), anchor).toBeLessThanOrEqual(2);
    }
    await page.locator('article h2 .link').first().click();
    await page.waitForURL(`**/messages.html#${anchors[0]}`);
  });

  test('what is out of sight waits, and is there for anchors, the keyboard and the search of the browser', async () => {
    const { page } = await open('about:blank');
    const articles = page.locator('article');
    const path = url(large, 'pets_1.html');
    await page.goto(path);
    const shown = (): Promise<(boolean | undefined)[]> =>
      articles.evaluateAll((all) =>
        [all[0], all.at(-1)].map((one) =>
          one?.firstElementChild?.checkVisibility({ contentVisibilityAuto: true }),
        ),
      );
    await expect.poll(shown).toEqual([true, false]);
    const last = await articles.last().locator('h2 code').textContent();
    expect(await page.evaluate((text) => find(text ?? ''), last)).toBe(true);
    const anchors = await articles.evaluateAll((all) => all.map(({ id }) => id));
    await page.goto(path);
    await articles.nth(30).locator(':is(a, button, summary)').last().focus();
    await page.keyboard.press('Tab');
    const stop = () => page.evaluate(() => document.activeElement?.closest('article')?.id);
    await expect.poll(stop).toBe(anchors[31]);
    for (const anchor of anchors.filter((_, index) => index % 9 === 8)) {
      await page.goto('about:blank');
      await page.goto(`${path}#${anchor}`);
      const target = page.locator(`#${anchor}`);
      const top = (): Promise<number> => target.evaluate((one) => one.getBoundingClientRect().top);
      await expect.poll(async () => Math.abs((await top()) - 64)).toBeLessThanOrEqual(2);
    }
  });

  test('what is out of sight is there for screen readers', async () => {
    // As Chromium runs when there is one.
    const args = ['--no-sandbox', '--force-renderer-accessibility'];
    const listening = await chromium.launch({ executablePath: CHROMIUM, args });
    try {
      const page = await listening.newPage();
      const session = await page.context().newCDPSession(page);
      await page.goto(url(large, 'pets_1.html'));
      const roles = ['heading', 'article', 'link'];
      const there = async (): Promise<number[]> => {
        const { nodes } = await session.send('Accessibility.getFullAXTree');
        const shown = nodes.filter(({ ignored }) => !ignored).map(({ role }) => role?.value);
        return roles.map((role) => shown.filter((one) => one === role).length);
      };
      const all = ['h1, h2, h3, h4', 'article', 'a'].map((kind) => page.locator(kind).count());
      await expect.poll(there, { timeout: 10_000 }).toEqual(await Promise.all(all));
    } finally {
      await listening.close();
    }
  });

  test('a long path breaks behind a slash, and is copied and found as one', async () => {
    const { page } = await open(url(STRIDE, 'index.html'), {
      viewport: { width: 390, height: 800 },
    });
    const breaks = await page.locator('.ops code').evaluateAll((all) =>
      all.flatMap((one) => {
        const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
        const ends: string[] = [];
        let [before, line] = ['', 0];
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          for (let at = 0; at < (node.nodeValue ?? '').length; at++) {
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            const { top } = range.getBoundingClientRect();
            if (before !== '' && top > line + 5) ends.push(before);
            [before, line] = [range.toString(), top];
          }
        }
        return ends;
      }),
    );
    expect(breaks.length).toBeGreaterThan(10);
    expect([...new Set(breaks)]).toEqual(['/']);
    const path = '/site/{cloudId}/conversation/{conversationId}/message/recent';
    const [found, copied] = await page.evaluate((text) => {
      const there = find(text);
      const row = [...document.querySelectorAll('.ops code')].find(
        (one) => one.textContent === text,
      );
      if (row) getSelection()?.selectAllChildren(row);
      return [there, String(getSelection())];
    }, path);
    expect(found).toBe(true);
    expect(copied).toBe(path);
  });

  test('an address outlives the growth of its group', async () => {
    const [, old = ''] = /id="([^"]+)"><a/.exec(await pageText('pets.html')) ?? [];
    const { page } = await open(url(large, `pets.html#${old}`));
    await page.waitForURL(new RegExp(`pets_\\d\\.html#${old}$`));
    expect(await page.locator(`article#${old}`).count()).toBe(1);

    async function pageText(path: string): Promise<string> {
      return (await open(url(large, path), { javaScriptEnabled: false })).page.content();
    }
  });

  test('everything is there without scripts', async () => {
    const { page } = await open(url(STRIDE, 'index.html'), {
      javaScriptEnabled: false,
      viewport: { width: 390, height: 800 },
    });
    expect(await page.locator('.ops > li > a').count()).toBeGreaterThanOrEqual(49);
    expect(await page.locator('#page-search input').count()).toBe(0);
    await page.getByRole('button', { name: 'Contents' }).click();
    await page
      .getByRole('link', { name: /^Messages/ })
      .first()
      .click();
    await page.waitForURL('**/messages.html');
    expect(await page.locator('.copy:visible').count()).toBe(0);
    const text = await page.locator('main').textContent();
    expect(text).toContain('curl --request GET');
    expect(text).toContain('specs/stride/stride.swagger.yaml:');
  });

  test('nothing is wider than a phone', async () => {
    const { page } = await open('about:blank', { viewport: { width: 360, height: 700 } });
    for (const folder of [STRIDE, broad, sent, hostile]) {
      // Groups are alike: two of them will do.
      const kinds = /^(index|messages|neighbours|orders|webhooks|schemas|conflicts|unknowns)/;
      for (const path of pagesOf(folder).filter((one) => folder === broad || kinds.test(one))) {
        await page.goto(url(folder, path));
        await page.evaluate(() =>
          document.querySelectorAll('details').forEach((one) => (one.open = true)),
        );
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, `${folder}/${path}`).toBeLessThanOrEqual(360);
      }
    }
  });

  test('a long title leaves room for the contents and the search on a phone', async () => {
    const title = fact('A title of a great many words, '.repeat(5), at('/t'));
    const files = docsFiles(renderInput(api({ title })));
    const { page } = await open(url(written([...files]), 'index.html'), {
      viewport: { width: 360, height: 700 },
    });
    const button = await page.getByRole('button', { name: 'Contents' }).boundingBox();
    const input = await page.locator('#page-search input').boundingBox();
    expect(button?.height).toBeLessThan(40);
    expect(input?.width).toBeGreaterThan(100);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });

  test('print shows what is folded', async () => {
    const { page } = await open(url(STRIDE, 'messages.html'));
    await page.emulateMedia({ media: 'print' });
    const folded = page.locator('details:not([open]) td');
    expect(await folded.count()).toBeGreaterThan(10);
    const hidden = (): Promise<number> =>
      folded.evaluateAll(
        (all) => all.filter((one) => !one.checkVisibility({ contentVisibilityAuto: true })).length,
      );
    await expect.poll(hidden).toBe(0);
    const waiting = page.locator('article > *');
    expect(
      await waiting.evaluateAll((all) =>
        all.filter((one) => !one.checkVisibility({ contentVisibilityAuto: true })).map(String),
      ),
    ).toEqual([]);
    expect(await page.locator('nav').first().isVisible()).toBe(false);
  });

  test('the first stop of the keyboard skips to the content', async () => {
    const { page } = await open(url(STRIDE, 'index.html'));
    await page.keyboard.press('Tab');
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await expect.poll(focused).toBe('Skip to content');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#page-main$/);
  });

  test('a hostile description runs nothing and loads nothing', async () => {
    const { page, requests } = await open('about:blank');
    for (const path of pagesOf(hostile)) {
      await page.goto(url(hostile, path));
      for (const link of await page.locator('main a').all()) {
        expect(await link.getAttribute('href')).not.toMatch(/^javascript:/i);
      }
      expect(await page.evaluate(() => '__pwned' in globalThis)).toBe(false);
    }
    expect(requests.filter((one) => !one.startsWith('file:'))).toEqual([]);
  });

  test('the policy of the pages stops what would slip through', async () => {
    const { page } = await open(url(STRIDE, 'index.html'));
    const stopped = await page.evaluate(async () => {
      const found: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        found.push(event.effectiveDirective),
      );
      const image = '<img src="https://evil.test/x.png" onerror="globalThis.__pwned=1">';
      document.body.insertAdjacentHTML('beforeend', image);
      document.body.append(
        Object.assign(document.createElement('script'), { textContent: 'globalThis.__pwned=1' }),
      );
      await new Promise((resolve) => setTimeout(resolve, 200));
      return found.sort();
    });
    expect(stopped).toEqual(['img-src', 'script-src-attr', 'script-src-elem']);
    expect(await page.evaluate(() => '__pwned' in globalThis)).toBe(false);
  });
});
