/** Runs the examples of the guide. */
import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import { MutationObserver, onlineManager, type QueryClient } from '@tanstack/react-query';
import type { SetupServer } from 'msw/node';
import { expect, vi } from 'vitest';

/** The folder in which everything is generated. */
export interface Guide {
  /** Imports a file of the guide. */
  readonly load: <Made>(name: string) => Promise<Made>;
  /** Serves on a free port. */
  readonly listen: (server: Server) => Promise<string>;
}

type Call = (client?: unknown, value?: unknown) => Promise<unknown>;
type Calls = Readonly<Record<string, Call>>;
type Examples = Readonly<Record<string, (guide: Guide) => Promise<void>>>;

const CHAIR = { id: '1', name: 'Chair' };
const CLIENT = 'generated/client/index.ts';

/** Calls a function of a file. */
async function call({ load }: Guide, file: string, name: string, ...args: unknown[]) {
  const made = (await load<Calls>(file))[name];
  assert(made, `${file} has no ${name}`);
  return (made as (...values: unknown[]) => Promise<unknown>)(...args);
}

export const CALLS: Examples = {
  async 'against the server'(guide) {
    const { load, listen } = guide;
    const log = vi.spyOn(console, 'log').mockReturnValue();
    const url = await listen((await load<{ server: Server }>('node.ts')).server);
    const { fetch } = globalThis;
    const hosts: string[] = [];
    vi.stubGlobal('fetch', (request: Request) => {
      const { host, pathname, search } = new URL(request.url);
      hosts.push(host);
      return fetch(new Request(url + pathname + search, request));
    });
    const { shop } = await load<{ shop: unknown }>('credentials.ts');
    await load('first-call.ts');
    expect(log).toHaveBeenCalledWith(['Chair']);
    expect(await call(guide, 'errors.ts', 'find', shop, '1')).toEqual(CHAIR);
    expect(await call(guide, 'errors.ts', 'find', shop, '2')).toBe('no such product');
    expect(await call(guide, 'result.ts', 'find', shop, '1')).toEqual(CHAIR);
    expect(await call(guide, 'result.ts', 'find', shop, '2')).toBeUndefined();
    expect(await call(guide, 'events.ts', 'firstTick', shop)).toBeTypeOf('number');
    const { signal } = new AbortController();
    expect(await call(guide, 'options.ts', 'list', signal)).toEqual({ items: [CHAIR] });
    const { sandbox, names } = await load<{ sandbox: unknown; names: string[] }>('servers.ts');
    expect(await call(guide, CLIENT, 'listProducts', sandbox)).toEqual({ items: [CHAIR] });
    expect([hosts.at(-1), names.length]).toEqual(['us.sandbox.shop.dev', 2]);
    const order = (quantity: number) =>
      call(guide, CLIENT, 'placeOrder', shop, { body: { productId: '1', quantity } });
    expect(await order(2)).toEqual({ id: '1', buyer: 'Ann' });
    await expect(order(11)).rejects.toMatchObject({ status: 409 });
    await pagesAndQueries(guide, shop, signal);
  },

  async 'in several versions, with docs'({ load, listen }) {
    for (const [file, path, status] of [
      ['versions.ts', '/v1/products', 200],
      ['versions.ts', '/v2/stock', 501],
      ['versions.ts', '/v3', 404],
      ['with-docs.ts', '/docs/', 200],
      ['with-docs.ts', '/v1/products', 200],
    ] as const) {
      const { app } = await load<{ app: RequestListener }>(file);
      const own = createServer(app);
      const got = await fetch((await listen(own)) + path);
      expect([file, path, got.status]).toEqual([file, path, status]);
      expect(path !== '/docs/' || (await got.text()).startsWith('<!')).toBe(true);
      own.closeAllConnections();
      own.close();
    }
  },

  async 'without a network'(guide) {
    vi.spyOn(console, 'log').mockReturnValue();
    expect(await call(guide, 'doubles.ts', 'names')).toEqual(['Chair']);
    const { shop } = await guide.load<{ shop: unknown }>('in-process.ts');
    expect(await call(guide, 'responses.ts', 'show', shop)).toEqual([
      'Chair',
      200,
      'application/json',
    ]);
    await call(guide, 'without-port.ts', 'testOrder');
    await call(guide, 'one-handler.ts', 'testMissing');
  },

  async 'with files'({ load }) {
    const log = vi.spyOn(console, 'log').mockReturnValue();
    const { office } = await load<{ office: { fetch: typeof fetch } }>('files.ts');
    const body = new FormData();
    body.append('productId', '7');
    body.append('file', new File(['x'.repeat(2 ** 21)], 'chair.webp'));
    const request = { method: 'POST', body };
    expect((await office.fetch(new Request('http://a/pictures', request))).status).toBe(201);
    expect(log).toHaveBeenCalledWith('chair.webp of 7: 2097152 bytes');
    const file = await office.fetch(new Request('http://a/invoices'));
    expect(await file.text()).toBe('id,total\n1,9.50\n2,9.50\n');
  },

  async 'that wait in a storage'(guide) {
    const { createQueries } = await guide.load<{
      createQueries: (shop: unknown, storage: unknown) => QueryClient;
    }>('offline.ts');
    const page = (texts: Map<string, string>): object => ({
      getItem: (key: string) => texts.get(key) ?? null,
      setItem: (key: string, text: string) => texts.set(key, text),
    });
    const sent: unknown[] = [];
    const fetch = async (request: Request): Promise<Response> => {
      sent.push(await request.json());
      return Response.json({ id: '1', buyer: 'Ann' }, { status: 201 });
    };
    const shop = await call(guide, CLIENT, 'createClient', { fetch, auth: { bearer: 'x' } });
    const body = { productId: '7', quantity: 1 };
    const stored = new Map<string, string>();
    onlineManager.setOnline(false);
    const before = createQueries(shop, page(stored));
    const placing = new MutationObserver(before, { mutationKey: ['orders', 'placeOrder'] });
    void placing.mutate({ body } as never);
    await expect.poll(() => stored.get('waiting')).toContain('"productId":"7"');
    onlineManager.setOnline(true);
    expect(sent).toEqual([]);
    createQueries(shop, page(new Map(stored)));
    await expect.poll(() => sent).toEqual([body]);
  },

  async 'with schemas of zod'({ load }) {
    const { form, mistakesIn } = await load<{
      form: { parse: (fields: unknown) => unknown };
      mistakesIn: (fields: unknown) => string[];
    }>('forms.ts');
    const fields = { productId: '1', quantity: 2, terms: true };
    expect(form.parse(fields)).toEqual(fields);
    expect(mistakesIn(fields)).toEqual([]);
    expect(mistakesIn({ productId: 1, quantity: 0 }).map((one) => one.split(':')[0])).toEqual([
      'productId',
      'quantity',
      'terms',
    ]);
  },

  async 'with schemas that read dates and text'({ load }) {
    const { load: read, save } = await load<{
      load: (text: string) => { since: Date };
      save: (kept: { since: Date }) => string;
    }>('sessions.ts');
    const kept = { since: new Date('2026-03-02T08:30:00Z') };
    expect(read('{"since":"2026-03-02T08:30:00Z"}')).toEqual(kept);
    expect(save(kept)).toBe('{"since":"2026-03-02T08:30:00.000Z"}');
    const { argsOf, wantsToStay } = await load<{
      argsOf: (fields: object) => unknown;
      wantsToStay: (form: FormData) => boolean | undefined;
    }>('search.ts');
    expect(argsOf({ limit: '5' })).toEqual({ limit: 5 });
    const form = new FormData();
    form.set('user', 'ann');
    form.set('remember', 'false');
    expect(wantsToStay(form)).toBe(false);
  },

  async 'with handlers of MSW'(guide) {
    const msw = await guide.load<{ server: SetupServer }>('msw.ts');
    const shop = await call(guide, CLIENT, 'createClient', { retries: 0 });
    msw.server.listen({ onUnhandledRequest: 'error' });
    try {
      const named = { id: '7' };
      expect(await call(guide, CLIENT, 'getProduct', shop, named)).toEqual({
        id: 'id',
        name: 'name',
      });
      await call(guide, 'msw.ts', 'renamed');
      expect(await call(guide, CLIENT, 'getProduct', shop, named)).toMatchObject({
        name: 'Chair 7',
      });
      await call(guide, 'msw.ts', 'outOfStock');
      expect(await call(guide, CLIENT, 'listProducts', shop)).toEqual({ items: [] });
      await expect(call(guide, CLIENT, 'getProduct', shop, named)).rejects.toMatchObject({
        status: 404,
      });
    } finally {
      msw.server.close();
    }
  },

  async 'with hooks and traces'(guide) {
    const sent: Request[] = [];
    const replies = [
      new Response(null, { status: 503, headers: { 'retry-after': '0' } }),
      Response.json({ items: [] }),
      Response.json({ items: [] }),
    ];
    vi.stubGlobal('fetch', (request: Request) => {
      sent.push(request);
      return Promise.resolve(replies.shift());
    });
    const { shop, log } = await guide.load<{ shop: unknown; log: string[] }>('hooks.ts');
    await call(guide, CLIENT, 'listProducts', shop);
    expect(log).toEqual(['GET /products 503', 'GET /products 200']);
    expect(new Set(sent.map(({ headers }) => headers.get('x-request-id'))).size).toBe(2);
    const { hooks } = await guide.load<{ hooks: unknown }>('trace.ts');
    const traced = await call(guide, CLIENT, 'createClient', { hooks });
    const exchange = { request: { header: () => undefined } };
    await call(guide, 'trace.ts', 'trace', exchange, () =>
      call(guide, CLIENT, 'listProducts', traced),
    );
    expect(sent.at(-1)?.headers.get('traceparent')).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  },

  async 'of the back office'(guide) {
    const sent: [string, string | null, string][] = [];
    vi.stubGlobal('fetch', async (input: Request | string, init?: RequestInit) => {
      const request = new Request(input, init);
      sent.push([request.url, request.headers.get('authorization'), await request.text()]);
      return officeAnswers(request);
    });
    const { office } = await guide.load<{ office: unknown }>('kinds.ts');
    await call(guide, 'uploads.ts', 'upload', office, new Blob(['x']));
    await call(guide, 'uploads.ts', 'uploadAs', office, new Uint8Array([120]));
    await call(guide, 'uploads.ts', 'open', office);
    expect(sent[0]?.[1]).toBe(`Basic ${btoa('ann:secret')}`);
    expect(sent[1]?.[2]).toContain('filename="chair.webp"');
    expect(sent[2]?.[2]).toBe('user=ann&remember=true');
    expect(await call(guide, 'media-types.ts', 'stock', office)).toEqual({ 7: 1 });
    expect(await call(guide, 'media-types.ts', 'table', office)).toBe('7;1');
    const { office: known } = await guide.load<{ office: unknown }>('oauth.ts');
    expect(await call(guide, 'downloads.ts', 'size', known)).toBe(3);
    expect(sent.at(-1)?.[1]).toBe('Bearer t');
    expect(sent.at(-2)?.[2]).toBe('grant_type=client_credentials&scope=invoices%3Aread');
  },
};

