/**
 * Ways through the HTML docs in a real browser: search, links into pages, copying.
 *
 * @module-tag proof
 */
import { describe, expect, test } from 'vitest';
import { openedDocs, violations, STRIDE, url } from './opened.js';

const on = openedDocs('large', 'sent');

/** The browser's own search, called from a script. */
declare function find(text: string): boolean;

describe('in a browser', { tags: 'chromium' }, () => {
  test('search finds operations by path, words and name, with the keyboard', async () => {
    const { page, errors } = await on.open(url(STRIDE, 'index.html'));
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
      await page.locator('#page-found').waitFor({ state: 'hidden' });
      await page.locator('#page-search input').blur();
    }
    await page.keyboard.press('/');
    await page.keyboard.type('message');
    await first.waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    const second = page.locator('#page-found li').nth(1);
    const target = await second.getAttribute('data-href');
    const active = () => page.locator('[role=combobox]').getAttribute('aria-activedescendant');
    await expect.poll(active).toBe(await second.getAttribute('id'));
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/${target}`);
    expect(errors).toEqual([]);
  });

  test('search reports no results, opens with Ctrl+K, and fits a phone', async () => {
    const { page, errors, requests } = await on.open(url(STRIDE, 'index.html'), {
      viewport: { width: 390, height: 800 },
    });
    expect(requests.filter((one) => /search|minisearch/.test(one))).toEqual([]);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('zzzzqqq');
    const none = page.locator('#page-none');
    await expect.poll(() => none.textContent()).toBe('Nothing found for “zzzzqqq”.');
    await page.locator('#page-search input').fill('mesage');
    await page.locator('#page-found li').first().waitFor();
    await none.waitFor({ state: 'hidden' });
    const box = await page.locator('#page-found').boundingBox();
    expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 390).toBe(true);
    expect(await violations(page)).toEqual([]);
    expect(errors).toEqual([]);
  });

  test('the navigation highlights the section in view', async () => {
    const { page, errors } = await on.open(url(STRIDE, 'messages.html'));
    const current = page.locator('#page-nav [aria-current=location]');
    for (const anchor of ['getMessage', 'listMessages', 'sendMessage']) {
      await page.locator(`#${anchor} h2`).evaluate((one) => one.scrollIntoView());
      await expect.poll(() => current.getAttribute('href')).toBe(`#${anchor}`);
    }
    const sections = page.locator('#page-nav ol a');
    await expect.poll(() => sections.allTextContents()).toContain('Responses');
    expect(await violations(page)).toEqual([]);
    await sections.last().click();
    await page.waitForURL(/#sendMessage:responses$/);
    expect(errors).toEqual([]);
  });

  test('the pages of a group link to each other in one list', async () => {
    const { page } = await on.open(url(on.large, 'pets_1.html'));
    const links = page.locator('#page-nav > ul ul > li > a[href^=pets_]');
    expect(await links.count()).toBe(2);
    await page.locator('.pager [rel=next]').click();
    await page.waitForURL('**/pets_2.html');
    await page.locator('.pager [rel=prev]').click();
    await page.waitForURL('**/pets_1.html');
  });

  test('the selected colours are remembered', async () => {
    const { page, errors } = await on.open(url(STRIDE, 'index.html'), { colorScheme: 'light' });
    const ground = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await ground();
    const button = page.locator('#page-theme');
    await button.click();
    await button.click();
    await expect.poll(() => button.getAttribute('aria-label')).toBe('Dark colours');
    expect(await ground()).not.toBe(light);
    await page.goto(url(STRIDE, 'messages.html'));
    expect(await ground()).not.toBe(light);
    expect(errors).toEqual([]);
  });

  test('search finds a webhook', async () => {
    const { page } = await on.open(url(on.sent, 'orders.html'));
    await page.keyboard.press('/');
    await page.keyboard.type('stock.low');
    await page.locator('#page-found li').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/webhooks.html#webhook-stock-low');
  });

  test('a button copies its code', async () => {
    const { page } = await on.open(url(STRIDE, 'messages.html'), {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const figure = page.locator('figure').first();
    await figure.locator('button').click();
    await expect.poll(() => figure.locator('button').textContent()).toBe('Copied');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await figure.locator('code').textContent());
  });

  test('the URL of an endpoint opens it', async () => {
    const { page } = await on.open(url(STRIDE, 'messages.html'));
    const anchors = await page.locator('article').evaluateAll((all) => all.map(({ id }) => id));
    expect(anchors.length).toBe(7);
    for (const anchor of anchors.slice(0, -1)) {
      await page.goto(url(STRIDE, `messages.html#${anchor}`));
      const target = page.locator(`#${anchor}`);
      const top = (): Promise<number> => target.evaluate((one) => one.getBoundingClientRect().top);
      await expect.poll(async () => Math.abs((await top()) - 64)).toBeLessThanOrEqual(2);
    }
    await page.locator('article h2 .link').first().click();
    await page.waitForURL(`**/messages.html#${anchors[0]}`);
  });

  test('collapsed content loads late, and anchors, the keyboard and the browser search still find it', async () => {
    const { page } = await on.open('about:blank');
    const articles = page.locator('article');
    const path = url(on.large, 'pets_1.html');
    await page.goto(path);
    const shown = (): Promise<(boolean | undefined)[]> =>
      articles.evaluateAll((all) =>
        [all[0], all.at(-1)].map((one) =>
          one?.firstElementChild?.checkVisibility({ contentVisibilityAuto: true }),
        ),
      );
    await expect.poll(shown).toEqual([true, false]);
    const last = await articles.last().locator('.address code').textContent();
    expect(await page.evaluate((text) => find(text ?? ''), last)).toBe(true);
    const anchors = await articles.evaluateAll((all) => all.map(({ id }) => id));
    await page.goto(path);
    const near = anchors.length - 3;
    await articles.nth(near).locator(':is(a, button, summary):visible').last().focus();
    await page.keyboard.press('Tab');
    const stop = () => page.evaluate(() => document.activeElement?.closest('article')?.id);
    await expect.poll(stop).toBe(anchors[near + 1]);
    for (const anchor of anchors.filter((_, index) => index % 9 === 8)) {
      await page.goto('about:blank');
      await page.goto(`${path}#${anchor}`);
      const target = page.locator(`#${anchor}`);
      const top = (): Promise<number> => target.evaluate((one) => one.getBoundingClientRect().top);
      await expect.poll(async () => Math.abs((await top()) - 64)).toBeLessThanOrEqual(2);
    }
  });
  test('a long path wraps after a slash, and is copied and found as one word', async () => {
    const { page } = await on.open(url(STRIDE, 'index.html'), {
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

  test('the URL of an endpoint stays the same when its group grows', async () => {
    const [, old = ''] = /id="([^"]+)"><a/.exec(await pageText('pets.html')) ?? [];
    const { page } = await on.open(url(on.large, `pets.html#${old}`));
    await page.waitForURL(new RegExp(`pets_\\d\\.html#${old}$`));
    expect(await page.locator(`article#${old}`).count()).toBe(1);

    async function pageText(path: string): Promise<string> {
      return (await on.open(url(on.large, path), { javaScriptEnabled: false })).page.content();
    }
  });
});
