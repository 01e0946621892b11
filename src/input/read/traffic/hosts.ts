/** Finds the hosts in a recording that belong to the API. A browser also sends requests to many other hosts. */
import { isJsonMediaType } from '../../../model/media-type.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { isReservedHost } from '../placeholder-host.js';
import { isHostOf, type DeclaredBase } from './declared-paths.js';
import type { Exchange } from './exchange.js';

/** Second-level domains that many sites share, as in `co.uk`. */
const SHARED = new Set(['ac', 'co', 'com', 'edu', 'gov', 'ne', 'net', 'or', 'org']);

export type HostTest = (origin: string) => boolean;

/**
 * Returns a test that accepts the hosts that descriptions declare, and the local machine. If no recorded host is
 * among these, the test accepts the host with the most JSON responses, and other hosts of the same site.
 */
export function apiHosts(exchanges: readonly Exchange[], bases: readonly DeclaredBase[]): HostTest {
  const origins = new Set(exchanges.map(({ address }) => address.origin));
  const named = bases.filter(({ host }) => host.length > 0);
  const known = [...origins].filter(
    (origin) => isOwnMachine(origin) || named.some((base) => isHostOf(base, origin)),
  );
  if (known.length > 0) return (origin) => known.includes(origin);
  const site = siteOf(busiest(exchanges) ?? '');
  return (origin) => siteOf(origin) === site;
}

/** Returns true for a service on the local machine. Its host does not identify a server of the API. */
export function isOwnMachine(origin: string): boolean {
  return isReservedHost(hostOf(origin));
}

function busiest(exchanges: readonly Exchange[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { address, responseBody } of exchanges) {
    const weight = isJsonMediaType(responseBody?.mediaType ?? '') ? 1 : 0;
    counts.set(address.origin, (counts.get(address.origin) ?? 0) + weight);
  }
  const [best] = [...counts].sort(([a, x], [b, y]) => y - x || byCodeUnit(a, b));
  return best?.[0];
}

/** Returns a host without its subdomains. A numeric address or a host with two labels is returned unchanged. */
function siteOf(origin: string): string {
  const host = hostOf(origin);
  if (/^[\d.]+$|^\[/.test(host)) return host;
  const names = host.split('.');
  const isShared = SHARED.has(names.at(-2) ?? '') && names.at(-1)?.length === 2;
  return names.slice(isShared ? -3 : -2).join('.');
}

function hostOf(origin: string): string {
  return origin.replace(/^https?:\/\//i, '').replace(/:\d+$/, '');
}
