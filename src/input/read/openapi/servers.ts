/** Addresses of servers: which are real, and how they are spelled. */
import type { Api, Endpoint, Server, ServerVariable } from '../../../model/api.js';
import { isExampleHost, isLoopbackServer, isLoopbackHost } from '../../../model/server.js';
import type { Trust } from '../../../model/origin.js';
import type { Cursor } from '../../source/cursor.js';
import { isInvalidHost } from '../placeholder-host.js';
import type { ReadOptions } from '../read-options.js';

/** A template with nothing in it but the server itself: a hole in the shape of a host. */
const HOLE = /^\{+\s*(?:base_?url|host|default|url|server)\s*\}+$/i;

/** A placeholder, the local machine, a host that is reserved for examples, or a server. */
export type HostRole = 'placeholder' | 'loopback' | 'example' | 'server';

/**
 * The kind of a host.
 * @param host with or without port
 */
export function hostRole(host: string, { placeholderServers = [] }: ReadOptions): HostRole {
  const bare = host.replace(/:\d+$/, '');
  if (placeholderServers.some((entry) => hostOf(entry) === bare.toLowerCase()))
    return 'placeholder';
  if (isLoopbackHost(bare)) return 'loopback';
  if (isExampleHost(bare)) return 'example';
  return isInvalidHost(bare) || HOLE.test(bare) ? 'placeholder' : 'server';
}

function hostOf(text: string): string {
  return splitUrl(text).host.replace(/:\d+$/, '').toLowerCase();
}

/** The parts of a URL, which may contain `{variables}`. */
export interface UrlParts {
  /** `https`, or `''`. */
  readonly scheme: string;
  /** Host and port, or `''`. */
  readonly host: string;
  /** With a slash at the start and none at the end, or `''`. */
  readonly path: string;
}

/**
 * Splits an address: `https://api.x.com:8080/v1/` into scheme, host with port, and path; query and fragment are
 * dropped.
 */
export function splitUrl(text: string): UrlParts {
  const bare = text.trim().replace(/[?#].*$/s, '');
  const match = /^(?:([A-Za-z][A-Za-z0-9+.-]*|\{[^{}/]*\}):)?\/\/+([^/]*)(.*)$/s.exec(bare);
  if (match) {
    return {
      scheme: (match[1] ?? '').toLowerCase(),
      host: (match[2] ?? '').replace(/^[^@]*@/, ''),
      path: cleanPath(match[3] ?? ''),
    };
  }
  if (bare === '' || bare.startsWith('/')) return { scheme: '', host: '', path: cleanPath(bare) };
  const slash = bare.indexOf('/');
  return slash < 0
    ? { scheme: '', host: bare, path: '' }
    : { scheme: '', host: bare.slice(0, slash), path: cleanPath(bare.slice(slash)) };
}

/** One slash between the parts, one at the start, none at the end; `''` for the root. */
export function cleanPath(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  return parts.map((part) => '/' + part).join('');
}

/** A server in the model's form. */
export function serverAt(
  url: string,
  cursor: Cursor,
  trust: Trust,
  variables: ReadonlyMap<string, ServerVariable> = new Map(),
): Server {
  return { url, variables, origins: [cursor.origin(trust)] };
}

/** Removes an operation's servers if they equal those of the whole API. */
export function withoutRepeated(
  endpoints: readonly Endpoint[],
  servers: readonly Server[],
): Endpoint[] {
  const urls = (list: readonly Server[]): string => list.map(({ url }) => url).join('\n');
  const common = urls(servers);
  return endpoints.map((endpoint) =>
    urls(endpoint.servers) === common ? { ...endpoint, servers: [] } : endpoint,
  );
}

/**
 * Warns if credentials would travel in plain text: an API with security whose only servers are `http`. Reported once
 * per document.
 */
export function checkPlainHttp(api: Api, place: Cursor): void {
  const plain = api.servers.some((one) => one.url.startsWith('http://') && !isLoopbackServer(one));
  const safe = api.servers.some(({ url }) => url.startsWith('https://'));
  if (plain && !safe && api.securitySchemes.size > 0) place.add('server/plain-http', {});
}
