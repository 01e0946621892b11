/**
 * Switches of the HTML docs in a real browser: each shows one panel, switches of the same kind
 * change together, and the choice is remembered. Without scripts everything can still be opened.
 * Also tests the menu on a phone, print, and right-to-left pages.
 *
 * @module-tag proof
 */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { file, run } from '../stride.js';
import { docsFiles } from '../rendered.js';
import { openedDocs, STRIDE, url, violations } from './opened.js';

const on = openedDocs();

const TICKETS = {
  openapi: '3.1.0',
  info: { title: 'Museum', version: '1', description: '> [!WARNING]\n> No returns.' },
  paths: Object.fromEntries(
    ['/tickets', '/events'].map((path) => [
      path,
      {
        post: {
          tags: ['Museum'],
          operationId: path.slice(1),
          summary: `Buy ${path.slice(1)}`,
          requestBody: {
            content: {
              'application/json': {
                schema: {
                  oneOf: ['general', 'event'].map((kind) => ({
                    title: kind,
                    type: 'object',
                    properties: { kind: { const: kind }, [`${kind}Id`]: { type: 'string' } },
                  })),
                },
                examples: {
                  one: { value: { kind: 'general' } },
                  two: { value: { kind: 'event' } },
                },
              },
            },
          },
          responses: Object.fromEntries(
            ['201', '404'].map((status) => [
              status,
              {
                description: `What ${status} means`,
                content: { 'application/json': { example: { status } } },
              },
            ]),
          ),
        },
      },
    ]),
  ),
};

async function museum(lang?: string): Promise<string> {
  const made = await run([file('a.json', TICKETS)]);
  return on.written(docsFiles(made, { for: 'consumers', ...(lang !== undefined && { lang }) }));
}

/** The labels of the panels in sight, switch by switch. */
function shown(page: Page, kind: string, where = 'main'): Promise<string[]> {
  return page

    .locator(`${where} .${kind} > details[open] > summary`)
    .evaluateAll((all) => all.map(({ textContent }) => textContent ?? ''));
}

describe('in a browser', { tags: 'chromium' }, () => {
  test('the language of samples is selected once for all pages', async () => {
    const folder = await museum();
    const { page } = await on.open(url(folder, 'museum.html'));
    expect(await shown(page, 'language')).toEqual(['curl', 'curl', 'curl', 'curl']);
    await page.locator('#events .language').first().getByText('Python').click();
    const python = ['Python', 'Python', 'Python', 'Python'];
    await expect.poll(() => shown(page, 'language')).toEqual(python);
    await page.goto(url(folder, 'index.html'));
    await page.goto(url(folder, 'museum.html'));
    await expect.poll(() => shown(page, 'language')).toEqual(python);
    const code = page.locator('#tickets .body > details[open] pre:visible');
    expect(await code.textContent()).toContain('"kind": "general"');
    await page.locator('#tickets').getByText('two', { exact: true }).click();
    await expect.poll(() => code.textContent()).toContain('"kind": "event"');
  });

  test('the status is selected for fields and examples of one operation', async () => {
    const { page } = await on.open(url(await museum(), 'museum.html'));
    const first = page.locator('#tickets .text .status summary', { hasText: '404' });
    await first.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => shown(page, 'status', '#tickets')).toEqual(['404', '404']);
    expect(await shown(page, 'status', '#events')).toEqual(['201', '201']);
    await page.locator('#tickets').getByText('What 404 means').waitFor();
    await page.locator('#tickets').getByText('What 201 means').waitFor({ state: 'hidden' });
    // The panel that is in sight stays when it is chosen again.
    await page.keyboard.press('Enter');
    await expect.poll(() => shown(page, 'status', '#tickets')).toEqual(['404', '404']);
    await page.locator('#tickets .choice').getByText('event', { exact: true }).click();
    await page.locator('#tickets .text').getByText('eventId').waitFor();
    await page.locator('#tickets .text').getByText('generalId').waitFor({ state: 'hidden' });
  });

  test('without scripts each panel can be opened', async () => {
    const options = { javaScriptEnabled: false };
    const { page } = await on.open(url(await museum(), 'museum.html'), options);
    const go = page.locator('#tickets .language').first().getByText('Go', { exact: true });
    await go.click();
    await page.locator('#tickets').getByText('package main').first().waitFor();
  });

  test('the path can be copied, and a warning looks like a warning', async () => {
    const { page } = await on.open(url(await museum(), 'museum.html'));
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('#events .address .copy').click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('/events');
    await page.goto(page.url().replace('museum.html', 'index.html'));
    await expect.poll(() => page.locator('blockquote.warning').count()).toBe(1);
  });

  test('the menu on a phone covers the page, and closes', async () => {
    const viewport = { width: 390, height: 800 };
    const { page } = await on.open(url(STRIDE, 'messages.html'), { viewport });
    await page.getByRole('button', { name: 'Contents' }).click();
    const menu = page.locator('#page-nav');
    const box = { x: 0, y: 0, height: 800 };
    await expect.poll(() => menu.boundingBox()).toMatchObject(box);
    await page.getByRole('button', { name: 'Close' }).click();
    await menu.waitFor({ state: 'hidden' });
  });

  test('right-to-left pages are as wide as the screen', async () => {
    const folder = await museum('ar');
    for (const width of [390, 1440]) {
      const { page } = await on.open(url(folder, 'museum.html'), {
        viewport: { width, height: 800 },
      });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
  });

  test('print takes a page and a half for an operation with everything it has', async () => {
    const { page } = await on.open(url(STRIDE, 'messages.html'));
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(11);
  });

  test.each([
    [390, 'light'],
    [390, 'dark'],
    [1440, 'light'],
    [1440, 'dark'],
  ] as const)('no accessibility violation on a screen %i wide, %s', async (width, colorScheme) => {
    const viewport = { width, height: 900 };
    for (const address of [url(await museum(), 'museum.html'), url(STRIDE, 'action-target.html')]) {
      const { page } = await on.open(address, { viewport, colorScheme });
      expect(await violations(page), address).toEqual([]);
    }
  });
});
