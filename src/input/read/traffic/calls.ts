/** Finds the endpoints that recorded exchanges call. */
import type { Server } from '../../../model/api.js';
import { groupBy } from '../../../base/foundation/group.js';
import { endpointKey, type PathSegment } from '../../../model/path.js';
import { commonBasePath } from './base-path.js';
import { matchBase, type BaseMatch, type DeclaredBase } from './declared-paths.js';
import { valuesOf, type Call, type CalledEndpoint } from './endpoint.js';
import type { Exchange } from './exchange.js';
import { apiHosts, isOwnMachine } from './hosts.js';
import { isMissing, isUnproven, reasonToLeaveOut } from './ignored.js';
import { calledPaths } from './path-names.js';
import type { PathUse } from './called-node.js';
import type { ResponseJson } from './path-evidence.js';
import { createPathTree } from './path-tree.js';
import { createBodyNames } from './body-names.js';
import { addTo, createTally, type Tally } from './tally.js';

export interface Calls {
  readonly called: readonly CalledEndpoint[];
  /** The exchanges with the endpoints in `called`, in the order in which they were recorded. */
  readonly exchanges: readonly Exchange[];
  /** Counts the exchanges that do not belong to an API, by reason. */
  readonly leftOut: Tally;
  /** Counts the exchanges with hosts that do not belong to the API. */
  readonly hosts: Tally;
}

/** An exchange, and the server of its request. */
interface Placed {
  readonly exchange: Exchange;
  readonly match: BaseMatch | undefined;
  /** The path segments that follow the server's path. */
  readonly segments: readonly string[];
  /** The URL of the server; empty for a service on the local machine. */
  readonly server: string;
}

/**
 * Finds the endpoint that each exchange calls: a declared endpoint, otherwise a path template whose parameters are
 * the segments that vary.
 * @param bases the declared paths
 */
export function readCalls(exchanges: readonly Exchange[], bases: readonly DeclaredBase[]): Calls {
  const { placed, leftOut, hosts } = placedExchanges(exchanges, bases);
  const own = belowBasePaths(placed);
  const kept = own.map(({ exchange }) => exchange);
  const all = calledEndpoints(own);
  const isProven = provenTest(all);
  const called = all.filter((endpoint) => {
    if (isProven(endpoint)) return true;
    for (const { exchange } of endpoint.calls) addTo(leftOut, NOT_FOUND, exchange);
    return false;
  });
  return { called, exchanges: kept, leftOut, hosts };
}

const NOT_FOUND = 'requests that the service does not support or does not allow';

/**
 * Returns a test for undeclared operations that exist. An operation exists if the service has returned a result for
 * it. If the service only denied access, the same path must exist with another method.
 */
function provenTest(all: readonly CalledEndpoint[]): (endpoint: CalledEndpoint) => boolean {
  const placeOf = ({ path, server }: CalledEndpoint): string =>
    endpointKey(server?.url ?? '', path);
  const shows = ({ calls }: CalledEndpoint): boolean =>
    !calls.every(({ exchange }) => isUnproven(exchange));
  const proven = new Set(all.filter(shows).map(placeOf));
  return (one) => {
    if (one.endpoint !== undefined || shows(one)) return true;
    return proven.has(placeOf(one)) && !one.calls.every(({ exchange }) => isMissing(exchange));
  };
}

/** Returns the exchanges with the API, each with its server, and counts the others by reason. */
function placedExchanges(
  exchanges: readonly Exchange[],
  bases: readonly DeclaredBase[],
): { readonly placed: Placed[]; readonly leftOut: Tally; readonly hosts: Tally } {
  const isApi = apiHosts(exchanges, bases);
  const leftOut = createTally();
  const hosts = createTally();
  const placed: Placed[] = [];
  for (const exchange of exchanges) {
    const { origin } = exchange.address;
    const isOwn = isOwnMachine(origin);
    const match = matchBase(exchange.method, exchange.address, bases, isOwn);
    const reason = reasonToLeaveOut(exchange, match?.declared !== undefined);
    if (reason !== undefined) addTo(leftOut, reason, exchange);
    else if (!isApi(origin)) addTo(hosts, origin, exchange);
    else {
      const segments = match?.rest ?? exchange.address.segments;
      placed.push({ exchange, match, segments, server: isOwn ? '' : (match?.base.url ?? origin) });
    }
  }
  return { placed, leftOut, hosts };
}

/** Moves the segments that all paths of an undeclared host begin with into the URL of the server. */
function belowBasePaths(placed: readonly Placed[]): Placed[] {
  const open = groupBy(
    placed.filter(({ match }) => match === undefined),
    ({ server }) => server,
  );
  const prefixes = new Map(
    [...open].map(([server, group]) => [
      server,
      commonBasePath(group.map(({ segments }) => segments)),
    ]),
  );
  return placed.map((one) => {
    const prefix = one.match ? [] : (prefixes.get(one.server) ?? []);
    // Without a server, there is no URL to which the segments could be moved.
    if (prefix.length === 0 || one.server === '') return one;
    const server = [one.server, ...prefix].join('/');
    return { ...one, server, segments: one.segments.slice(prefix.length) };
  });
}

function calledEndpoints(placed: readonly Placed[]): CalledEndpoint[] {
  const endpoints = new Map<string, Omit<CalledEndpoint, 'calls'> & { readonly calls: Call[] }>();
  const add = (one: Placed, path: readonly PathSegment[], values: readonly string[]): void => {
    const { exchange, server, segments, match } = one;
    const id = `${endpointKey(exchange.method, path)} ${server}`;
    const endpoint = match?.declared?.endpoint;
    const known = endpoints.get(id) ?? {
      method: exchange.method,
      path,
      ...(server !== '' && { server: serverAt(server, exchange) }),
      ...(endpoint && { endpoint }),
      calls: [],
    };
    endpoints.set(id, known);
    known.calls.push({ exchange, values, segments });
  };
  const open = new Map<string, Placed[]>();
  const names = createBodyNames(placed.map(({ exchange }) => exchange));
  for (const one of placed) {
    const declared = one.match?.declared;
    if (declared) add(one, declared.path, declared.values);
    else if (!open.get(one.server)?.push(one)) open.set(one.server, [one]);
  }
  for (const group of open.values()) {
    const root = createPathTree(group.map(pathUse), group[0]?.match?.base.root, names);
    for (const { path, uses } of calledPaths(root)) {
      for (const { request, segments } of uses) add(request, path, valuesOf(path, segments));
    }
  }
  return [...endpoints.values()];
}

function pathUse(request: Placed): PathUse<Placed> {
  const { exchange } = request;
  return {
    segments: request.segments,
    request,
    method: exchange.method,
    answer: () => answerOf(exchange),
    isSilent: exchange.responseBody === undefined,
    isMissing: isMissing(exchange),
  };
}

function answerOf({ status, responseBody }: Exchange): ResponseJson {
  if (status < 200 || status >= 300) return undefined;
  const form = responseBody?.read();
  return form?.kind === 'json' ? form.value : undefined;
}

function serverAt(url: string, { origin }: Exchange): Server {
  return { url, variables: new Map(), origins: [origin] };
}
