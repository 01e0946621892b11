/** A test server that acts as an app: it receives every message and responds immediately. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Hearing {
  readonly url: string;
  /** The number of messages that the app has received. */
  readonly heard: () => number;
  readonly close: () => void;
}

export async function startHearing(): Promise<Hearing> {
  let heard = 0;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      heard += 1;
      response.end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    heard: () => heard,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
