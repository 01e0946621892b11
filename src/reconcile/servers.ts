/** Which servers an endpoint has: stated by its documents, or taken over from related ones. */
import type { Report } from '../diagnostics/report.js';
import type { Api, Endpoint, Server } from '../model/api.js';
import { byCodeUnit } from './canonical.js';
import { unionOrigins } from './elect.js';
import type { Claim } from './match.js';
import { groupBy } from '../model/group.js';

/** A document that names a server, and the beginnings of its paths. */
interface Neighbour {
  readonly servers: readonly Server[];
  readonly cluster: string | undefined;
  readonly prefixes: ReadonlySet<string>;
}

/** How many leading segments make two paths neighbours. */
const PREFIX = 2;

/** The documents that name servers. */
export function neighboursOf(apis: readonly Api[]): Neighbour[] {
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

/**
 * The servers of one endpoint: the union of what its documents state, else those of a related document
 * (same collection, or paths that begin alike), marked as assumed or inferred; else none.
 */
export function serversOf(
  claims: readonly Claim[],
  neighbours: readonly Neighbour[],
): readonly Server[] {
  const stated = claims.flatMap(({ api, endpoint }) =>
    endpoint.servers.length > 0 ? endpoint.servers : api.servers,
  );
  if (stated.length > 0) return uniteServers(stated);
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
  const sets = groupBy(endpoints, (endpoint) =>
    endpoint.servers.map((server) => server.url).join('\n'),
  );
  const [only] = sets.values();
  if (sets.size === 1 && only) return uniteServers(only.flatMap((endpoint) => endpoint.servers));
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
