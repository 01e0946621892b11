/**
 * Calls operations from their pages: the form in a real browser, and the Stride service.
 *
 * @module-tag proof
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PLACES } from './store.js';
import { startWorld, type World } from './world.js';
import type { Generated } from '../../../src/run/pipeline/generate.js';
import { missing } from '../../../test/docs/chromium.js';
import { openedDocs, url, violations } from '../../../test/docs/opened.js';
import { docsFiles } from '../../../test/rendered.js';
import { run, STRIDE_FILES, STRIDE_OVERLAYS } from '../../../test/stride.js';

const on = openedDocs();
const [place] = PLACES;
let world: World;
let stride: Generated;
const servers: Server[] = [];

/**
 * Starts a server that forwards requests to the service, with the headers of a server that allows
 * pages, or of a proxy.
 */
async function listening(
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<string> {
  const server = createServer((request, response) => void answer(request, response));
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function passOn(
  address: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const open = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
  const methods = { 'access-control-allow-methods': '*' };
  if (request.method === 'OPTIONS') {
    response.writeHead(204, { ...open, ...methods }).end();
    return;
  }
  const { authorization, 'content-type': type } = request.headers;
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  const body = Buffer.concat(chunks);
  const answer = await fetch(address, {
    method: request.method ?? 'GET',
    headers: { ...(authorization && { authorization }), ...(type && { 'content-type': type }) },
    ...(body.length > 0 && { body }),
  });
  const given = answer.headers.get('content-type');
  response.writeHead(answer.status, { ...open, ...(given !== null && { 'content-type': given }) });
  response.end(Buffer.from(await answer.arrayBuffer()));
}

/** Generates the docs of Stride for a service at a URL. */
function docsAt(server: string, tryIt: true | { proxy: string }, lang?: string): string {
  const { api } = stride;
  const servers = [{ url: server, variables: new Map(), origins: [] }];
  const endpoints = api.endpoints.map((endpoint) => ({ ...endpoint, servers }));
  const input = { ...stride, api: { ...api, servers, endpoints } };
  return on.written(
    docsFiles(input, { tryIt, markdown: false, ...(lang !== undefined && { lang }) }),
  );
}

beforeAll(async () => {
  if (missing || place === undefined) return;
  world = await startWorld(place);
  stride = await run(STRIDE_FILES, {}, { overlays: STRIDE_OVERLAYS });
});
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  await world?.close();
});

/** Opens the form of an operation. */
async function formOf(page: Page, operation: string): Promise<ReturnType<Page['locator']>> {
  const article = page.locator(`article#${operation}`);
  await article.locator('button.try').click();
  const form = article.locator('form.try');
  await form.waitFor();
  return form;
}

