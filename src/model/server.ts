/** Chooses the server of an endpoint. The client, the docs and the OpenAPI export use the same rule. */
import type { Api, Endpoint, Server } from './api.js';
import { trimEndOf } from '../base/foundation/trim.js';

/** Returns the servers of an endpoint: its own, or those of the API if it declares none. */
export function serversOf(endpoint: Endpoint, api: Api): readonly Server[] {
  return endpoint.servers.length > 0 ? endpoint.servers : api.servers;
}

/** Returns the server for calls: the first one with a complete URL, otherwise the first one. */
export function calledServer(servers: readonly Server[]): Server | undefined {
  return servers.find((server) => completeUrl(server) !== undefined) ?? servers[0];
}

/**
 * Returns the URL of a server with the defaults of its variables. It is `undefined` if the URL is relative, or if a
 * variable has no default.
 */
export function completeUrl({ url, variables }: Server): string | undefined {
  let open = false;
  const filled = url.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const variable = variables.get(name);
    const value = variable?.default ?? variable?.enum?.[0];
    if (value === undefined) open = true;
    return value ?? '';
  });
  return !open && /^https?:\/\/[^/?#@]+(\/[^?#]*)?$/i.test(filled) ? filled : undefined;
}

/** In a map from operations to addresses, the key for all operations that have no key of their own. */
export const OTHERS = '*';

/** The default server, if no document declares one (OpenAPI 3.1 §4.8.5). */
export const ROOT = '/';

/** Returns the URL of a server: complete if possible, otherwise as declared; `/` if there is no server. */
export function declaredUrl(server: Server | undefined): string {
  return server === undefined || server.url === '' ? ROOT : (completeUrl(server) ?? server.url);
}

/** Returns true if a request can be sent to the URL unchanged, because it has a host and no variables. */
export function isComplete(url: string): boolean {
  return completeUrl({ url, variables: new Map(), origins: [] }) !== undefined;
}

/**
 * Returns the host, port and path of an absolute URL without its scheme: `api.x.io/v1`. Characters with a special
 * meaning are omitted, because the address is put behind a `#` in keys.
 * @returns `undefined` for a relative URL
 */
export function addressOf(url: string): string | undefined {
  const [, scheme = '', host = '', path = ''] =
    /^([a-z][a-z0-9+.-]*|\{[^{}/]*\}):\/\/([^/?#]+)((?:[/][^?#]*)?)$/i.exec(url) ?? [];
  if (host === '') return undefined;
  const port = scheme.toLowerCase() === 'http' ? /:80$/ : /:443$/;
  const plain = host.toLowerCase().replace(port, '') + trimEndOf(path, '/');
  return plain.replace(/[{}]/g, '').replace(/[^\w.~:/-]+/g, '-');
}

/** Returns the origin (RFC 6454 §4) to which calls are sent; `undefined` if the server's URL is incomplete. */
export function calledOrigin(server: Server): string | undefined {
  const url = completeUrl(server);
  return url !== undefined && URL.canParse(url) ? new URL(url).origin : undefined;
}

const LOOPBACK = /^(?:(?:[^\s/:]{1,200}\.)?localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\])$/i;

/**
 * Returns true for the caller's own machine (RFC 6761 §6.3).
 * @param host a host without its port
 */
export function isLoopbackHost(host: string): boolean {
  return LOOPBACK.test(host);
}

/** Returns true for a server on the caller's own machine, such as a service under development. */
export function isLoopbackServer(server: Server): boolean {
  const host = hostOf(server);
  return host !== undefined && isLoopbackHost(host);
}

const EXAMPLE = /^(?:[^\s/]{1,200}\.)?example(?:\.(?:com|org|net))?$/i;

/**
 * Returns true for a host that is reserved for examples (RFC 2606 and 6761).
 * @param host a host without its port
 */
export function isExampleHost(host: string): boolean {
  return EXAMPLE.test(host);
}

/**
 * Returns true for a server on a host that is reserved for examples or for the caller's own machine. Such a server does
 * not identify an API, and the servers of other documents take precedence over it.
 */
export function isReservedServer(server: Server): boolean {
  const host = hostOf(server);
  return host !== undefined && (isLoopbackHost(host) || isExampleHost(host));
}

/** Returns the host of an absolute URL, without the port. */
function hostOf(server: Server): string | undefined {
  return /^[^/]*:\/\/(\[[^\]/]*\]|[^/:?#]*)/.exec(completeUrl(server) ?? server.url)?.[1];
}

/** Returns the scheme, host and port of an absolute URL. */
export function originOf(url: string): string | undefined {
  return /^(?:[a-z][a-z0-9+.-]*|\{[^{}/]*\}):\/\/[^/?#]+/i.exec(url)?.[0];
}
