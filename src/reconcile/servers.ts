/** Which servers an endpoint has: stated by its documents, or taken over from related ones. */
import type { Report } from '../diagnostics/report.js';
import type { Api, Endpoint, Server } from '../model/api.js';
import { unionOrigins } from './elect.js';
import type { Claim } from './match.js';
import { groupBy } from '../model/group.js';
import { byCodeUnit } from '../model/sort.js';

/** A document that names a server, and the beginnings of its paths. */
interface Neighbour {
  readonly servers: readonly Server[];
  readonly cluster: string | undefined;
  readonly prefixes: ReadonlySet<string>;
}

/** How many leading segments make two paths neighbours. */
const PREFIX = 2;

/**
 * Tells which servers an endpoint has.
 * @param apis all documents
 * @returns a function of the claims about an endpoint; endpoints for which a document says the same get the same list
 */
export function serversFor(apis: readonly Api[]): (claims: readonly Claim[]) => readonly Server[] {
  let neighbours: readonly Neighbour[] | undefined;
  const united = new Map<readonly Server[], readonly Server[]>();
  return (claims) => {
    const lists = claims.map(({ api, endpoint }) =>
      endpoint.servers.length > 0 ? endpoint.servers : api.servers,
    );
    const [only] = lists;
    if (only && lists.length === 1 && only.length > 0) {
      const servers = united.get(only) ?? uniteServers(only);
      united.set(only, servers);
      return servers;
    }
    const stated = lists.flat();
    if (stated.length > 0) return uniteServers(stated);
    return relatedServers(claims, (neighbours ??= neighboursOf(apis)));
  };
}

/** The documents that name servers. */
function neighboursOf(apis: readonly Api[]): Neighbour[] {
  return apis
    .filter((api) => api.servers.length > 0)
    .map((api) => ({
      servers: api.servers,
      cluster: api.document?.cluster,
      prefixes: new Set(api.endpoints.flatMap(prefixesOf)),
    }));
}

/** `/a`, `/a/{}` for `GET /a/{}/b`. */
function prefixesOf(endpoint: Endpoint): string[] {
  const segments = pathOf(endpoint).slice(0, PREFIX);
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
}

function pathOf(endpoint: Endpoint): string[] {
  return endpoint.key.slice(endpoint.key.indexOf('/') + 1).split('/');
}

/** The servers of related documents (same collection, or paths that begin alike), marked as inferred. */
function relatedServers(claims: readonly Claim[], neighbours: readonly Neighbour[]): Server[] {
  const [first] = claims;
  if (!first) return [];
  const prefix = pathOf(first.endpoint).slice(0, PREFIX).join('/');
  const clusters = new Set(claims.flatMap(({ api }) => api.document?.cluster ?? []));
  const related = neighbours.filter(
    ({ cluster, prefixes }) =>
      prefixes.has(prefix) || (cluster !== undefined && clusters.has(cluster)),
  );
  const inferred = related
    .flatMap(({ servers }) => servers)
    .map((server) => ({
      ...server,
      origins: server.origins.map((origin) => ({ ...origin, trust: 'inferred' as const })),
    }));
  return uniteServers(inferred);
}

function uniteServers(servers: readonly Server[]): Server[] {
  const byUrl = groupBy(servers, (server) => server.url);
  // In the order of the documents' names, then as a document lists them: its first server is its default.
  return [...byUrl.values()].map((list) => {
    const origins = unionOrigins(list.map((server) => server.origins));
    const [first] = [...list].sort((a, b) =>
      byCodeUnit(a.description ?? '', b.description ?? ''),
    ) as [Server];
    return { ...first, origins };
  });
}

/** The servers that all endpoints share, where they all share one set; else those that documents state for themselves. */
export function hoistServers(
  endpoints: readonly Endpoint[],
  apis: readonly Api[],
): readonly Server[] {
  const lists = [...new Set(endpoints.map((endpoint) => endpoint.servers))];
  const sets = new Set(lists.map((list) => list.map((server) => server.url).join('\n')));
  if (sets.size === 1) return uniteServers(lists.flat());
  return uniteServers(apis.flatMap((api) => api.servers));
}

/** Says which endpoints go without a server of their own. */
export function reportServers(endpoints: readonly Endpoint[], report: Report): void {
  const unknown = endpoints.filter((endpoint) => endpoint.servers.length === 0);
  if (unknown.length > 0) report.add('server/unknown', { count: unknown.length });
  const inferred = endpoints.flatMap(({ servers }) =>
    servers.filter(({ origins }) => origins.every((origin) => origin.trust === 'inferred')),
  );
  for (const [url, list] of groupBy(inferred, (server) => server.url)) {
    const [origin] = list[0]?.origins ?? [];
    const place = origin && { source: origin.source, pointer: origin.pointer };
    report.add('server/inferred', { url, count: list.length }, place);
  }
}
