/** One API behind every adapter, over real sockets. All adapters give the same responses. */
import { once } from 'node:events';
import {
  Agent,
  createServer,
  request as httpRequest,
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { default as fastify } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toFastify } from '../../templates/server/runtime/fastify.js';
import { aborted, api, viaExpress, SERVERS } from './adapted.js';

interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly json: unknown;
}

interface Sent {
  readonly body?: string | Uint8Array;
  readonly headers?: Record<string, string>;
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const UUID = '123e4567-e89b-12d3-a456-426614174000';
const JSON_TYPE = { 'content-type': 'application/json' };

afterAll(() => agent.destroy());

describe.each(Object.keys(SERVERS))('%s', (name) => {
  let server: Server;
  let port = 0;

  beforeAll(async () => {
    server = (await SERVERS[name]?.()) as Server;
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  function open(method: string, path: string, sent: Sent = {}): Promise<IncomingMessage> {
    const { body, headers = {} } = sent;
    return new Promise((resolve, reject) => {
      const length =
        body === undefined || 'transfer-encoding' in headers
          ? {}
          : { 'content-length': String(Buffer.byteLength(body)) };
      const request = httpRequest({
        host: '127.0.0.1',
        port,
        method,
        path,
        agent,
        headers: { ...length, ...headers },
      });
      request.once('response', resolve);
      request.once('error', (error) => {
        if (isClosedByHost(request)) resolve(open(method, path, sent));
        else reject(error);
      });
      request.end(body);
    });
  }

  /**
   * With Hono, the server that calls `fetch` owns the connection, and closes it some time after a
   * response whose request was not read. That may affect the next request. A client repeats
   * idempotent requests on a new connection then (RFC 9112 §9.3.1). If the runtime writes the
   * response itself, it keeps the connection.
   */
  function isClosedByHost({ method, reusedSocket }: ClientRequest): boolean {
    return reusedSocket && method === 'GET' && (name === 'fetch' || name === 'hono');
  }

  async function send(method: string, path: string, sent: Sent = {}): Promise<Reply> {
    const response = await open(method, path, sent);
    const chunks: Uint8Array[] = [];
    for await (const chunk of response) chunks.push(chunk as Uint8Array);
    const text = Buffer.concat(chunks).toString();
    const json: unknown =
      /json/.test(response.headers['content-type'] ?? '') && text !== ''
        ? JSON.parse(text)
        : undefined;
    return { status: response.statusCode ?? 0, headers: response.headers, text, json };
  }

  test('parses parameters, and applies defaults', async () => {
    const headers = { 'x-trace': 't', cookie: 'session=s%20s; other=1' };
    const { status, json } = await send('GET', '/pets/7?tags=a&tags=b%20c&unknown=1', { headers });
    expect([status, json]).toEqual([
      200,
      {
        params: { id: 7 },
        query: { tags: ['a', 'b c'], limit: 20 },
        headers: { 'X-Trace': 't' },
        cookies: { session: 's s' },
      },
    ]);
  });

  test.each([
    ['GET', '/pets/recent', 200],
    ['GET', '/pets/x', 400],
    ['GET', '/pets/1?limit=x', 400],
    ['GET', '/pets/%E0%A4', 400],
    ['GET', '/chat:bot/a%2Fb.json', 200],
    ['GET', '/chat%3Abot/a.json', 404],
    ['GET', '/chat:bot/.json', 404],
    ['GET', '/nowhere', 404],
    ['DELETE', '/pets', 405],
    ['GET', '/problem', 409],
    ['GET', '/crash', 500],
    ['GET', '/web', 202],
  ])('%s %s → %i', async (method, path, status) => {
    expect((await send(method, path)).status).toBe(status);
  });

  test('reports invalid requests as problem details', async () => {
    const bad = await send('POST', '/pets', { body: '{"id":"x","tags":[]}', headers: JSON_TYPE });
    expect(bad.headers['content-type']).toBe('application/problem+json');
    expect(bad.json).toMatchObject({
      status: 400,
      errors: [
        { in: 'body', pointer: '/id', code: 'format' },
        { in: 'body', pointer: '/tags', code: 'size' },
      ],
    });
    const taken = await send('GET', '/problem');
    expect([taken.json, taken.headers['retry-after']]).toEqual([
      { type: 'about:blank', title: 'Conflict', status: 409, detail: 'taken' },
      '1',
    ]);
    expect((await send('GET', '/crash')).text).not.toContain('secret');
    expect((await send('DELETE', '/pets')).headers.allow).toBe('OPTIONS, POST');
  });

  test('reads JSON', async () => {
    const body = JSON.stringify({ id: UUID, more: [1, null] });
    const made = await send('POST', '/pets', { body, headers: JSON_TYPE });
    expect([made.status, made.json, made.headers.location]).toEqual([
      201,
      JSON.parse(body),
      '/pets/1',
    ]);
    expect(made.headers['content-type']).toBe('application/json');
    expect((await send('POST', '/pets', { headers: JSON_TYPE })).status).toBe(400);
    expect(
      (await send('POST', '/pets', { body: 'x', headers: { 'content-type': 'text/csv' } })).status,
    ).toBe(415);
  });

  test('rejects broken JSON', async () => {
    expect((await send('POST', '/pets', { body: '{"id":', headers: JSON_TYPE })).status).toBe(400);
  });

  test('reads forms, text, parts and bytes', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const sent = await send('POST', '/forms', { body: 'n=1&list=a&list=b+c&x=y', headers: form });
    expect(sent.json).toMatchObject({ body: { n: 1, list: ['a', 'b c'], x: 'y' } });
    const text = await send('POST', '/text', {
      body: 'grüße',
      headers: { 'content-type': 'text/plain' },
    });
    expect([text.text, text.headers['content-type']]).toEqual(['grüße', 'text/plain']);
    const parts =
      '--b\r\nContent-Disposition: form-data; name="f"\r\n\r\nv\r\n' +
      `--b\r\nContent-Disposition: form-data; name="up"; filename="a.bin"\r\n\r\n${'x'.repeat(70_000)}\r\n--b--\r\n`;
    const multipart = { 'content-type': 'multipart/form-data; boundary=b' };
    expect((await send('POST', '/parts', { body: parts, headers: multipart })).json).toEqual([
      ['f', null, 1],
      ['up', 'a.bin', 70_000],
    ]);
    const bytes = { 'content-type': 'application/octet-stream' };
    const sized = await send('POST', '/bytes', { body: new Uint8Array(99_999), headers: bytes });
    expect(sized.json).toEqual({ size: 99_999 });
  });

  test('accepts a DELETE with a JSON content type and no body', async () => {
    expect((await send('DELETE', '/pets/1', { headers: JSON_TYPE })).status).toBe(204);
    const empty = { ...JSON_TYPE, 'content-length': '0' };
    expect((await send('DELETE', '/pets/1', { headers: empty })).status).toBe(204);
  });

  test('keeps serving after a body that is too long', async () => {
    const headers = { 'content-type': 'application/octet-stream' };
    const long = new Uint8Array(300_000);
    expect((await send('POST', '/bytes', { body: long, headers })).status).toBe(413);
    expect((await send('GET', '/pets/recent')).status).toBe(200);
    const chunked = await send('POST', '/bytes', {
      body: long,
      headers: { ...headers, 'transfer-encoding': 'chunked' },
    }).catch(() => undefined);
    if (chunked !== undefined) expect(chunked.status).toBe(413);
    expect((await send('GET', '/pets/recent')).status).toBe(200);
  });

  test('responds to HEAD as to GET, without the body', async () => {
    const get = await send('GET', '/pets/recent');
    const head = await send('HEAD', '/pets/recent');
    expect([head.status, head.text]).toEqual([200, '']);
    expect(head.headers['content-type']).toBe(get.headers['content-type']);
    expect((await send('HEAD', '/nowhere')).status).toBe(404);
  });

  test('sends every cookie', async () => {
    expect((await send('GET', '/cookies')).headers['set-cookie']).toEqual(['a=1', 'b=2']);
  });

  test('streams', async () => {
    const { text, headers } = await send('GET', '/stream');
    expect([text, headers['content-type'], headers['content-length']]).toEqual([
      'one,two',
      'text/csv',
      undefined,
    ]);
    const events = await send('GET', '/events');
    expect(events.headers['content-type']).toBe('text/event-stream');
    expect(events.text).toBe('id: 1\ndata: {"n":1}\n\nevent: end\ndata: a\ndata: b\n\n');
  });

  test('cuts the connection when a stream fails midway', async () => {
    await expect(send('GET', '/broken')).rejects.toThrow();
    expect((await send('GET', '/pets/recent')).status).toBe(200);
  });

  test('stops a stream when the caller disconnects', async () => {
    aborted.length = 0;
    const response = await open('GET', '/endless');
    await once(response, 'data');
    response.destroy();
    await expect.poll(() => [...aborted].sort()).toEqual(['signal', 'stopped']);
  });
});

describe('next to other routes', () => {
  test('Express continues with other routes for unknown paths', async () => {
    const server = createServer(viaExpress()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/own`);
    expect(await response.json()).toEqual({ own: true });
    server.close();
  });

  test('Fastify keeps its hooks and its parsers outside of the API', async () => {
    const app = fastify();
    app.addHook('onRequest', async (_, reply) => {
      reply.header('x-hook', 'ran');
    });
    app.post('/own', async (request) => ({ own: request.body }));
    void app.register(toFastify(api));
    const own = await app.inject({ method: 'POST', url: '/own', payload: { a: 1 } });
    expect(own.json()).toEqual({ own: { a: 1 } });
    const ours = await app.inject({ method: 'GET', url: '/pets/recent' });
    expect([ours.headers['x-hook'], ours.json()]).toEqual(['ran', 'recent']);
    await app.close();
  });
});
