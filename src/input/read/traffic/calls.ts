/** Finds the endpoints that recorded exchanges call. */
import type { Server } from '../../../model/api.js';
import { groupBy } from '../../../base/foundation/group.js';
import { endpointKey, type PathSegment } from '../../../model/path.js';
import { matchBase, type BaseMatch, type DeclaredBase } from './declared-paths.js';
import { valuesOf, type Call, type CalledEndpoint } from './endpoint.js';
import type { Exchange } from './exchange.js';
import { apiHosts, isOwnMachine } from './hosts.js';
import { isMissing, isUnproven, reasonToLeaveOut } from './ignored.js';
import type { PathUse, CalledNode, CalledParameter } from './called-node.js';
import type { ResponseJson } from './path-evidence.js';
import { createPathTree } from './path-tree.js';
import { createBodyNames } from './body-names.js';
import { addTo, createTally, type Tally } from './tally.js';
import { smallest } from '../../../base/foundation/lists.js';
import { percentDecoded } from '../../../base/foundation/text/percent-encoding.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { identifierName } from '../infer/identifier.js';

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

/** Matches words that precede the resources of an API in a path. */
const WAY = /^(?:api|apis|rest|public|gateway|v\d{1,4}(?:\.\d{1,4})?)$/i;

/**
 * Returns the first segments that all requests to a host share, if they are such words as `api` or `v1`.
 * @param paths the segments of each request
 */
function commonBasePath(paths: readonly (readonly string[])[]): readonly string[] {
  const [first = []] = paths;
  // At least one segment must remain as the path.
  const most = smallest(paths.map((segments) => segments.length)) - 1;
  let length = 0;
  while (length < most) {
    const word = first[length] ?? '';
    if (!WAY.test(word) || paths.some((segments) => segments[length] !== word)) break;
    length++;
  }
  return first.slice(0, Math.max(0, length));
}

/** A path, and all recorded calls to it. */
interface CalledPath<Request> {
  readonly path: readonly PathSegment[];
  readonly uses: readonly PathUse<Request>[];
}

interface Open<Request> {
  readonly node: CalledNode<Request>;
  readonly path: readonly PathSegment[];
  /** The last segment before the current one that is a word, not a parameter. */
  readonly word: string;
}

/** Returns the paths of all calls, in the order of their segments. */
function calledPaths<Request>(root: CalledNode<Request>): CalledPath<Request>[] {
  const found: CalledPath<Request>[] = [];
  const open: Open<Request>[] = [{ node: root, path: [], word: '' }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, path, word } = next;
    if (node.ends.length > 0) found.push({ path, uses: node.ends });
    if (node.parameter) {
      const name = distinctName(nameOf(node.parameter, word), path);
      open.push({
        node: node.parameter.node,
        path: [...path, [{ kind: 'parameter', name }]],
        word,
      });
    }
    const words = [...node.literals].sort(([a], [b]) => byCodeUnit(b, a));
    for (const [text, child] of words) {
      open.push({
        node: child,
        path: [...path, [{ kind: 'literal', text }]],
        word: percentDecoded(text),
      });
    }
  }
  return found;
}

/**
 * Names a parameter. The declared or observed name is preferred. Otherwise, the name is derived from the collection:
 * `{userId}` after `users`, or `{date}` if all values are dates.
 */
function nameOf({ name, forms }: CalledParameter<unknown>, collection: string): string {
  if (name !== undefined) return name;
  const [only] = forms;
  if (forms.size === 1 && (only === 'date' || only === 'date-time')) return 'date';
  return identifierName(collection);
}

function distinctName(name: string, path: readonly PathSegment[]): string {
  const taken = new Set(path.flat().map((part) => (part.kind === 'parameter' ? part.name : '')));
  let distinct = name;
  for (let number = 2; taken.has(distinct); number++) distinct = `${name}${number}`;
  return distinct;
}
