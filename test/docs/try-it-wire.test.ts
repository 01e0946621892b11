/**
 * The form of an operation sends the same thirty requests as the samples. A page sends them to a
 * recorder.
 *
 * @module-tag proof
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docsFiles } from '../rendered.js';
import { startRecorder, wireFaults, type Recorded, type Recorder } from '../samples/recorder.js';
import { WIRE_CASES, wireText } from '../samples/wire-cases.js';
import { file, run } from '../stride.js';
import { missing, newPage, sharedBrowser } from './chromium.js';

let recorder: Recorder;
let pages: Server;
let site = '';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
};

beforeAll(async () => {
  if (missing) return;
  recorder = await startRecorder();
  // The declared server does not exist: the reader enters another URL in the form.
  const made = await run([file('wire.json', wireText('https://api.wire.test/v1'))]);
  const files = new Map(
    docsFiles(made, { tryIt: true, markdown: false }).map(({ path, text }) => [`/${path}`, text]),
  );
  pages = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    response.setHeader('content-type', TYPES[path.split('.').at(-1) ?? ''] ?? 'text/plain');
    response.end(files.get(path) ?? '');
  });
  await new Promise<void>((listening) => pages.listen(0, '127.0.0.1', listening));
  site = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`;
});
afterAll(() => {
  recorder?.close();
  pages?.closeAllConnections();
  pages?.close();
});

/** Fills in the values that only the caller knows, sends, and returns the form's message. */
function sentFrom(page: Page, name: string, base: string): Promise<string> {
  return page.evaluate(
    async ({ name, base }) => {
      const article = document.getElementById(name);
      const button = article?.querySelector<HTMLButtonElement>('button.try');
      button?.click();
      const waited = async <T>(find: () => T | null | undefined | false): Promise<T> => {
        for (let tries = 0; tries < 10_000; tries++) {
          const found = find();
          if (found) return found;
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
        throw new Error(`${name}: ${article?.querySelector('form')?.textContent}`);
      };
      const form = await waited(() => article?.querySelector<HTMLFormElement>('form.try'));
      const put = (input: HTMLInputElement, value: string): void => {
        input.value = value;
        input.dispatchEvent(new Event('input', { bubbles: true }));
      };
      for (const label of form.querySelectorAll('label')) {
        const input = document.getElementById(label.htmlFor) as HTMLInputElement;
        const text = label.textContent ?? '';
        if (/^Base URL/.test(text)) put(input, base);
        if (input.className === 'secret') put(input, 'secret');
        if (/User$/.test(text)) put(input, 'user');
        if (input.type === 'file') {
          const files = new DataTransfer();
          const type = label.textContent?.startsWith('file') ? 'image/png' : '';
          files.items.add(new File(['bytes'], 'file.bin', { type }));
          input.files = files.files;
          input.dispatchEvent(new Event('change', { bubbles: true }));
        }
      }
      form.requestSubmit();
      await waited(() =>
        /^Response|^$/.test(form.querySelector('[role=status]')?.textContent ?? ' '),
      );
      return form.textContent ?? '';
    },
    { name, base },
  );
}

describe('in a browser', { tags: 'chromium' }, () => {
  test('thirty requests arrive as described', async () => {
    const page = await newPage(await sharedBrowser());
    await page.goto(`${site}/wire.html`);
    const faults: string[] = [];
    for (const [name, expected] of Object.entries(WIRE_CASES)) {
      recorder.taken();
      const id = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      const said = await sentFrom(page, id, recorder.url);
      const arrived: readonly Recorded[] = recorder.taken();
      const one = arrived[0];
      if (one === undefined) {
        faults.push(`${name}: nothing arrived: ${said}`);
        continue;
      }
      // Browsers write cookies themselves: the form explains that, and sends everything else.
      const { isNoPage, ...rest } = expected;
      if (isNoPage) expect(said).toContain('A web page cannot set cookies');
      const { cookie: _, ...headers } = rest.headers ?? {};
      const found = await wireFaults(isNoPage ? { ...rest, headers } : rest, one);
      faults.push(...found.map((fault) => `${name}: ${fault}`));
    }
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('credentials and the server URL are remembered across pages until the tab is closed', async () => {
    const page = await newPage(await sharedBrowser());
    await page.goto(`${site}/wire.html`);
    await sentFrom(page, 'keyAndToken', recorder.url);
    await page.goto(`${site}/index.html`);
    await page.goto(`${site}/wire.html`);
    const article = page.locator('#keyAndToken');
    await article.locator('button.try').click();
    const bearer = article.getByLabel('bearer', { exact: true });
    await expect.poll(() => bearer.inputValue()).toBe('secret');
    expect(await article.getByLabel('Base URL').inputValue()).toBe(recorder.url);
    expect(await article.locator('.host').textContent()).toBe(new URL(recorder.url).host);
    const other = await page.context().newPage();
    await other.goto(`${site}/wire.html`);
    const there = other.locator('#keyAndToken');
    await there.locator('button.try').click();
    await there.locator('form.try').waitFor();
    expect(await there.getByLabel('bearer', { exact: true }).inputValue()).toBe('');
    expect(await other.evaluate(() => localStorage.length)).toBe(0);
    await page.context().close();
  });
});
