/**
 * Checks the host name in requests to a local server. A web page can make its own host name resolve to 127.0.0.1 (DNS
 * rebinding). The browser then sends the page's requests to this server, and lets the page read the responses. Only the
 * `Host` header reveals this.
 */
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { bracketed, hostnameOf, isLoopback } from '../../base/foundation/host-name.js';

/** Decides which requests the server may answer. */
export interface HostCheck {
  readonly allows: (request: Pick<IncomingMessage, 'headers'>) => boolean;
  /** Explains why a request is not allowed, and how to allow it. */
  readonly explain: (request: Pick<IncomingMessage, 'headers'>) => string;
}

/**
 * Allows `localhost`, names that end in `.localhost`, the addresses of this machine, and the given names.
 * @param names the address to listen on, followed by other host names. With `0.0.0.0` or `::` (all addresses of the
 * machine), a request for any IP address is allowed, because a web page has a host name and not an address
 */
export function createHostCheck(names: readonly string[]): HostCheck {
  const given = new Set(names.map((name) => hostnameOf(bracketed(name))));
  const isEverywhere = given.has('0.0.0.0') || given.has('[::]');
  return {
    allows: ({ headers: { host = '' } }) => {
      const name = hostnameOf(host);
      if (name === undefined) return false;
      if (isLoopback(name) || name.endsWith('.localhost') || given.has(name)) return true;
      return isEverywhere && isIP(name.replace(/^\[|\]$/g, '')) !== 0;
    },
    explain: ({ headers: { host = '' } }) => {
      const name = hostnameOf(host);
      const hint = name === undefined ? '' : `: start it with --host ${name} to allow them`;
      return `This server rejects requests for the host ${JSON.stringify(host)}${hint}`;
    },
  };
}
