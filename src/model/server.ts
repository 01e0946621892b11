/** The server of an endpoint: client, docs and export choose the same one of several. */
import type { Api, Endpoint, Server } from './api.js';
import { trimEndOf } from '../base/foundation/trim.js';

/** The servers of an endpoint: its own, or those of the API if it declares none. */
export function serversOf(endpoint: Endpoint, api: Api): readonly Server[] {
  return endpoint.servers.length > 0 ? endpoint.servers : api.servers;
}

/** The server for calls: the first with a complete URL, otherwise the first. */
export function calledServer(servers: readonly Server[]): Server | undefined {
  return servers.find((server) => completeUrl(server) !== undefined) ?? servers[0];
}

/** The URL with the defaults of its variables; `undefined` if it is relative, or a variable has no default. */
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

/** The address of all operations that are not listed, if addresses are stored by operation. */
export const OTHERS = '*';

/** The server if no document names one (OpenAPI 3.1 §4.8.5: the default server). */
export const ROOT = '/';

/** The URL that a server declares: complete if possible, otherwise as written; `/` without a server. */
export function declaredUrl(server: Server | undefined): string {
  return server === undefined || server.url === '' ? ROOT : (completeUrl(server) ?? server.url);
}

/** True if a request can be sent to a URL unchanged: it has a host and no variables. */
export function isComplete(url: string): boolean {
  return completeUrl({ url, variables: new Map(), origins: [] }) !== undefined;
}

/**
 * Host, port and path of an absolute URL, without its scheme: `api.x.io/v1`. It is used in keys behind a `#`, so
 * characters with a meaning there are omitted.
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

/** The origin (RFC 6454 §4) for calls to a server; `undefined` if its URL is incomplete. */
export function calledOrigin(server: Server): string | undefined {
  const url = completeUrl(server);
  return url !== undefined && URL.canParse(url) ? new URL(url).origin : undefined;
}

const LOOPBACK = /^(?:(?:[^\s/:]{1,200}\.)?localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\])$/i;

/**
 * True for the machine that calls (RFC 6761 §6.3).
 * @param host without port
 */
export function isLoopbackHost(host: string): boolean {
  return LOOPBACK.test(host);
}

/** True for a server on the machine that calls: the place of a service under development. */
export function isLoopbackServer(server: Server): boolean {
  const host = hostOf(server);
  return host !== undefined && isLoopbackHost(host);
}

const EXAMPLE = /^(?:[^\s/]{1,200}\.)?example(?:\.(?:com|org|net))?$/i;

/**
 * True for hosts that are reserved for examples (RFC 2606 and 6761).
 * @param host without port
 */
export function isExampleHost(host: string): boolean {
  return EXAMPLE.test(host);
}

/** True for a server on a reserved host: it gives way to a server of any other document, and does not identify an API. */
export function isReservedServer(server: Server): boolean {
  const host = hostOf(server);
  return host !== undefined && (isLoopbackHost(host) || isExampleHost(host));
}

/** The host of an absolute URL, without port. */
function hostOf(server: Server): string | undefined {
  return /^[^/]*:\/\/(\[[^\]/]*\]|[^/:?#]*)/.exec(completeUrl(server) ?? server.url)?.[1];
}

/** Scheme, host and port of an absolute URL. */
export function originOf(url: string): string | undefined {
  return /^(?:[a-z][a-z0-9+.-]*|\{[^{}/]*\}):\/\/[^/?#]+/i.exec(url)?.[0];
}
