/**
 * The allowed host names of a local server. A web page can resolve its own name to 127.0.0.1 (DNS rebinding). The
 * browser then sends requests of the page to this server and lets the page read the responses. Only the `Host` header
 * reveals it.
 */
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { bracketed, hostnameOf, isLoopback } from '../../base/foundation/host-name.js';

/** Decides which requests are for this server. */
export interface HostCheck {
  readonly allows: (request: Pick<IncomingMessage, 'headers'>) => boolean;
  /** Why a request is not allowed, and what allows it. */
  readonly explain: (request: Pick<IncomingMessage, 'headers'>) => string;
}

/**
 * Allows `localhost`, names below it, addresses of this machine, and the given names.
 * @param names the address to listen on, and further host names. With `0.0.0.0` or `::`, which mean all addresses of
 * the machine, any address is allowed: the host name of a page is never an address
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
      const hint = name === undefined ? '' : `: start it with --host ${name} to allow the name`;
      return `The Host ${JSON.stringify(host)} is not served by this server${hint}`;
    },
  };
}
