/**
 * Shutdown of the service: requests in progress get responses, keep-alive connections close, and
 * the process ends.
 */
import { createServer } from 'node:http';
import { Agent, get } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { closer } from '../close.js';
import { systemClock } from '../domain/clock.js';
import type { Store } from '../domain/store.js';
import { run } from '../run.js';

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.closeAllConnections()));

/** Starts a server whose responses the test sends. */
async function serve(): Promise<{
  readonly port: number;
  readonly close: (grace?: number) => Promise<void>;
  /** Returns the next response that has not been sent. */
  readonly asked: () => Promise<ServerResponse>;
}> {
  const server = createServer();
  servers.push(server);
  const waiting: ServerResponse[] = [];
  server.on('request', (_, response: ServerResponse) => waiting.push(response));
  const close = closer(server, 0);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const asked = async (): Promise<ServerResponse> => {
    while (waiting.length === 0) await once(server, 'request');
    return waiting.shift() as ServerResponse;
  };
  return { port: (server.address() as AddressInfo).port, close, asked };
}

function call(port: number, agent: Agent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get({ port, agent, host: '127.0.0.1' }, (response) => {
      response.resume();
      resolve(response);
    }).on('error', reject);
  });
}

test('requests in progress finish, and a connection with keep-alive is closed', async () => {
  const { port, close, asked } = await serve();
  const agent = new Agent({ keepAlive: true });
  const first = call(port, agent);
  (await asked()).end('1');
  expect((await first).headers.connection).toBe('keep-alive');
  const second = call(port, agent);
  const response = await asked();
  const closed = close();
  response.end('2');
  const answer = await second;
  expect([answer.statusCode, answer.headers.connection]).toEqual([200, 'close']);
  await closed;
  // The connection is new, because the agent may not know yet that the others are closed.
  await expect(call(port, new Agent())).rejects.toThrow('ECONNREFUSED');
});

test('a request that arrives during the shutdown gets its response', async () => {
  const { port, close, asked } = await serve();
  const socket = connect(port, '127.0.0.1');
  const request = 'GET / HTTP/1.1\r\nhost: a\r\n\r\n';
  let text = '';
  socket.setEncoding('utf8').on('data', (part: string) => (text += part));
  socket.write(request);
  (await asked()).end('1');
  await once(socket, 'data');
  text = '';
  // The request is already in the socket when the server starts to close, because no other code
  // runs in between.
  socket.write(request);
  const closed = close();
  (await asked()).end('2');
  await once(socket, 'end');
  expect(text).toMatch(/^HTTP\/1.1 200 .*connection: close/is);
  await closed;
});

test('a response that takes too long is cut off', async () => {
  const { port, close, asked } = await serve();
  const hanging = call(port, new Agent());
  hanging.catch(() => undefined);
  await asked();
  await close(1);
  await expect(hanging).rejects.toThrow();
});

test('a used port is reported, and the process ends', async () => {
  const { port } = await serve();
  const store = { tables: {} } as unknown as Store;
  await expect(run(store, { port, clock: systemClock() })).rejects.toThrow(
    `Port ${port} of 127.0.0.1 is taken by another process.`,
  );
});
