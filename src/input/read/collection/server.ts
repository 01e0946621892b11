/**
 * Reads the servers of a collection from the URLs of its requests: the part before the path, after variables are
 * resolved.
 */
import type { Server, ServerVariable } from '../../../model/api.js';
import type { Origin } from '../../../model/origin.js';
import type { Cursor } from '../../source/cursor.js';
import { isReservedHost } from '../placeholder-host.js';
import type { Scope } from './variables.js';

export type ServerEvidence =
  | { readonly kind: 'server'; readonly server: Server }
  | { readonly kind: 'placeholder'; readonly url: string; readonly origin: Origin }
  /** A URL that is not HTTP, such as a WebSocket or gRPC address. */
  | { readonly kind: 'foreign' };

/**
 * Reads the start of a URL as a server. If its variables have different values in different environments, there is one
 * server for each environment.
 * @param base protocol, host and port, with variables: `{{baseUrl}}`, `https://{{tenant}}.api.io:8443`
 * @param scope the variables that the request can use
 * @param cursor the location of the URL
 * @param placeholders hosts or URLs that the configuration lists as placeholders
 * @returns an empty list if `base` is empty
 */
export function readServers(
  base: string,
  scope: Scope,
  cursor: Cursor,
  placeholders: readonly string[],
): ServerEvidence[] {
  if (base.trim() === '') return [];
  const all = scope.alternatives(base).map((text) => serverOf(clean(text), cursor, placeholders));
  // If at least one environment has a real server, servers that are placeholders are omitted.
  const servers = all.filter(({ kind }) => kind === 'server');
  return servers.length > 0 ? servers : all.slice(0, 1);
}

function serverOf(text: string, cursor: Cursor, placeholders: readonly string[]): ServerEvidence {
  const protocol = /^([a-z][a-z0-9+.-]{0,20}):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (protocol !== undefined && !/^https?$/.test(protocol)) return { kind: 'foreign' };
  const host = hostOf(text);
  const asked = placeholders.some((one) => one === host || clean(one) === text);
  // A text that only consists of undefined variables does not name a server.
  const empty = host.replace(/\{\{[^{}]{0,200}\}\}/g, '').replace(/[.:]|^\/+/g, '') === '';
  if (asked || (empty && !text.startsWith('/')) || isReservedHost(withoutPort(host))) {
    return { kind: 'placeholder', url: text, origin: cursor.origin() };
  }
  const variables = new Map<string, ServerVariable>();
  // Clients use http:// if the URL has no protocol.
  const absolute = protocol === undefined && !/^(?:\{\{|\/)/.test(text) ? `http://${text}` : text;
  const url = absolute.replace(/\{\{([^{}]{0,200})\}\}/g, (_, inner: string) => {
    const name = inner.trim().replace(/[{}\s]+/g, '-') || 'variable';
    variables.set(name, {});
    return `{${name}}`;
  });
  return { kind: 'server', server: { url, variables, origins: [cursor.origin()] } };
}

function withoutPort(host: string): string {
  return host.replace(/:(?:\d+|\{\{[^{}]{0,200}\}\})$/, '');
}

/** Removes the user name, the password, the query, the fragment and slashes at the end. */
function clean(text: string): string {
  return text
    .trim()
    .replace(/[?#].*$/s, '')
    .replace(/^([a-z][a-z0-9+.-]{0,20}:\/\/)?[^/@]{0,500}@/i, '$1')
    .replace(/\/{1,50}$/, '');
}

function hostOf(text: string): string {
  const rest = text.replace(/^(?:[a-z][a-z0-9+.-]{0,20}|\{\{[^{}]{0,200}\}\}):\/\//i, '');
  const slash = rest.indexOf('/');
  return (slash < 0 ? rest : rest.slice(0, slash)).toLowerCase();
}
