/**
 * Moves base paths from the requests of collections to their servers. Collections declare no base path, but a
 * description may declare a server whose URL includes it.
 */
import type { Report } from '../../../base/diagnostics/report.js';
import type { Api, Endpoint, Server } from '../../../model/api.js';
import type { Origin } from '../../../model/origin.js';
import { endpointKey } from '../../../model/path.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { originLocation } from '../ledger/writer.js';
import { isRecording } from '../match/claim.js';

/** The address of a declared server, divided into parts. */
interface Base {
  readonly url: string;
  readonly origin: string;
  readonly segments: readonly string[];
}

/**
 * Changes the server `https://api.io` and the path `/v1/pets` of a collection to `https://api.io/v1` and `/pets`, if a
 * description declares the server `https://api.io/v1`. The complete URL stays the same, so nothing is inferred. Servers
 * with another host, another URL scheme or variables are not changed.
 * @param apis the partial APIs
 * @param report receives one diagnostic for each base path of a collection
 */
export function foldBasePaths(apis: readonly Api[], report: Report): Api[] {
  const bases = apis
    .filter((api) => !isRecording(api))
    .flatMap(({ servers, endpoints }) => [...servers, ...endpoints.flatMap((one) => one.servers)])
    .flatMap((server) => baseOf(server) ?? [])
    .filter(({ segments }) => segments.length > 0)
    .sort((a, b) => b.segments.length - a.segments.length || byCodeUnit(a.url, b.url));
  if (bases.length === 0) return [...apis];
  return apis.map((api) => (isRecording(api) ? folded(api, bases, report) : api));
}

function folded(api: Api, bases: readonly Base[], report: Report): Api {
  const used = new Map<string, Origin | undefined>();
  const endpoints = api.endpoints.map((endpoint) => {
    const [server, ...others] = endpoint.servers.length > 0 ? endpoint.servers : api.servers;
    const base = server && others.length === 0 ? baseFor(endpoint, server, bases) : undefined;
    if (!server || !base) return endpoint;
    if (!used.has(base.url)) used.set(base.url, endpoint.origins[0]);
    const path = endpoint.path.slice(base.segments.length - (baseOf(server)?.segments.length ?? 0));
    const key = endpointKey(endpoint.method, path);
    return { ...endpoint, key, path, servers: [{ ...server, url: base.url }] };
  });
  for (const [url, origin] of used)
    report.add('path/base', { url }, origin && originLocation(origin));
  if (used.size === 0) return api;
  // Endpoints without servers use those of the collection. These may change below, so each endpoint gets the old ones
  // here.
  const kept = endpoints.map((endpoint) =>
    endpoint.servers.length > 0 ? endpoint : { ...endpoint, servers: api.servers },
  );
  return { ...api, servers: distinct(kept.flatMap(({ servers }) => servers)), endpoints: kept };
}

/** Returns the longest base whose path is at the beginning of the endpoint's address. */
function baseFor(endpoint: Endpoint, server: Server, bases: readonly Base[]): Base | undefined {
  const own = baseOf(server);
  if (!own) return undefined;
  const literals = endpoint.path.map(([part, ...more]) =>
    part?.kind === 'literal' && more.length === 0 ? part.text : undefined,
  );
  const whole = [...own.segments, ...literals];
  return bases.find(
    ({ origin, segments }) =>
      origin === own.origin &&
      segments.length > own.segments.length &&
      segments.every((segment, index) => segment === whole[index]),
  );
}

function baseOf({ url }: Server): Base | undefined {
  const [, origin, path = ''] = /^(https?:\/\/[^/{}]+)(\/[^{}?#]*)?$/i.exec(url) ?? [];
  if (origin === undefined) return undefined;
  const segments = path.split('/').filter((segment) => segment !== '');
  return { url, origin: origin.toLowerCase(), segments };
}

function distinct(servers: readonly Server[]): Server[] {
  return [...new Map(servers.map((server) => [server.url, server])).values()];
}
