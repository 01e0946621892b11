/**
 * The recording continues after requests that are not for the service, and after responses that
 * violate HTTP.
 */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, createServer as createRawServer, type AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CapturedExchange } from '../entry.js';
import { createRecordingProxy, type RecordingProxy } from '../proxy.js';

const portOf = (server: Pick<Server, 'address'>): number => (server.address() as AddressInfo).port;

let service: Server;
let authority = '';
beforeAll(async () => {
  service = createServer((request, response) => response.end(`${request.method} ${request.url}`));
  service.listen(0, '127.0.0.1');
  await once(service, 'listening');
  authority = `127.0.0.1:${portOf(service)}`;
});
afterAll(() => service.close());

let proxy: RecordingProxy;
let port = 0;
const exchanges: CapturedExchange[] = [];
const failures: string[] = [];
async function start(target: string, hosts: readonly string[] = []): Promise<void> {
  exchanges.length = failures.length = 0;
  proxy = await createRecordingProxy({
    target: new URL(target),
    hosts: ['127.0.0.1', ...hosts],
    bodyBytes: 1024,
    onExchange: (exchange) => {
      if (exchange.url.endsWith('/full')) throw new Error('ENOSPC');
      exchanges.push(exchange);
    },
    onFailure: (method, url, why) => void failures.push(`${method} ${url}: ${why}`),
  });
  port = Number(new URL(await proxy.listen(0)).port);
}
beforeEach(() => start(`http://${authority}/v1`, ['recorder']));
afterEach(() => proxy.end());

/** Sends raw text, and reads until the connection ends. */
async function raw(head: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(head);
  let text = '';
  for await (const chunk of socket as AsyncIterable<Buffer>) text += chunk.toString();
  return text;
}
const ask = (target: string, host = authority, method = 'GET'): Promise<string> =>
  raw(`${method} ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
const statusOf = (text: string): string => /^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? text;

describe('a request target', () => {
  it('is the path of a URL of the service', async () => {
    expect(await ask(`http://${authority}/v1/pets?a=1`)).toContain('GET /v1/pets?a=1');
    expect(await ask('/pets')).toContain('GET /v1/pets');
    expect(exchanges.map(({ url }) => url)).toEqual([
      `http://${authority}/v1/pets?a=1`,
      `http://${authority}/v1/pets`,
    ]);
  });

  it('with another host is rejected', async () => {
    const text = await ask('http://any/', 'any');
    expect(statusOf(text)).toBe('421');
    expect(await ask('http://any/')).toContain(
      `records ${authority} and forwards no request to any`,
    );
    expect(exchanges).toEqual([]);
    expect(failures).toHaveLength(2);
  });

  it('may be *, which is not an endpoint', async () => {
    expect(await ask('*', authority, 'OPTIONS')).toContain('OPTIONS *');
    expect(exchanges).toEqual([]);
  });

  it('of a tunnel is rejected', async () => {
    const text = await ask('api.acme.io:443', 'api.acme.io:443', 'CONNECT');
    expect([statusOf(text), text]).toEqual([
      '405',
      expect.stringContaining('does not support tunnels'),
    ]);
    expect(failures).toEqual([expect.stringContaining('CONNECT api.acme.io:443')]);
  });
});

describe('the host', () => {
  it.each(['localhost', 'LOCALHOST.:1', 'api.localhost', '127.9.9.9', '[::1]:80', 'recorder:4020'])(
    '%s is a name of the proxy',
    async (host) => {
      expect(statusOf(await ask('/pets', host))).toBe('200');
    },
  );

  it.each([
    'evil.test',
    'localhost.evil.test',
    '127.0.0.1.evil.test',
    '192.168.0.1',
    'a@localhost',
  ])('%s is not a name of the proxy', async (host) => {
    const text = await ask('/pets', host);
    expect([statusOf(text), text]).toEqual([
      '421',
      expect.stringContaining('This server rejects requests for the host'),
    ]);
    const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket';
    const socket = await raw(`GET / HTTP/1.1\r\nHost: ${host}\r\n${upgrade}\r\n\r\n`);
    expect(statusOf(socket)).toBe('421');
    expect(exchanges).toEqual([]);
  });
});

it('continues if an exchange cannot be recorded', async () => {
  expect(statusOf(await ask('/full'))).toBe('200');
  await expect.poll(() => failures).toEqual(['GET /v1/full: ENOSPC']);
  expect(statusOf(await ask('/pets'))).toBe('200');
});

describe('a service that', () => {
  it.each([
    ['sends a status that does not exist', 'HTTP/1.1 099 No\r\ncontent-length: 0\r\n\r\n', '502'],
    ['sends a reason with controls', 'HTTP/1.1 200 O\x01K\r\ncontent-length: 0\r\n\r\n', '200'],
    ['sends no HTTP', 'hello\r\n\r\n', '502'],
    ['ends within the head', 'HTTP/1.1 200', '502'],
    ['ends within the body', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc', '200'],
  ])('%s does not end the recording', async (_, text, want) => {
    const wrong = createRawServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(text));
    });
    wrong.listen(0, '127.0.0.1');
    await once(wrong, 'listening');
    await proxy.end();
    await start(`http://127.0.0.1:${portOf(wrong as unknown as Server)}`);
    const received = await ask('/a', 'localhost').catch(() => want);
    expect(statusOf(received)).toBe(want);
    expect((await fetch(`http://127.0.0.1:${port}/b`)).status).toBe(Number(want));
    wrong.close();
  });
});

it('continues if a caller disconnects', async () => {
  for (const head of ['GET /a HTTP/1.1', 'CONNECT a:1 HTTP/1.1', 'GET / HTTP/1.1\r\nUpgrade: x']) {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(`${head}\r\nHost: ${authority}\r\nConnection: Upgrade\r\n\r\n`);
    socket.resetAndDestroy();
  }
  expect(statusOf(await ask('/pets'))).toBe('200');
});
