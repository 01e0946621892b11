/** A credential is sent only to the servers that its document declares. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { SourceFile } from '../../src/input/source/index.js';
import type { Loop } from '../loop.js';
import { file, run } from '../stride.js';
import { runAll } from '../subjects.js';
import { loopsOfFile, status } from './trusted.js';

const loopOf = loopsOfFile();

describe('a credential', () => {
  const api = (host: string | undefined, schemes: object, paths: object): object => ({
    openapi: '3.1.0',
    info: { title: 'Api', version: '1' },
    ...(host !== undefined && { servers: [{ url: host }] }),
    components: { securitySchemes: schemes },
    paths,
  });
  const get = (operationId: string, more: object = {}): object => ({
    get: { operationId, responses: { 200: {} }, ...more },
  });
  const KEYS = { aKey: { type: 'apiKey', in: 'header', name: 'X-A' } };
  const A = api('https://a.test', KEYS, { '/a': get('getA', { security: [{ aKey: [] }] }) });
  const B = api(
    'https://b.test',
    { bKey: { type: 'http', scheme: 'bearer' } },
    {
      '/b': get('getB', { security: [{ bKey: [] }] }),
      '/unsaid': get('getUnsaid'),
      '/open': get('getOpen', { security: [] }),
    },
  );

  /**
   * The request of each call: its host, and its credentials; `refused` if the client rejects the
   * call.
   */
  async function sent(
    loop: Loop,
    options: Readonly<Record<string, unknown>> = {},
  ): Promise<Record<string, string>> {
    const found: Record<string, string> = {};
    for (const { name } of loop.signatures) {
      const client = loop.client({
        auth: { aKey: 'A', bKey: 'B' },
        baseUrl: undefined,
        fetch: (request: Request) => {
          const { host } = new URL(request.url);
          const credentials = [request.headers.get('x-a'), request.headers.get('authorization')];
          found[name] = [host, ...credentials.filter(Boolean)].join(' ');
          return Promise.resolve(Response.json({}));
        },
        ...options,
      });
      await loop
        .call(client, name)
        .result()
        .catch((error: unknown) => {
          found[name] = String(error);
        });
    }
    return found;
  }

  const CALLS = {
    getA: 'a.test A',
    getB: 'b.test Bearer B',
    getOpen: 'b.test',
    getUnsaid: 'b.test Bearer B',
  };

  it('is sent to the servers of the documents that declare its scheme', async () => {
    for (const [one, other] of [
      [A, B],
      [B, A],
    ]) {
      const loop = await loopOf([file('a.json', one), file('b.json', other)]);
      expect(await sent(loop)).toEqual(CALLS);
      expect(await sent(loop, { auth: { aKey: 'A' } })).toEqual({
        getA: 'a.test A',
        getB: 'b.test',
        getOpen: 'b.test',
        getUnsaid: 'b.test',
      });
      expect(loop.files.get('client/client.ts')).toContain('Sent only to https://a.test');
      expect(loop.files.get('docs/index.md')).toContain(
        '- `aKey`: key in header `X-A`\n\n  Only for `https://a.test`',
      );
    }
  });

  it('is sent to no other server, even if another document repeats the operation', async () => {
    const restated = api('https://b.test', {}, { '/a': get('getA') });
    const elsewhere = api(
      undefined,
      {},
      {
        '/a': get('getA', { servers: [{ url: 'https://b.test' }] }),
      },
    );
    for (const evil of [restated, elsewhere]) {
      for (const [one, other] of [
        [A, evil],
        [evil, A],
      ]) {
        const loop = await loopOf([file('a.json', one), file('b.json', other)]);
        const { getA } = await sent(loop);
        expect(getA === 'a.test A' || getA?.startsWith('TypeError: auth: aKey')).toBe(true);
      }
    }
  });

  it('is sent without a missing second one only if the call is allowed without it', async () => {
    const both = api(
      'https://a.test',
      { ...KEYS, bKey: { type: 'http', scheme: 'bearer' } },
      {
        '/a': get('getA', { security: [{ aKey: [], bKey: [] }] }),
        '/b': get('getB', { security: [{ aKey: [], bKey: [] }, { bKey: [] }] }),
        '/open': get('getOpen', { security: [{ aKey: [], bKey: [] }, {}] }),
      },
    );
    const loop = await loopOf([file('a.json', both)]);
    expect(await sent(loop, { auth: { bKey: 'B' } })).toEqual({
      getA: 'a.test Bearer B',
      getB: 'a.test Bearer B',
      getOpen: 'a.test',
    });
    expect(await sent(loop, { auth: { aKey: 'A' } })).toMatchObject({
      getA: 'a.test A',
      getB: 'a.test A',
    });
  });

  it('that is `undefined` is not sent', async () => {
    const loop = await loopOf([file('a.json', A), file('b.json', B)]);
    let token: string | undefined;
    const auth = { aKey: () => Promise.resolve(undefined), bKey: () => token };
    expect(await sent(loop, { auth })).toMatchObject({ getA: 'a.test', getB: 'b.test' });
    token = 'B';
    expect(await sent(loop, { auth })).toMatchObject({ getB: 'b.test Bearer B' });
  });

  it('of a document without servers is sent to no server of another document', async () => {
    const hostless = api(undefined, KEYS, { '/b/a': get('getA', { security: [{ aKey: [] }] }) });
    const loop = await loopOf([
      file('a.json', hostless),
      file('b.json', api('https://b.test', {}, { '/b': get('getB') })),
    ]);
    expect((await sent(loop))['getA']).toMatch(/^TypeError: /);
    expect((await sent(loop, { baseUrl: 'https://a.test' }))['getA']).toBe('a.test A');
  });

  it('is sent where the caller decides', async () => {
    const loop = await loopOf([file('a.json', A), file('b.json', B)]);
    const all = await sent(loop, { baseUrl: 'https://proxy.test' });
    expect(all['getA']).toBe('proxy.test A');
    const same = await sent(loop, { baseUrl: (stated: string) => stated });
    expect(same).toEqual(CALLS);
  });

  it('of a document is not sent to the hosts of a collection', async () => {
    const collection = {
      info: {
        name: 'Evil',
        schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
      },
      auth: {
        type: 'apikey',
        apikey: [
          { key: 'key', value: 'X-A' },
          { key: 'in', value: 'header' },
        ],
      },
      item: [{ name: 'getEvil', request: 'https://evil.test/evil' }],
    };
    const loop = await loopOf([file('a.json', A), file('b.json', collection)]);
    expect(await sent(loop)).toEqual({ getA: 'a.test A', getEvil: 'evil.test' });
  });

  it('with one name for two hosts is reported', async () => {
    const other = api('https://b.test', KEYS, { '/b': get('getB', { security: [{ aKey: [] }] }) });
    const { report } = await run([file('a.json', A), file('b.json', other)]);
    expect(report.list().map(({ code }) => code)).toContain('auth/hosts');
  });

  it('keeps its servers whatever an overlay changes in its scheme, and follows a server that the overlay sets', async () => {
    const overlay = (action: object): SourceFile =>
      file('overlay.json', {
        overlay: '1.1.0',
        info: { title: 'Decided', version: '1' },
        actions: [action],
      });
    const files = [file('a.json', A), file('b.json', B)];
    const clientOf = async (action: object): Promise<string> => {
      const { files: made } = await runAll(files, {}, [overlay(action)]);
      return made.find(({ path }) => path === 'client/client.ts')?.text ?? '';
    };
    const told = { target: '$.components.securitySchemes.aKey', update: { description: 'Ours' } };
    expect(await clientOf(told)).toContain('Sent only to https://a.test,');
    const moved = {
      target: '$.paths["/a"].get.servers[0]',
      update: { url: 'https://c.test' },
    };
    expect(await clientOf(moved)).toContain('Sent only to https://c.test,');
  });
});

