/** Makes the server of a command listen on an address. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bracketed } from '../../base/foundation/host-name.js';
import { UsageError } from '../io.js';

/**
 * Makes a server listen.
 * @returns the address of the server
 * @throws UsageError if the port is in use
 */
export async function listen(
  server: Server,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<string> {
  await new Promise<void>((done, fail) => {
    server.once('error', ({ code, message }: NodeJS.ErrnoException) => {
      const why =
        code === 'EADDRINUSE'
          ? 'another program uses this port; choose another one with --port'
          : (code ?? message);
      fail(new UsageError(`cannot listen on ${host}:${port}: ${why}`));
    });
    server.listen(port, host, done);
  });
  const { port: taken } = server.address() as AddressInfo;
  return `http://${bracketed(host)}:${taken}`;
}

/** Closes a server and all its connections, and waits until the server is closed. */
export async function endOf(server: Server): Promise<void> {
  await new Promise<void>((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
