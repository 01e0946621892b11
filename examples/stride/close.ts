/**
 * Closes a busy server: responds to open requests, and asks callers to connect to another process.
 */
import type { Server, ServerResponse } from 'node:http';

import { EVENT_STREAM } from './window/stream.js';

/**
 * For this many milliseconds, a closing server still accepts connections. The server can then read
 * requests that clients have already sent, and load balancers have time to remove the server.
 */
const DRAIN = 500;

/** Open requests get this many milliseconds to finish. */
export const GRACE = 10_000;

/**
 * Watches a server, so that it can be closed. Call this function before the server listens.
 * @param drain for this many milliseconds, the closing server still accepts connections
 * @returns a function that closes the server. Responses then announce the end of the connection
 * (RFC 9112, section 9.6). Requests that have no response when the grace period ends are cut off.
 */
export function closer(server: Server, drain = DRAIN): (grace?: number) => Promise<void> {
  const open = new Set<ServerResponse>();
  let closing = false;
  // This listener runs before the listener that sends the response, so the response can still be
  // changed.
  server.prependListener('request', (_, response: ServerResponse) => {
    if (closing) response.shouldKeepAlive = false;
    open.add(response);
    response.once('close', () => open.delete(response));
  });
  return async (grace = GRACE) => {
    closing = true;
    for (const response of open) response.shouldKeepAlive = false;
    await new Promise((resolve) => setTimeout(resolve, drain));
    // Timers run before sockets are read, and `setImmediate` runs after both. Waiting requests are
    // therefore read even if the timer is late.
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
