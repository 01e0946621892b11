/** Makes the server of a command listen on an address. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bracketed } from '../../base/foundation/host-name.js';
import { UsageError } from '../io.js';

const REASONS: ReadonlyMap<string, string> = new Map([
  [
    'EADDRINUSE',
    'another program uses this port. Choose another port with --port, or any free one with --port 0',
  ],
  ['EACCES', 'you may not use this port. Choose a port above 1023 with --port'],
  ['EADDRNOTAVAIL', 'this machine does not have this address. Choose another address with --host'],
  ['ENOTFOUND', 'this host name has no address. Correct the name after --host'],
]);

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
      const why = REASONS.get(code ?? '') ?? code ?? message;
      fail(new UsageError(`cannot listen on ${bracketed(host)}:${port}: ${why}`));
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