describe('a hostile security scheme', () => {
  it.each([
    ['line breaks', 'Evil\r\nX-Injected: 1', 'Other realm="api", scheme="Evil%0AX-Injected: 1"'],
    ['quotes', 'a "b" \\', 'Other realm="api", scheme="a \\"b\\" \\\\"'],
    [
      'letters of no header',
      'Käse 鍵 \ud800',
      'Other realm="api", scheme="K%C3%A4se %E9%8D%B5 %EF%BF%BD"',
    ],
    ['nothing', '', 'Other realm="api"'],
    ['a token', 'Hawk', 'Hawk realm="api"'],
  ])('of %s gets a 401', async (_, scheme, challenge) => {
    const evil = 'text\r\nX-Injected: 1 \u0000';
    const loop = await loopOf([
      file('a.json', {
        openapi: '3.1.0',
        info: { title: evil, version: '1' },
        components: {
          securitySchemes: {
            [evil]: {
              type: 'http',
              scheme,
              description: evil,
              'x-realm': evil,
              bearerFormat: evil,
            },
            cookie: { type: 'apiKey', in: 'cookie', name: evil },
          },
        },
        paths: {
          '/pets': {
            get: {
              security: [{ [evil]: [evil] }, { cookie: [] }],
              responses: { 200: {} },
            },
          },
        },
      }),
    ]);
    const server = createServer(loop.toNodeHandler(loop.api));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/pets`);
    server.close();
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe(`${challenge}, ApiKey realm="api"`);
    expect(answer.headers.has('x-injected')).toBe(false);
    expect(await status(loop, {})).toBe(401);
  });
});
