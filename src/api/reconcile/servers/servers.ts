/**
 * Finds the servers of an endpoint. Servers are declared by the documents that describe the endpoint, or inferred from
 * related documents.
 */
import { sourceOf } from '../match/claim.js';
import { smallest } from '../../../base/foundation/lists.js';
import type { Report } from '../../../base/diagnostics/report.js';
import { lazy } from '../../../base/foundation/memo.js';
import type { Api, Endpoint, Server } from '../../../model/api.js';
import { unionOrigins } from '../elect.js';
import { groupRelatedApis, apiIdentity, type ApiIdentity } from '../match/related-apis.js';
import type { Claim } from '../match/claim.js';
import { groupBy, least, type NonEmpty } from '../../../base/foundation/group.js';
import { addressOf, completeUrl, originOf } from '../../../model/server.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';

/** A document that declares servers, with the beginnings of its paths. */
interface Neighbour extends ApiIdentity {
  readonly servers: readonly Server[];
  readonly prefixes: ReadonlySet<string>;
}

/** Finds the servers of endpoints and documents. Relative URLs are resolved if the host is known. */
export interface ServerLookup {
  /** Returns the servers of an endpoint. Endpoints with the same declared servers get the same array. */
  of(claims: readonly Claim[]): readonly Server[];
  /** Returns the servers of a whole document. */
  ofDocument(api: Api): readonly Server[];
}

/** The number of segments at the beginning of a path that two documents must have in common to count as related. */
const PREFIX = 2;

/**
 * The servers of an endpoint that declares none, if the other endpoints are on several hosts. The URL is empty, because
 * the host is unknown.
 */
const NOWHERE: readonly Server[] = [{ url: '', variables: new Map(), origins: [] }];

/**
 * Creates the lookup for the servers of endpoints and documents.
 * @param apis the APIs of all documents
 */
export function createServerLookup(apis: readonly Api[]): ServerLookup {
  const united = new Map<readonly Server[], readonly Server[]>();
  const ofSeveral = new Map<string, readonly Server[]>();
  const numbers = new Map<object, number>();
  const numberOf = (one: object): number => {
    const number = numbers.get(one) ?? numbers.size;
    numbers.set(one, number);
    return number;
  };
  const neighbours = lazy(() => neighboursOf(apis));
  const host = lazy(() => onlyHost(apis));
  const several = lazy(() => groupRelatedApis(neighbours()).length > 1);
  const unite = (api: Api, list: readonly Server[]): readonly Server[] => {
    const known = united.get(list) ?? placed(uniteServers([list]), [api], host);
    united.set(list, known);
    return known;
  };
  return {
    of(claims) {
      const lists = claims.map(({ api, endpoint }) =>
        endpoint.servers.length > 0 ? endpoint.servers : api.servers,
      );
      const [only] = lists;
      const [claim] = claims;
      if (only && claim && lists.length === 1 && only.length > 0) return unite(claim.api, only);
      if (lists.some((list) => list.length > 0)) {
        const stating = claims.map(({ api }) => api);
        const key = [...lists, ...stating].map(numberOf).join();
        const known = ofSeveral.get(key) ?? placed(uniteServers(lists), stating, host);
        ofSeveral.set(key, known);
        return known;
      }
      const related = relatedServers(claims, neighbours());
      return related.length === 0 && several() ? NOWHERE : related;
    },
    ofDocument: (api) => unite(api, api.servers),
  };
}

/**
 * Resolves relative URLs of servers. They are relative to the location of the description (OpenAPI 3.1 §4.8.5): to the
 * host that the description declares or from which it was read, otherwise to the only host in all documents. If there
 * is no host or there are several, the URL stays relative.
 */
function placed(
  servers: readonly Server[],
  apis: readonly Api[],
  host: () => Server | undefined,
): readonly Server[] {
  if (servers.length === 0 || servers.some(isAbsolute)) return servers;
  const own = uniteServers(apis.map((api) => api.servers)).find(isAbsolute);
  const base = own ?? apis.flatMap(retrieval)[0] ?? host();
  const origin = base && originOf(base.url);
  if (base === undefined || origin === undefined) return servers;
  return servers.map((server) => ({
    ...server,
    url: origin + server.url,
    variables: new Map([...base.variables, ...server.variables]),
    origins: own ? server.origins : guessed(server),
  }));
}

/**
 * Returns the host from which a description was read over `https:`. A description that was read over `http:` comes from
 * the local machine, which is not the host of the API.
 */
