/**
 * The form of an operation sends files and receives streams, and hostile descriptions cannot attack
 * through it.
 *
 * @module-tag proof
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DOCS_OPTIONS } from '../../src/output/targets/docs/options.js';
import type { OptionsInput } from '../../src/base/shape/rule.js';
import { docsFiles } from '../rendered.js';
import { FILES } from '../samples/files.js';
import { file, run } from '../stride.js';
import { missing } from './chromium.js';
import { openedDocs, pagesOf, url, violations } from './opened.js';

const on = openedDocs();
const OPTIONS: OptionsInput<typeof DOCS_OPTIONS> = { tryIt: true, markdown: false };

/** The last request that was received. */
let got: { readonly path: string; readonly type: string; readonly body: Uint8Array };
let server: Server;
let base = '';
/** Ends the stream that is open. */
let endStream: (() => void) | undefined;

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-headers', '*');
  response.setHeader('access-control-allow-methods', '*');
  if (request.method === 'OPTIONS') return void response.writeHead(204).end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  const type = request.headers['content-type'] ?? '';
  got = { path: request.url ?? '', type, body: new Uint8Array(Buffer.concat(chunks)) };
  if (request.url !== '/events') return void response.end('{}');
  response.setHeader('content-type', 'text/event-stream');
  response.write('data: <img src=x onerror=globalThis.__pwned=1>\n\n');
  endStream = () => void response.end('data: last\n\n');
}

beforeAll(async () => {
  if (missing) return;
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server?.closeAllConnections();
  server?.close();
});

async function written(document: object, servers: string[]): Promise<string> {
  const made = await run([file('a.json', document)], { servers });
  return on.written(docsFiles(made, OPTIONS));
}

async function opened(article: Locator): Promise<Locator> {
  await article.locator('button.try').click();
  const form = article.locator('form.try');
  await form.waitFor();
  return form;
}

/** Sends, and waits for the response to begin. */
async function sent(form: Locator): Promise<void> {
  await form.getByRole('button', { name: 'Send' }).click();
  await expect.poll(() => form.getByRole('status').textContent()).toMatch(/^Response: 200/);
}

async function fieldsSent(): Promise<(readonly [string, string, string?])[]> {
  const form = await new Response(got.body.slice(), {
    headers: { 'content-type': got.type },
  }).formData();
  return Promise.all(
    [...form].map(async ([name, value]) =>
      typeof value === 'string' ? [name, value] : [name, await value.text(), value.type],
    ),
  );
}

const picture = { name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('picture') };
const note = { name: 'b.txt', mimeType: 'text/plain', buffer: Buffer.from('note') };