describe('in a browser', { tags: 'chromium' }, () => {
  test('an operation is called with the values of the form', async () => {
    const server = await listening((request, response) =>
      passOn(world.url + request.url, request, response),
    );
    const { page, requests } = await on.open(url(docsAt(server, true), 'messages.html'));
    const form = await formOf(page, 'sendMessage');
    await form.getByLabel('oauth2').fill(world.token);
    await form.getByLabel('cloudId').fill(world.room.cloudId);
    await form.getByLabel('conversationId').fill(world.room.conversationId);
    const text = '<img src=x onerror=globalThis.__pwned=1>';
    const body = {
      version: 1,
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
    };
    await form.getByLabel('application/json').fill(JSON.stringify({ body }));
    await expect
      .poll(() => form.locator('figure code').last().textContent())
      .toContain(`--header 'Authorization: Bearer ${world.token}'`);
    // The name is displayed even if there is only one server.
    const send = form.getByRole('button', { name: 'Send', description: new URL(server).host });
    expect(await form.locator('.host').textContent()).toBe(new URL(server).host);
    await send.click();
    await expect.poll(() => form.getByRole('status').textContent()).toMatch(/^Response: 20\d/);
    // All forms of the page share the secret. The response of the service is displayed as text.
    const list = await formOf(page, 'listMessages');
    expect(await list.getByLabel('oauth2').inputValue()).toBe(world.token);
    await list.getByLabel('cloudId').fill(world.room.cloudId);
    await list.getByLabel('conversationId').fill(world.room.conversationId);
    await list.getByRole('button', { name: 'Send' }).click();
    await expect
      .poll(() => list.getByRole('status').textContent())
      .toMatch(/^Response: 200 OK · \d+ ms$/);
    await expect.poll(() => list.locator('figure').nth(1).textContent()).toContain(text);
    expect(await page.evaluate(() => '__pwned' in globalThis)).toBe(false);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const wanted = colorScheme === 'dark' ? { only: ['color-contrast'] } : {};
      expect(await violations(page, wanted)).toEqual([]);
    }
    expect(requests.filter((one) => !one.startsWith('file:') && !one.startsWith(server))).toEqual(
      [],
    );
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
    );
    expect(kept).not.toContain(world.token);
    await page.reload();
    const again = await formOf(page, 'sendMessage');
    expect(await again.getByLabel('oauth2').inputValue()).toBe('');
  });

  test('an error of the browser is explained', async () => {
    const { page } = await on.open(url(docsAt(world.url, true), 'messages.html'));
    const form = await formOf(page, 'listMessages');
    await form.getByLabel('oauth2').fill(world.token);
    await form.getByLabel('cloudId').fill('a');
    await form.getByLabel('conversationId').fill('b');
    await form.getByRole('button', { name: 'Send' }).click();
    await expect
      .poll(() => form.locator('.note').textContent())
      .toMatch(
        /does not allow this page to read the response \(CORS\).*Allow-Headers: Authorization\./,
      );
    const nobody = await listening(async () => {});
    servers.at(-1)?.close();
    const other = await on.open(url(docsAt(nobody, true), 'messages.html'));
    const alone = await formOf(other.page, 'listMessages');
    await alone.getByLabel('cloudId').fill('a');
    await alone.getByLabel('conversationId').fill('..');
    const note = () => alone.locator('.note').textContent();
    await expect.poll(note).toContain('A path parameter cannot be');
    await alone.getByLabel('conversationId').fill('b');
    await alone.getByRole('button', { name: 'Send' }).click();
    await expect.poll(note).toContain('No response from');
  });

  test('calls use a proxy if one is configured', async () => {
    const proxy = await listening((request, response) => {
      const to = new URL(request.url ?? '', 'http://x').searchParams.get('url') ?? '';
      return passOn(to, request, response);
    });
    const folder = docsAt(world.url, { proxy: `${proxy}/?url={url}` }, 'de');
    const { page, requests } = await on.open(url(folder, 'messages.html'));
    const form = await formOf(page, 'listMessages');
    await form.getByLabel('oauth2').fill(world.token);
    await form.getByLabel('cloudId').fill(world.room.cloudId);
    await form.getByLabel('conversationId').fill(world.room.conversationId);
    await expect.poll(() => form.textContent()).toContain(`Alle Aufrufe laufen über ${proxy}`);
    await form.getByRole('button', { name: 'Senden' }).click();
    await expect.poll(() => form.getByRole('status').textContent()).toMatch(/^Antwort: 200 OK/);
    expect(
      requests.filter((one) => one.startsWith('http')).every((one) => one.startsWith(proxy)),
    ).toBe(true);
    expect(await form.locator('figure code').last().textContent()).toContain(world.url);
    const stopped = await page.evaluate(async () => {
      const stopped = new Promise<string>((done) =>
        document.addEventListener('securitypolicyviolation', (event) =>
          done(event.effectiveDirective),
        ),
      );
      await fetch('https://evil.test/').catch(() => undefined);
      return stopped;
    });
    expect(stopped).toBe('connect-src');
  });
});
