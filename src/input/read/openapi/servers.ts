/** Reads the URLs of servers, and recognizes those that are only placeholders. */
import type { Api, Endpoint, Server, ServerVariable } from '../../../model/api.js';
import { isExampleHost, isLoopbackServer, isLoopbackHost } from '../../../model/server.js';
import type { Trust } from '../../../model/origin.js';
import type { Cursor } from '../../source/cursor.js';
import { isInvalidHost } from '../placeholder-host.js';
import type { ReadOptions } from '../read-options.js';

/** Matches a host that is only a placeholder: a single variable such as `{baseUrl}`. */
const HOLE = /^\{+\s*(?:base_?url|host|default|url|server)\s*\}+$/i;

/** The kind of a host: a placeholder, the local machine, a host that is reserved for examples, or a real server. */
export type HostRole = 'placeholder' | 'loopback' | 'example' | 'server';

/**
 * Returns the kind of a host.
 * @param host a host, with or without a port
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

/** The parts of a URL. Each part may contain `{variables}`. */
export interface UrlParts {
  /** The scheme, such as `https`; may be empty. */
  readonly scheme: string;
  /** The host and port; may be empty. */
  readonly host: string;
  /** The path with a slash at its start and none at its end; may be empty. */
  readonly path: string;
}

/**
 * Splits a URL: `https://api.x.com:8080/v1/` into scheme, host with port, and path. The query and the fragment are
 * omitted.
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

/** Normalizes a path: one slash between the parts, one at the start, none at the end; `''` for the root. */
export function cleanPath(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  return parts.map((part) => '/' + part).join('');
}

/** Creates a server of the model. */
export function serverAt(
  url: string,
  cursor: Cursor,
  trust: Trust,
  variables: ReadonlyMap<string, ServerVariable> = new Map(),
): Server {
  return { url, variables, origins: [cursor.origin(trust)] };
}

/** Removes the servers of an operation if they equal those of the whole API. */
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
 * Warns if credentials would be sent unencrypted: the API has security, and all its servers use `http`. Reported once
 * for each document.
 */
export function checkPlainHttp(api: Api, place: Cursor): void {
  const plain = api.servers.some((one) => one.url.startsWith('http://') && !isLoopbackServer(one));
  const safe = api.servers.some(({ url }) => url.startsWith('https://'));
  if (plain && !safe && api.securitySchemes.size > 0) place.add('server/plain-http', {});
}
