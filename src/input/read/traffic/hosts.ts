/** Which hosts of a recording belong to the API: a browser talks to many others on the way. */
import { isJsonMediaType } from '../../../model/media-type.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { isReservedHost } from '../placeholder-host.js';
import { isHostOf, type DeclaredBase } from './declared-paths.js';
import type { Exchange } from './exchange.js';

/** Names before that of a country, which belong to all: `co.uk`. */
const SHARED = new Set(['ac', 'co', 'com', 'edu', 'gov', 'ne', 'net', 'or', 'org']);

/** Tells the origins that belong to the API. */
export type HostTest = (origin: string) => boolean;

/**
 * The hosts that descriptions name, and the own machine; where there are none of these, the host with the most answers
 * in JSON and those of the same site.
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

/** True for a service on the own machine: its host says nothing of where the API is. */
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

/** The host without its first names, but for numbers and for hosts of two names. */
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
