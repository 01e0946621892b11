/**
 * The page of `settle --open`: who may call its server, what it writes, and its use with the
 * keyboard only.
 */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newPage, sharedBrowser } from '../../../../test/docs/chromium.js';
import { folderOfEachTest } from '../../../../test/folder.js';
import { run } from '../../run.js';

const MESS = join(import.meta.dirname, '../../../../test/settle/mess');
const folder = folderOfEachTest();
let address = '';
let stop: () => void;
let ended: Promise<number>;

beforeEach(async () => {
  cpSync(MESS, folder.path, { recursive: true });
  ({ address, stop, ended } = await serve());
});
afterEach(async () => {
  stop();
  await ended;
});

/** Starts the command, and waits for the URL that it prints. */
async function serve(): Promise<{ address: string; stop: () => void; ended: Promise<number> }> {
  let listener = (): void => undefined;
  let ended: Promise<number> = Promise.resolve(0);
  const printed = new Promise<string>((found) => {
    ended = run(['settle', '--open'], {
      cwd: folder.path,
      out: (text) => text.startsWith('http') && found(text.trim()),
      err: () => undefined,
      stdin: () => Promise.resolve(new Uint8Array()),
      color: { out: false, err: false },
      interactive: false,
      onStop: (stop) => (listener = stop),
    });
  });
  return { address: await printed, stop: () => listener(), ended };
}

interface Asked {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

function ask({ path, method = 'GET', headers = {}, body = '' }: Asked): Promise<number> {
  const url = new URL(path ?? address, address);
  return new Promise((done, fail) => {
    const sent = request(url, { method, headers }, (response) => {
      response.resume();
      response.on('end', () => done(response.statusCode ?? 0));
    });
    sent.on('error', fail);
    sent.end(body);
  });
}

const overlay = (): string => readFileSync(join(folder.path, 'settled.overlay.yaml'), 'utf8');

describe('the server responds', () => {
  it('only with its token, its host name, and to its own page', async () => {
    const { host } = new URL(address);
    const post = { path: `${address}undo`, method: 'POST', body: '{}' };
    expect(await ask({})).toBe(200);
    expect(await ask({ path: '/' })).toBe(404);
    expect(await ask({ path: `/${'x'.repeat(32)}/` })).toBe(404);
    expect(await ask({ headers: { host: 'evil.test' } })).toBe(421);
    expect(await ask({ headers: { host: `evil.test:${host.split(':')[1]}` } })).toBe(421);
    expect(await ask({ headers: { origin: 'http://evil.test' } })).toBe(403);
    expect(await ask({ headers: { origin: 'null' } })).toBe(403);
    expect(await ask({ headers: { 'sec-fetch-site': 'cross-site' } })).toBe(403);
    expect(await ask(post)).toBe(403);
    expect(await ask({ ...post, headers: { origin: 'http://evil.test' } })).toBe(403);
    expect(await ask({ ...post, headers: { origin: `http://${host}` } })).toBe(200);
    expect(await ask({ path: `${address}../restitch.config.json` })).toBe(404);
    expect(await ask({ path: `${address}minisearch.js` })).toBe(404);
  });
});

describe('in a browser', { tags: ['chromium', 'proof'] }, () => {
  const opened = async (colorScheme: 'light' | 'dark' = 'light'): Promise<Page> => {
    const page = await newPage(await sharedBrowser(), { colorScheme });
    await page.goto(address);
    await page.waitForSelector('section.question button');
    return page;
  };

  it('each question can be answered with keys, and disappears', async () => {
    const page = await opened();
    const count = (): Promise<number> => page.locator('section.question').count();
    const first = await count();
    expect(first).toBeLessThanOrEqual(15);
    // The first question already has the focus.
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      (n) => document.querySelectorAll('section.question').length < n,
      first,
    );
    expect(await count()).toBe(first - 1);
    expect(overlay()).toMatch(/^ {2}# In which unit is the query parameter weight/m);
    await page.keyboard.press('u');
    await page.waitForFunction(
      (n) => document.querySelectorAll('section.question').length === n,
      first,
    );
    expect(overlay()).not.toContain('target');
    await page.context().close();
  });

  it('a change to a document is displayed immediately', async () => {
    const page = await opened();
    const file = join(folder.path, 'public.yaml');
    const text = readFileSync(file, 'utf8');
    const second = page.locator('section.question').nth(1);
    await second.locator('.own').fill('In pounds');
    const title = await second.getAttribute('data-title');
    writeFileSync(file, text.replace('In grams', 'In kilograms'));
    await page.waitForFunction(() => !document.body.textContent?.includes('In grams'));
    // The text that a person is typing is kept, and so is the focus.
    const typed = page.locator(`section.question[data-title="${title}"] .own`);
    expect(await typed.inputValue()).toBe('In pounds');
    expect(await typed.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.context().close();
  });

  it('a change between loading and listening is displayed too', async () => {
    const page = await newPage(await sharedBrowser());
    const file = join(folder.path, 'public.yaml');
    let [listen, loaded] = [(): void => undefined, (): void => undefined];
    const changed = new Promise<void>((resolve) => (listen = resolve));
    const isLoaded = new Promise<void>((resolve) => (loaded = resolve));
    await page.route('**/events', async (route) => {
      loaded();
      await changed;
      await route.continue();
    });
    await page.goto(address);
    await isLoaded;
    const other = await opened();
    writeFileSync(file, readFileSync(file, 'utf8').replace('In grams', 'In kilograms'));
    const isShown = (): boolean => !document.body.textContent?.includes('In grams');
    await other.waitForFunction(isShown);
    listen();
    await page.waitForFunction(isShown);
    await other.context().close();
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)(
    'no page has an accessibility violation (%s)',
    async (scheme) => {
      const page = await opened(scheme);
      await page.evaluate(axe.source);
      const found = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
        const { violations } = await axe.run(document);
        return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      });
      expect(found).toEqual([]);
      await page.context().close();
    },
  );

  it('text of descriptions never runs', async () => {
    const file = join(folder.path, 'public.yaml');
    const evil = '"<img src=x onerror=alert(1)></script><script>alert(1)</script> in grams"';
    writeFileSync(file, readFileSync(file, 'utf8').replace('In grams', evil));
    const page = await newPage(await sharedBrowser());
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto(address);
    await page.waitForFunction(() => document.body.textContent?.includes('onerror=alert(1)'));
    expect(await page.locator('main img, main script').count()).toBe(0);
    expect(dialogs).toEqual([]);
    await page.context().close();
  });
});