async function pagesAndQueries(guide: Guide, shop: unknown, signal: AbortSignal): Promise<void> {
  const { names } = await guide.load<{ names: (shop: unknown) => AsyncIterable<unknown> }>(
    'pages.ts',
  );
  const all: unknown[] = [];
  for await (const name of names(shop)) all.push(name);
  expect(all).toEqual(['Chair']);
  expect(await call(guide, 'pages.ts', 'firstPages', shop, signal)).toEqual([1]);
  expect(await call(guide, 'dots.ts', 'find', '1')).toEqual(CHAIR);
  expect(await call(guide, 'queries.ts', 'find', shop, '1')).toEqual(CHAIR);
  expect(await call(guide, 'queries.ts', 'firstNames', shop)).toEqual(['Chair']);
}

function officeAnswers({ url, headers }: Request): Response {
  if (url.includes('/token')) return Response.json({ access_token: 't' });
  if (url.includes('/sessions')) return Response.json({ since: '2026-01-01T00:00:00Z' });
  if (url.includes('/pictures')) return new Response(null, { status: 201 });
  const isTable = headers.get('accept')?.includes('csv') === true;
  if (url.includes('/stock') && !isTable) return Response.json({ 7: 1 });
  const type = isTable ? 'text/csv' : 'application/octet-stream';
  return new Response('7;1', { headers: { 'content-type': type } });
}