describe('in a browser', { tags: 'chromium' }, () => {
  test('files, lists and JSON are sent as described', async () => {
    const folder = await written(FILES, [base]);
    const pages = pagesOf(folder);
    const { page } = await on.open(url(folder, pages.find((one) => /upload/.test(one)) ?? ''));
    const upload = await opened(page.locator('article').first());
    await upload.getByLabel('file').setInputFiles(picture);
    await upload.getByLabel('more').setInputFiles([picture, note]);
    await upload.getByLabel('key').fill('k');
    await sent(upload);
    const json = { a: 1, b: 'x; "y"' };
    const fields = await fieldsSent();
    expect(fields.filter(([name]) => name !== 'meta')).toEqual([
      ['file', 'picture', 'image/png'],
      ['more', 'picture', 'image/png'],
      ['more', 'note', 'text/plain'],
      ['tags', 'a b'],
      ['tags', 'c&d'],
      ['note', '@home; sweet'],
      ['key', 'k'],
    ]);
    const [, meta = '', type] = fields.find(([name]) => name === 'meta') ?? [''];
    expect([JSON.parse(meta), type]).toEqual([json, 'application/json']);

    await page.goto(url(folder, pages.find((one) => /form/.test(one)) ?? ''));
    await sent(await opened(page.locator('article').first()));
    expect((await fieldsSent()).filter(([name]) => name !== 'json')).toEqual([
      ['tags', 'a b'],
      ['tags', 'c&d'],
      ['joined', 'a b|c&d'],
      ['deep[a][b]', 'é'],
      ['deep[c][0]', '1'],
    ]);

    await page.goto(url(folder, pages.find((one) => /raw/.test(one)) ?? ''));
    const raw = await opened(page.locator('article').first());
    await raw.locator('input[type=file]').setInputFiles(note);
    await sent(raw);
    expect([got.type, Buffer.from(got.body).toString()]).toEqual([
      'application/octet-stream',
      'note',
    ]);
  });

  test('a stream is displayed as it arrives, and remains after it is stopped', async () => {
    const folder = await written(FILES, [base]);
    const path = pagesOf(folder).find((one) => /event/.test(one)) ?? '';
    const { page, requests } = await on.open(url(folder, path));
    const form = await opened(page.locator('article').first());
    await sent(form);
    const shown = () => form.locator('figure').nth(1).textContent();
    await expect.poll(shown).toContain('<img src=x');
    await form.getByRole('button', { name: 'Stop' }).click();
    await expect.poll(() => form.locator('.note').first().textContent()).toBe('Stopped.');
    expect(await shown()).toContain('<img src=x');
    await sent(form);
    await expect.poll(shown).toContain('<img src=x');
    endStream?.();
    await expect.poll(shown).toContain('data: last');
    expect(await page.evaluate(() => '__pwned' in globalThis)).toBe(false);
    expect(requests.filter((one) => !one.startsWith('file:') && !one.startsWith(base))).toEqual([]);
  });

  test('a hostile description cannot run scripts or send data to other hosts', async () => {
    const folder = await written(hostile(), []);
    const { page, requests, errors } = await on.open('about:blank');
    let forms = 0;
    for (const path of pagesOf(folder)) {
      await page.goto(url(folder, path));
      for (const article of await page.locator('article:has(button.try)').all()) {
        const form = await opened(article);
        forms++;
        for (const field of await form.locator('input:not([type=file]), textarea').all()) {
          if (await field.isEditable()) await field.fill(`${EVIL}`);
        }
        const servers = form.locator('select').first();
        const count = await servers.locator('option').count();
        for (let index = 0; index < count; index++) {
          await servers.selectOption({ index });
          await form.getByRole('button', { name: 'Send' }).click();
          // Each error has a message: blocked by the policy, connection refused, or a value that
          // cannot be sent.
          await expect.poll(() => form.locator('.note').count()).toBeGreaterThan(0);
        }
        expect(await violations(page)).toEqual([]);
      }
      expect(await page.evaluate(() => '__pwned' in globalThis)).toBe(false);
    }
    expect(forms).toBeGreaterThan(0);
    expect(requests.filter((one) => !/^(?:file|data|about):/.test(one))).toEqual([]);
    expect(
      errors.filter((one) => !/Content Security Policy|Failed to load|Fetch API/.test(one)),
    ).toEqual([]);
  });
});

const EVIL = '"><script>globalThis.__pwned=1</script><img src=x onerror=globalThis.__pwned=1>';

/** Hostile names, values and URLs, in every place that the form displays. */
function hostile(): object {
  const schema = { type: 'string', enum: [EVIL, '</option></select>', '\u2028'], default: EVIL };
  const parameter = (place: string): object => ({
    ...{ name: `${place}${EVIL}`, in: place, description: EVIL, required: place !== 'header' },
    schema: place === 'path' ? { type: 'string', default: EVIL } : schema,
  });
  const fields = {
    type: 'object',
    properties: { [EVIL]: schema, [`x${EVIL}`]: { type: 'string' } },
  };
  return {
    openapi: '3.1.0',
    info: { title: EVIL, version: '1' },
    servers: [
      { url: 'javascript:globalThis.__pwned=1' },
      { url: 'data:text/html,<script>globalThis.__pwned=1</script>' },
      { url: `http://x${EVIL}/` },
      { url: "https://evil.test; script-src 'unsafe-inline'", variables: {} },
      {
        url: '{v}',
        variables: { v: { default: 'javascript:globalThis.__pwned=1', enum: [EVIL] } },
      },
    ],
    paths: {
      [`/a/{path${EVIL.replaceAll('/', '')}}`]: {
        post: {
          operationId: EVIL,
          parameters: [parameter('query'), parameter('header')],
          requestBody: {
            content: {
              'application/x-www-form-urlencoded': { schema: fields },
              'multipart/form-data': { schema: fields },
              'application/json': { schema: fields, example: { [EVIL]: EVIL } },
            },
          },
          security: [{ [EVIL]: [] }],
          responses: { 200: { description: EVIL } },
        },
      },
    },
    components: {
      securitySchemes: { [EVIL]: { type: 'apiKey', in: 'header', name: 'X-Key' } },
    },
  };
}
