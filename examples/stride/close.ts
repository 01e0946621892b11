/** Closes a busy server: responds to open requests, and asks callers to connect elsewhere. */
import type { Server, ServerResponse } from 'node:http';

import { EVENT_STREAM } from './window/stream.js';

/**
 * Milliseconds for which the server continues to listen, so that requests in transit are read, and load balancers
 * notice that it ends.
 */
const DRAIN = 500;

/** Milliseconds that open requests have. */
export const GRACE = 10_000;

/**
 * Watches a server, which must not be listening yet.
 * @param drain milliseconds for which it continues to listen
 * @returns a function that closes the server: from then on, responses announce the end of the connection (RFC 9112,
 * section 9.6), and requests without a response within the grace period are cut off
 */
export function closer(server: Server, drain = DRAIN): (grace?: number) => Promise<void> {
  const open = new Set<ServerResponse>();
  let closing = false;
  // This runs before the listener that responds.
  server.prependListener('request', (_, response: ServerResponse) => {
    if (closing) response.shouldKeepAlive = false;
    open.add(response);
    response.once('close', () => open.delete(response));
  });
  return async (grace = GRACE) => {
    closing = true;
    for (const response of open) response.shouldKeepAlive = false;
    await new Promise((resolve) => setTimeout(resolve, drain));
    // Timers run before sockets are read, and this runs after both: pending requests are read even if the timer is
    // late.
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise<void>((resolve, reject) => {
      for (const response of open) {
        if (response.getHeader('content-type') === EVENT_STREAM) response.end();
      }
      const late = setTimeout(() => server.closeAllConnections(), grace);
      server.close((error) => {
        clearTimeout(late);
        if (error) reject(error);
        else resolve();
      });
      server.closeIdleConnections();
    });
  };
}
