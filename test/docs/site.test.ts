/**
 * The site of the docs at five widths: the navigation is complete, nothing is wider than the
 * screen, and the search finds common queries. Only `npm run proof site` runs this test, because it
 * builds the site first.
 *
 * @module-tag proof
 */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { missing } from './chromium.js';
import { openedDocs } from './opened.js';

const SITE = join(import.meta.dirname, '../../docs/.vitepress/dist');
const isBuilt = process.env['SITE'] === '1';

const on = openedDocs();
const TYPES: Readonly<Record<string, string>> = {
  ...{ html: 'text/html', css: 'text/css', js: 'text/javascript', json: 'application/json' },
  ...{ svg: 'image/svg+xml', webp: 'image/webp', woff2: 'font/woff2' },
};

let server: Server;
let site = '';

beforeAll(async () => {
  if (missing || !isBuilt) return;
  server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://a').pathname);
    const file = join(SITE, path === '/' ? 'index.html' : path);
    if (!file.startsWith(SITE) || !existsSync(file)) return void response.writeHead(404).end();
    response.setHeader('content-type', TYPES[file.split('.').at(-1) ?? ''] ?? 'text/plain');
    return void response.end(readFileSync(file));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server?.closeAllConnections();
  server?.close();
});

const PAGES = [
  ...['index', 'guide', 'start/two-documents', 'output/client', 'output/docs', 'merging/settle'],
  ...['client/pages', 'reference/configuration'],
].map((name) => `/${name}.html`);

describe.skipIf(!isBuilt)('in a browser', { tags: 'chromium' }, () => {
  test.each([390, 1280, 1440, 1536, 1920])(
    'pages are complete at a width of %i pixels',
    async (width) => {
      const { page } = await on.open('about:blank', { viewport: { width, height: 900 } });
      for (const path of PAGES) {
        await page.goto(site + path);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide, path).toBeLessThanOrEqual(width);
        const broken = await page
          .locator('img')
          .evaluateAll((all) =>
            all.flatMap((one) =>
              (one as HTMLImageElement).naturalWidth === 0 ? [one.outerHTML] : [],
            ),
          );
        expect(broken, path).toEqual([]);
        if (width < 960 || path === '/index.html') continue;
        // Names in the navigation are cut where it is too narrow.
        const cut = await page
          .locator('.VPSidebar .text')
          .evaluateAll((all) =>
            all.flatMap((one) =>
              one.scrollWidth > one.clientWidth + 1 ||
              one.getBoundingClientRect().right > 320 + innerWidth / 6
                ? [one.textContent ?? '']
                : [],
            ),
          );
        expect(cut, path).toEqual([]);
        const bar = await page.locator('.VPSidebar .nav').first().boundingBox();
        expect(bar?.width ?? 0, path).toBeGreaterThan(200);
        const theme = await page
          .locator('.VPNavBarAppearance, .VPNavBarExtra')
          .evaluateAll((all) =>
            all.every((one) => one.getBoundingClientRect().right <= innerWidth),
          );
        expect(theme, path).toBe(true);
      }
    },
  );

  test.each([
    ['pagination', '/client/pages'],
    ['hooks', '/client/queries'],
    ['response', '/client/calls'],
    ['upload', '/client/bodies'],
    ['react', '/client/queries'],
    ['error handling', '/client/errors'],
    ['authentication', '/client/credentials'],
    ['validation', '/server/checks'],
    ['try it', '/output/docs'],
    ['install', '/start/'],
  ])('the search finds %s', async (word, path) => {
    const { page } = await on.open(`${site}/guide.html`);
    await page.locator('#local-search button').click();
    await page.locator('.VPLocalSearchBox input').fill(word);
    const results = page.locator('.VPLocalSearchBox .result');
    await results.first().waitFor();
    const found = await results.evaluateAll((all) =>
      all.slice(0, 5).map((one) => one.getAttribute('href') ?? ''),
    );
    expect(
      found.some((one) => one.startsWith(path)),
      found.join(),
    ).toBe(true);
  });
});
