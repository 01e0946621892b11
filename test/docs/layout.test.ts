/**
 * The layout of the HTML docs in a real browser: words do not wrap, and samples are next to their
 * endpoint.
 *
 * @module-tag proof
 */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { layOutAll, openedDocs, STRIDE, url } from './opened.js';

const on = openedDocs('large');

/**
 * Words of the page that start on one line and end on another, except in some elements: their
 * container is too narrow.
 */
async function brokenWords(page: Page, but: string): Promise<string[]> {
  await layOutAll(page);
  return page.evaluate((but) => {
    const broken: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (!text.parentElement?.checkVisibility() || text.parentElement.closest(but)) continue;
      for (const { 0: word, index } of (text.nodeValue ?? '').matchAll(
        /(?<!\S)[a-z]{2,20}(?=[.,:;)]?(?:\s|$))/gi,
      )) {
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) broken.push(`${word} in ${text.parentElement?.outerHTML}`);
      }
    }
    return broken;
  }, but);
}

describe('in a browser', { tags: 'chromium' }, () => {
  // On a phone a table of many columns has narrow cells.
  test.each([
    [390, 'code, pre, script, td'],
    [1280, 'code, pre, script'],
  ])('no word breaks on a page %i wide', async (width, but) => {
    const pages = ['index', 'messages', 'conflicts', 'schemas'].map((one) =>
      url(STRIDE, `${one}.html`),
    );
    const parts = ['pets', 'pets_1'].map((one) => url(on.large, `${one}.html`));
    for (const address of [...pages, ...parts]) {
      const { page } = await on.open(address, { viewport: { width, height: 900 } });
      expect(await brokenWords(page, but), address).toEqual([]);
    }
  });

  test('samples are next to the endpoint on a small laptop', async () => {
    const viewport = { width: 1280, height: 800 };
    const { page } = await on.open(url(STRIDE, 'messages.html'), { viewport });
    const article = await page.locator('article').first().boundingBox();
    const samples = await page.locator('article .samples').first().boundingBox();
    expect((samples?.y ?? 9999) - (article?.y ?? 0)).toBeLessThan(150);
  });
});
