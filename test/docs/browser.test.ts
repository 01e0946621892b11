/**
 * The HTML docs in a real browser, opened from the disk: search, copying, links into pages, both
 * colour schemes, without scripts, in print, on a phone, and for screen readers. Skipped without
 * Chromium (`CHROMIUM=/path` is its path).
 *
 * @module-tag proof
 */
import { describe, expect, test } from 'vitest';
import { fact } from '../../src/model/origin.js';
import { api, at } from '../model-parts.js';
import { docsFiles, renderInput } from '../rendered.js';
import { newPage, startBrowser } from './chromium.js';
import { markFresh, openedDocs, violations, STRIDE, url, pagesOf } from './opened.js';

const on = openedDocs('broad', 'large', 'sent', 'hostile');

/**
 * The accessibility rules about colours. All other rules give the same result in light and in dark
 * mode.
 */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

describe('in a browser', { tags: 'chromium' }, () => {
  test('no page has an accessibility violation, in light or dark', async () => {
    const { page, requests, errors } = await on.open('about:blank', { colorScheme: 'light' });
    const faults: string[] = [];
    const seen = new Set<string>();
    for (const folder of [STRIDE, on.broad]) {
      for (const path of pagesOf(folder)) {
        await page.emulateMedia({ colorScheme: 'light' });
        await page.goto(url(folder, path));
        await page.evaluate(() =>
          document.querySelectorAll('details').forEach((one) => (one.open = true)),
        );
        const plain = await violations(page, { without: OF_COLOURS });
        // Colours are checked only for elements whose position no earlier page had: contrast takes
        // half of the time.
        const wanted = { only: OF_COLOURS, isFresh: true };
        const isFresh = await markFresh(page, seen);
        const light = isFresh ? await violations(page, wanted) : [];
        await page.emulateMedia({ colorScheme: 'dark' });
        const dark = isFresh ? await violations(page, wanted) : [];
        faults.push(...[...plain, ...light, ...dark].map((fault) => `${path}: ${fault}`));
      }
    }
    expect(faults).toEqual([]);
    expect(errors).toEqual([]);
    expect(requests.filter((one) => !one.startsWith('file:'))).toEqual([]);
  });

  test('the colours follow the system setting', async () => {
    const colors = new Set<string>();
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await on.open(url(STRIDE, 'index.html'), { colorScheme });
      colors.add(
        await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor),
      );
    }
    expect(colors.size).toBe(2);
  });
  test('hidden labels are available to screen readers', async () => {
    // The flag makes Chromium behave as if a screen reader were running.
    const listening = await startBrowser('--force-renderer-accessibility');
    try {
      const page = await newPage(listening);
      const session = await page.context().newCDPSession(page);
      await page.goto(url(on.large, 'pets_1.html'));
      const roles = ['heading', 'article', 'link'];
      const there = async (): Promise<number[]> => {
        const { nodes } = await session.send('Accessibility.getFullAXTree');
        const shown = nodes.filter(({ ignored }) => !ignored).map(({ role }) => role?.value);
        return roles.map((role) => shown.filter((one) => one === role).length);
      };
      const all = ['h1, h2, h3, h4', 'article', 'a'].map((kind) => page.locator(kind).count());
      await expect.poll(there).toEqual(await Promise.all(all));
    } finally {
      await listening.close();
    }
  });
  test('the whole content is visible without scripts', async () => {
    const { page } = await on.open(url(STRIDE, 'index.html'), {
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

  test('no page is wider than a phone', async () => {
    const { page } = await on.open('about:blank', { viewport: { width: 360, height: 700 } });
    for (const folder of [STRIDE, on.broad, on.sent, on.hostile]) {
      // Pages of groups are similar, so two of them are enough.
      const kinds = /^(index|messages|neighbours|orders|webhooks|schemas|conflicts|unknowns)/;
      for (const path of pagesOf(folder).filter((one) => folder === on.broad || kinds.test(one))) {
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
    const { page } = await on.open(url(on.written([...files]), 'index.html'), {
      viewport: { width: 360, height: 700 },
    });
    const button = await page.getByRole('button', { name: 'Contents' }).boundingBox();
    const input = await page.locator('#page-search input').boundingBox();
    expect(button?.height).toBeLessThan(40);
    expect(input?.width).toBeGreaterThan(100);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });

  test('print includes collapsed sections', async () => {
    const { page } = await on.open(url(STRIDE, 'messages.html'));
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
    await page.locator('nav').first().waitFor({ state: 'hidden' });
  });

  test('the first Tab stop skips to the content', async () => {
    const { page } = await on.open(url(STRIDE, 'index.html'));
    await page.keyboard.press('Tab');
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await expect.poll(focused).toBe('Skip to content');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#page-main$/);
  });

  test('a hostile description cannot run scripts or load files', async () => {
    const { page, requests } = await on.open('about:blank');
    for (const path of pagesOf(on.hostile)) {
      await page.goto(url(on.hostile, path));
      for (const link of await page.locator('main a').all()) {
        expect(await link.getAttribute('href')).not.toMatch(/^javascript:/i);
      }
      expect(await page.evaluate(() => '__pwned' in globalThis)).toBe(false);
    }
    expect(requests.filter((one) => !one.startsWith('file:'))).toEqual([]);
  });

  test('the content security policy blocks injected scripts', async () => {
    const { page } = await on.open(url(STRIDE, 'index.html'));
    const stopped = await page.evaluate(async () => {
      const found: string[] = [];
      const all = new Promise<void>((done) =>
        document.addEventListener('securitypolicyviolation', (event) => {
          if (found.push(event.effectiveDirective) === 3) done();
        }),
      );
      const image = '<img src="https://evil.test/x.png" onerror="globalThis.__pwned=1">';
      document.body.insertAdjacentHTML('beforeend', image);
      document.body.append(
        Object.assign(document.createElement('script'), { textContent: 'globalThis.__pwned=1' }),
      );
      await all;
      return found.sort();
    });
    expect(stopped).toEqual(['img-src', 'script-src-attr', 'script-src-elem']);
    expect(await page.evaluate(() => '__pwned' in globalThis)).toBe(false);
  });
});
