/**
 * The page at `/` in a real browser: rooms, live messages, and an app. Skipped if Chromium is not
 * installed.
 *
 * @module-tag proof
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newPage, sharedBrowser } from '../../../test/docs/chromium.js';
import * as api from '../../../generated/stride/client/index.js';
import { WAITS } from '../webhooks/dispatcher.js';
import { PLACES } from './store.js';
import { startWorld } from './world.js';
import type { World } from './world.js';

const [PGLITE] = PLACES;
/** The credentials of the app. */
const CREDENTIALS = { clientId: 'its-own-id', clientSecret: 'its-own-secret' };

/** The statuses with which the app responds to events; 200 when the list is empty. */
const hooks: number[] = [];

/** The URLs at which the app has received messages. */
const calledPaths: string[] = [];

/** Starts an app with every kind of module that people can press. */
function startApp(): Promise<{ server: Server; origin: string; address: string }> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0];
    if (path === '/descriptor') {
      response.end(
        JSON.stringify({
          ...{ key: 'helper', name: 'Pressed', lifecycle: { installed: '/installed' } },
          modules: {
            'chat:bot': [
              { key: 'bot', mention: { url: '/mention' }, directMessage: { url: '/direct' } },
            ],
            'chat:glance': [{ key: 'glance', name: { value: 'Glance' }, target: 'side' }],
            'chat:sidebar': [{ key: 'side', name: { value: 'Side' }, url: '/side' }],
            'chat:inputAction': [{ key: 'in', name: { value: 'Act' }, target: 'call' }],
            'chat:messageAction': [{ key: 'on', name: { value: 'Reply' }, target: 'ask' }],
            'chat:actionTarget': [
              { key: 'call', callService: { url: '/call' } },
              { key: 'ask', openDialog: { key: 'asks' } },
            ],
            'chat:dialog': [
              {
                ...{ key: 'asks', title: { value: 'Asks' }, url: '/asks' },
                options: {
                  primaryAction: { key: 'call', name: { value: 'Do it' } },
                  secondaryActions: [{ key: 'more', name: { value: 'Tell me more' } }],
                },
              },
            ],
            'chat:configuration': [{ key: 'set', page: { title: { value: 'Set' }, url: '/set' } }],
            'chat:externalPage': [{ key: 'out', name: { value: 'Outside' }, url: '/out' }],
            'chat:webhook': [{ key: 'hook', event: 'conversation:updates', url: '/hook' }],
          },
        }),
      );
    } else if (path === '/call') {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        const { parameters } = JSON.parse(body) as { parameters: { number?: number } };
        const of = parameters.number === undefined ? '' : ` with ${parameters.number}`;
        response.end(JSON.stringify({ message: `I was called${of}` }));
      });
    } else if (path === '/mention' || path === '/direct') {
      calledPaths.push(path);
      response.end();
    } else if (path === '/asks') {
      const script = `onmessage = ({ data }) => (document.body.textContent = 'Heard ' + data.key)`;
      response.setHeader('content-type', 'text/html');
      response.end(`<p>The page ${path}</p><script>${script}</script>`);
    } else if (path === '/hook') response.writeHead(hooks.shift() ?? 200).end();
    else response.setHeader('content-type', 'text/html').end(`<p>The page ${path}</p>`);
  });
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      const origin = `http://127.0.0.1:${port}`;
      resolve({ server, origin, address: `${origin}/descriptor` });
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

  test('displays the status and the docs, and needs the key for everything else', async () => {
    const get = (path: string, init?: RequestInit) => fetch(`${world.url}${path}`, init);
    expect(await (await get('/health')).json()).toEqual({ status: 'ok' });
    expect(await (await get('/docs')).text()).toContain('Stride');
    const docs = join(import.meta.dirname, '../../../generated/stride/docs');
    for (const file of readdirSync(docs, { recursive: true, withFileTypes: true })) {
      const path = relative(docs, join(file.parentPath, file.name));
      if (file.isFile()) expect([path, (await get(`/docs/${path}`)).status]).toEqual([path, 200]);
    }
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

  describe('in a browser', { tags: 'chromium' }, () => {
    let page: Page;
    const errors: string[] = [];
    beforeAll(async () => {
      page = await newPage(await sharedBrowser());
      page.on('pageerror', ({ message }) => errors.push(message));
      await page.goto(`${world.url}/#key`);
    });
    afterAll(() => page.context().close());

    test('a user writes a message, and sees messages of others immediately', async () => {
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

    test('the page works after its tokens expire', async () => {
      world.advance(4000);
      await page.getByLabel('Message, in Markdown').fill('Still here');
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByRole('log').getByText('Still here').waitFor();
    });

    test('an app is installed from its descriptor, and its buttons work', async () => {
      await page.getByText('Add an app').click();
      await page.getByLabel('Address of its descriptor').fill(app.address);
      await page.getByLabel('Its client id').fill(CREDENTIALS.clientId);
      await page.getByLabel('Its client secret').fill(CREDENTIALS.clientSecret);
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByRole('button', { name: 'Install Pressed' }).click();
      await page.getByRole('button', { name: 'Act' }).click();
      await page.getByRole('status').getByText('I was called').waitFor();
      await page.getByRole('button', { name: 'Glance' }).click();
      const frame = page.frameLocator('#sidebar iframe');
      await frame.getByText('The page /side').waitFor();
      await page.getByRole('button', { name: 'Remove Pressed' }).waitFor();
      await page.getByText('Listens: bot').waitFor();
    });

    test('a bot can be mentioned, and gets direct messages', async () => {
      await page.getByRole('button', { name: 'Mention Pressed' }).click();
      await page.keyboard.type('do *this*');
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByRole('log').locator('.mention').getByText('@Pressed').waitFor();
      await expect.poll(() => calledPaths).toEqual(['/mention']);
      await page.getByRole('button', { name: 'Write to Pressed directly' }).click();
      await page.getByRole('heading', { name: 'Direct: Pressed' }).waitFor();
      await page.getByLabel('Message, in Markdown').fill('Just you');
      await page.getByRole('button', { name: 'Send' }).click();
      await expect.poll(() => calledPaths).toEqual(['/mention', '/direct']);
      await page.getByRole('button', { name: 'General' }).click();
      await page.getByRole('log').getByText('Welcome to General!').waitFor();
    });

    test('formatted text is displayed, and files can be downloaded', async () => {
      const log = page.getByRole('log');
      await page
        .getByLabel('Message, in Markdown')
        .fill('# Plan\n\n1. *one*\n2. [two](https://a.test/)\n\n> quoted\n\n```\ncode\n```');
      await page.getByLabel('Files').setInputFiles({
        ...{ name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('What is in it') },
      });
      await page.getByRole('button', { name: 'Send' }).click();
      await log.getByRole('heading', { name: 'Plan' }).waitFor();
      await log.locator('ol em').getByText('one').waitFor();
      expect(await log.getByRole('link', { name: 'two' }).getAttribute('href')).toBe(
        'https://a.test/',
      );
      for (const [tag, text] of [
        ['blockquote', 'quoted'],
        ['pre', 'code'],
      ] as const) {
        await log.locator(tag).getByText(text).waitFor();
      }
      const download = page.waitForEvent('download');
      await log.getByRole('button', { name: 'Download plan.txt' }).click();
      const file = await download;
      expect(file.suggestedFilename()).toBe('plan.txt');
      expect(readFileSync(await file.path(), 'utf8')).toBe('What is in it');
    });

    test('actions of cards and texts reach their app', async () => {
      const client = world.clientOf({ oauth2: await world.tokenOf(CREDENTIALS) });
      const action = (number: number) => ({
        ...{ title: `Press ${number}`, target: { key: 'call' }, parameters: { number } },
      });
      const card = {
        text: 'A card',
        title: { text: 'Titled' },
        description: { text: 'Described' },
        details: [{ title: 'State', lozenge: { text: 'open' } }],
        actions: [action(1)],
      };
      const text = { type: 'text', text: 'Press 2', marks: [{ type: 'action', attrs: action(2) }] };
      await api.sendMessage(client, {
        ...{ ...world.room, contentType: 'application/json' },
        body: {
          ...{ version: 1, type: 'doc' },
          content: [
            { type: 'applicationCard', attrs: card },
            { type: 'paragraph', content: [text] },
          ],
        },
      });
      for (const number of [1, 2]) {
        await page.getByRole('button', { name: `Press ${number}` }).click();
        await page.getByRole('status').getByText(`I was called with ${number}`).waitFor();
      }
      await page.locator('.card').getByText('State: open').waitFor();
    });

    test('a dialog has its buttons', async () => {
      const dialog = page.getByRole('dialog');
      const open = () => page.getByRole('button', { name: 'Asks', exact: true }).click();
      await open();
      await dialog.frameLocator('iframe').getByText('The page /asks').waitFor();
      await dialog.getByRole('button', { name: 'Tell me more' }).click();
      await dialog.frameLocator('iframe').getByText('Heard more').waitFor();
      await dialog.getByRole('button', { name: 'Do it' }).click();
      await page.getByRole('status').getByText('I was called').waitFor();
      await dialog.waitFor({ state: 'hidden' });
    });

    test('older messages can be loaded, and rooms opened', async () => {
      await page.getByText('Open a room').click();
      await page.getByLabel('Its name').fill('Long');
      await page.getByRole('button', { name: 'Open', exact: true }).click();
      await page.getByRole('heading', { name: 'Long' }).waitFor();
      const { cloudId, userId } = world.seeded;
      const { token } = await world.service.tokens.issueForPerson(cloudId, userId);
      const query = { cloudId, query: 'Long' };
      const client = world.clientOf({ oauth2: token });
      const [found] = (await api.listConversations(client, query)).values;
      const ref = { cloudId, conversationId: found?.id ?? '' };
      for (let at = 0; at < 80; at++) {
        await world.service.administration.say(ref, userId, {
          ...{ kind: 'text', value: `Message ${at}.` },
        });
      }
      const log = page.getByRole('log');
      await log.getByText('Message 79.').waitFor();
      expect(await log.getByText('Message 4.', { exact: true }).count()).toBe(0);
      await log.getByRole('button', { name: 'Older messages' }).click();
      await log.getByText('Message 0.').waitFor();
      await log.getByRole('button', { name: 'Older messages' }).waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: 'General' }).click();
      await log.getByText('Welcome to General!').waitFor();
    });

    test('dialogs, configurations, pages and message actions open', async () => {
      const dialog = page.getByRole('dialog');
      for (const [name, path] of [
        ['Reply', '/asks'],
        ['Asks', '/asks'],
        ['Configure (not configured)', '/set'],
      ] as const) {
        await page.getByRole('button', { name }).first().click();
        await dialog.frameLocator('iframe').getByText(`The page ${path}`).waitFor();
        await dialog.getByRole('button', { name: 'Close' }).click();
      }
      const outside = page.waitForEvent('popup');
      await page.getByRole('button', { name: 'Outside' }).click();
      const opened = await outside;
      await opened.getByText('The page /out').waitFor();
      await opened.close();
    });

    test('updates that an app sends are displayed immediately', async () => {
      const client = world.clientOf({ oauth2: await world.tokenOf(CREDENTIALS) });
      const body = { context: world.room, label: '3 open', metadata: {} };
      await api.pushGlanceUpdate(client, { key: 'glance', body });
      await page.getByRole('button', { name: 'Glance: 3 open' }).waitFor();
      const configured = { configured: true };
      await api.updateConfigurationState(client, { ...world.room, key: 'set', body: configured });
      await page.getByRole('button', { name: 'Configure', exact: true }).waitFor();
      const sidebar = { key: 'later', name: { value: 'Later' }, url: `${app.origin}/later` };
      await api.putSidebarModule(client, { ...world.room, key: 'later', body: sidebar });
      await page.getByRole('button', { name: 'Later' }).click();
      await page.frameLocator('#sidebar iframe').getByText('The page /later').waitFor();
    });

    test('undelivered events are listed', async () => {
      hooks.push(...Array<number>(WAITS.length + 1).fill(500));
      const client = world.clientOf({ oauth2: () => world.tokenOf(world.seeded) });
      await api.updateConversation(client, { ...world.room, body: { topic: 'News' } });
      // The attempts run one after the other, because time that passes while the app is called
      // would start another attempt.
      for (const seconds of [0, ...WAITS.map((wait) => Number(wait / 1_000_000_000n) + 1)]) {
        world.advance(seconds);
        await world.idle();
      }
      expect(await world.service.administration.givenUp()).toHaveLength(1);
      await api.sendMessage(client, { ...world.room, contentType: 'text/plain', body: 'Well' });
      await page.getByText(`${WAITS.length + 1} times: it answered 500`).waitFor();
    });

    test.each(['light', 'dark'] as const)('it is accessible when it is %s', async (scheme) => {
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
    });

    test('undelivered events can be sent again', async () => {
      await page.getByRole('button', { name: 'Send all again to Pressed' }).click();
      await page.getByRole('heading', { name: 'Not heard by apps' }).waitFor({ state: 'hidden' });
      await expect.poll(() => world.service.administration.givenUp()).toEqual([]);
      expect(errors).toEqual([]);
      expect(world.surprises).toEqual([]);
    });
  });
});
