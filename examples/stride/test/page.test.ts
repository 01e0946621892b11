/** The page at `/` in a real browser: rooms, messages as they come, and an app. Skipped where there is no Chromium. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { CHROMIUM, missing } from '../../../test/docs/chromium.js';
import { PLACES } from './store.js';
import { startWorld } from './world.js';
import type { World } from './world.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const [PGLITE] = PLACES;

/** An app with something of everything that people can press. */
function startApp(): Promise<{ server: Server; address: string }> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0];
    if (path === '/descriptor') {
      response.end(
        JSON.stringify({
          ...{ key: 'helper', name: 'Pressed', lifecycle: { installed: '/installed' } },
          modules: {
            'chat:bot': [{ key: 'bot', mention: { url: '/mention' } }],
            'chat:glance': [{ key: 'glance', name: { value: 'Glance' }, target: 'side' }],
            'chat:sidebar': [{ key: 'side', name: { value: 'Side' }, url: '/side' }],
            'chat:inputAction': [{ key: 'in', name: { value: 'Act' }, target: 'call' }],
            'chat:actionTarget': [{ key: 'call', callService: { url: '/call' } }],
          },
        }),
      );
    } else if (path === '/call') response.end('{"message":"I was called"}');
    else response.setHeader('content-type', 'text/html').end('<p>A page of the app</p>');
  });
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({ server, address: `http://127.0.0.1:${port}/descriptor` });
    }),
  );
}

describe('the front', () => {
  let world: World;
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    if (!PGLITE) throw new Error('there is no database');
    [world, app] = await Promise.all([startWorld(PGLITE), startApp()]);
  });
  afterAll(async () => {
    await world.close();
    app.server.closeAllConnections();
    app.server.close();
  });

  test('tells how it is, shows the docs, and lets nobody in without the key', async () => {
    const get = (path: string, init?: RequestInit) => fetch(`${world.url}${path}`, init);
    expect(await (await get('/health')).json()).toEqual({ status: 'ok' });
    expect(await (await get('/docs')).text()).toContain('Stride');
    expect((await get('/docs/index.md')).headers.get('content-type')).toContain('text/markdown');
    for (const path of ['/docs/..%2f..%2fpackage.json', '/docs/nothing.html', '/docs/a/b.html']) {
      expect((await get(path)).status).toBe(404);
    }
    expect((await get('/page/session', { method: 'POST' })).status).toBe(401);
    const headers = { authorization: 'Bearer key' };
    const asked = (name: string, body: string) =>
      get(`/page/${name}`, { method: 'POST', headers, body });
    expect((await asked('session', '')).status).toBe(200);
    expect((await asked('nothing', '')).status).toBe(404);
    expect((await asked('apps', '{}')).status).toBe(400);
    expect((await get('/nothing')).headers.get('content-type')).toContain('problem+json');
  });

  describe.skipIf(missing)('in a browser', () => {
    let browser: Browser;
    let page: Page;
    const errors: string[] = [];
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
      page = await browser.newPage();
      page.on('pageerror', ({ message }) => errors.push(message));
      await page.goto(`${world.url}/#key`);
    });
    afterAll(() => browser.close());

    test('a person says something, and sees what others say at once', async () => {
      const messages = page.getByRole('log');
      await messages.getByText('Welcome to General!').waitFor();
      expect(page.url()).toBe(`${world.url}/`);
      await page.getByLabel('Message, in Markdown').fill('Hello **there**');
      await page.getByRole('button', { name: 'Send' }).click();
      await messages.getByText('Hello there').waitFor();
      const text = '<img src=x onerror=alert(1)>';
      await world.service.administration.say(world.room, world.seeded.userId, {
        ...{ kind: 'text', value: text },
      });
      await messages.getByText(text).waitFor();
      expect(await messages.locator('img').count()).toBe(0);
    });

    test('an app is added from its descriptor, and pressed', async () => {
      await page.getByText('Add an app').click();
      await page.getByLabel('Address of its descriptor').fill(app.address);
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByRole('button', { name: 'Install Pressed' }).click();
      await page.getByRole('button', { name: 'Act' }).click();
      await page.getByRole('status').getByText('I was called').waitFor();
      await page.getByRole('button', { name: 'Glance' }).click();
      const frame = page.frameLocator('#sidebar iframe');
      await frame.getByText('A page of the app').waitFor();
      await page.getByRole('button', { name: 'Remove Pressed' }).waitFor();
    });

    test.each(['light', 'dark'] as const)('everybody can use it, when it is %s', async (scheme) => {
      await page.emulateMedia({ colorScheme: scheme });
      const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
      await page.evaluate(readFileSync(axe, 'utf8'));
      const found = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: {
            run: (
              context: object,
            ) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
          };
        };
        const { violations } = await axe.run({ exclude: [['iframe']] });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`);
      });
      expect(found).toEqual([]);
      expect(errors).toEqual([]);
      expect(world.surprises).toEqual([]);
    });
  });
});