function retrieval(api: Api): Server[] {
  const origin = /^https:\/\/[^/?#@]+/.exec(sourceOf(api))?.[0];
  return origin === undefined ? [] : [{ url: origin, variables: new Map(), origins: [] }];
}

function isAbsolute({ url }: Server): boolean {
  return addressOf(url) !== undefined;
}

function guessed({ origins }: Server): Server['origins'] {
  return origins.map((origin) => ({ ...origin, trust: 'inferred' }));
}

/** Returns a server on the only host that the documents declare; `undefined` if they declare several hosts or none. */
function onlyHost(apis: readonly Api[]): Server | undefined {
  const all = apis.flatMap(({ servers, endpoints }) => [
    servers,
    ...endpoints.map((endpoint) => endpoint.servers),
  ]);
  const absolute = uniteServers(all).filter(isAbsolute);
  const hosts = new Set(absolute.map(({ url }) => addressOf(url)?.split('/')[0]));
  return hosts.size === 1 ? absolute[0] : undefined;
}

/** Returns the documents that declare servers. */
function neighboursOf(apis: readonly Api[]): Neighbour[] {
  return apis
    .filter((api) => api.servers.length > 0)
    .map((api) => ({
      ...apiIdentity(api),
      servers: api.servers,
      prefixes: new Set(api.endpoints.flatMap(prefixesOf)),
    }));
}

/** Returns the beginnings of a path: `/a` and `/a/{}` for `GET /a/{}/b`. */
function prefixesOf(endpoint: Endpoint): string[] {
  const segments = pathOf(endpoint).slice(0, PREFIX);
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
}

function pathOf(endpoint: Endpoint): string[] {
  return endpoint.key.slice(endpoint.key.indexOf('/') + 1).split('/');
}

/**
 * Returns the servers of related documents, marked as inferred. Related documents are the documents in the same
 * collection, or, if there are none, the documents whose paths have the same beginning. Returns an empty list if the
 * related documents describe several APIs.
 */
function relatedServers(claims: readonly Claim[], neighbours: readonly Neighbour[]): Server[] {
  const [first] = claims;
  if (!first) return [];
  const prefix = pathOf(first.endpoint).slice(0, PREFIX).join('/');
  const clusters = new Set(claims.flatMap(({ api }) => api.document?.cluster ?? []));
  const same = neighbours.filter(({ cluster }) => cluster !== undefined && clusters.has(cluster));
  const related =
    same.length > 0 ? same : neighbours.filter(({ prefixes }) => prefixes.has(prefix));
  if (groupRelatedApis(related).length > 1) return [];
  return uniteServers(
    related.map(({ servers }) =>
      servers.map((server) => ({ ...server, origins: guessed(server) })),
    ),
  );
}

/**
 * Returns every server once. Complete URLs come first; among them, an `http:` URL comes last if the same URL is also
 * declared with `https:`. Otherwise, servers keep their order in the documents, because the first server is the
 * default. The names of documents do not affect the order.
 */
function uniteServers(lists: readonly (readonly Server[])[]): Server[] {
  const all = lists.flatMap((list) => list.map((server, at) => ({ server, at })));
  const byUrl = groupBy(all, ({ server }) => server.url);
  const entries = [...byUrl].map(([url, uses]) => ({
    url,
    count: uses.length,
    at: smallest(uses.map(({ at }) => at)),
    server: mergeServers(uses),
  }));
  const rank = (server: Server): number =>
    completeUrl(server) === undefined
      ? 2
      : byUrl.has(server.url.replace(/^http:/i, 'https:')) && /^http:/i.test(server.url)
        ? 1
        : 0;
  return entries
    .sort(
      (a, b) =>
        rank(a.server) - rank(b.server) ||
        a.at - b.at ||
        b.count - a.count ||
        byCodeUnit(a.url, b.url),
    )
    .map(({ server }) => server);
}

function mergeServers(uses: NonEmpty<{ readonly server: Server }>): Server {
  const { server } = least(uses, (a, b) =>
    byCodeUnit(a.server.description ?? '', b.server.description ?? ''),
  );
  return { ...server, origins: unionOrigins(uses.map((use) => use.server.origins)) };
}

/**
 * Returns the servers of the whole API: the servers of the endpoints if all endpoints have the same servers, or else
 * the servers that documents declare at their root. If the documents describe several APIs, only the servers of one API
 * are returned: of the API at the address of earlier runs, or else of the API with the most endpoints.
 * @param before the address in earlier runs
 */
export function hoistServers(
  endpoints: readonly Endpoint[],
  apis: readonly Api[],
  { ofDocument }: ServerLookup,
  before?: string,
): readonly Server[] {
  const textOf = (list: readonly Server[]): string => list.map(({ url }) => url).join('\n');
  const counts = new Map<string, number>();
  const lists = new Set<readonly Server[]>();
  for (const { servers } of endpoints) {
    const text = textOf(servers);
    counts.set(text, (counts.get(text) ?? 0) + 1);
    lists.add(servers);
  }
  if (counts.size === 1) return uniteServers([...lists]);
  const stating = apis.filter(({ servers }) => servers.length > 0);
  const declared = stating.map(ofDocument);
  if (groupRelatedApis(stating.map((api) => apiIdentity(api, ofDocument(api)))).length < 2) {
    return uniteServers(declared);
  }
  const ranked = groupBy(declared, textOf);
  const [most] = [...ranked].sort(
    ([a], [b]) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || byCodeUnit(a, b),
  );
  const former = [...ranked.values()].find(([servers = []]) =>
    servers.some(({ url }) => before !== undefined && addressOf(url) === before),
  );
  const hoisted = former ?? most?.[1] ?? [];
  return uniteServers(hoisted);
}

/** Reports endpoints that have no server. */
export function reportServers(endpoints: readonly Endpoint[], report: Report): void {
  const unknown = endpoints.filter(({ servers }) => !servers.some(hasOrigins));
  if (unknown.length > 0) report.add('server/unknown', { count: unknown.length });
  const inferred = endpoints.flatMap(({ servers }) =>
    servers.filter(
      (server) =>
        hasOrigins(server) && server.origins.every((origin) => origin.trust === 'inferred'),
    ),
  );
  for (const [url, list] of groupBy(inferred, (server) => server.url)) {
    const [origin] = list[0]?.origins ?? [];
    const place = origin && { source: origin.source, pointer: origin.pointer };
    report.add('server/inferred', { url, count: list.length }, place);
  }
}

function hasOrigins({ origins }: Server): boolean {
  return origins.length > 0;
}
