/** From recorded exchanges to the parts of an API that they show. */
import type { Api, Server } from '../../model/api.js';
import { groupBy } from '../../model/group.js';
import type { SourceId } from '../../model/origin.js';
import { endpointKey, type PathSegment } from '../../model/path.js';
import { byCodeUnit } from '../../foundation/sort.js';
import type { Report } from '../../diagnostics/report.js';
import type { ReadOptions } from '../read-options.js';
import { commonBasePath } from './base-path.js';
import { nameSchemes } from './credentials.js';
import { declaredBases, matchBase, type BaseMatch, type DeclaredBase } from './declared-paths.js';
import { observedEndpoint, valuesOf, type Call, type CalledEndpoint } from './endpoint.js';
import type { Exchange } from './exchange.js';
import { apiHosts, isOwnMachine } from './hosts.js';
import { reasonToLeaveOut } from './left-out.js';
import { calledPaths } from './path-names.js';
import { addTo, createTally, tallyText } from './tally.js';
import { createPathTree, type PathUse } from './path-tree.js';

export {
  readAddress,
  type Content,
  type ContentForm,
  type Exchange,
  type FormField,
  type NamedText,
} from './exchange.js';

/** A recording: a document, and the exchanges in it. */
export interface Recording {
  readonly source: SourceId;
  readonly format: string;
  readonly exchanges: readonly Exchange[];
}

/** An exchange with the server it went to. */
interface Placed {
  readonly exchange: Exchange;
  readonly match: BaseMatch | undefined;
  /** The segments below the server. */
  readonly segments: readonly string[];
  /** The URL of the server; empty where the host says nothing. */
  readonly server: string;
}

/**
 * Reads all recordings of a run at once, so that neither their order nor their number changes what they show.
 * @param recordings in any order
 * @param declared the APIs of all other documents: their paths are known
 * @returns one part for each recording; what several show is in the first of them by name
 */
export function observedApis(
  recordings: readonly Recording[],
  declared: readonly Api[],
  options: ReadOptions,
  report: Report,
): Api[] {
  const sorted = [...recordings].sort((a, b) => byCodeUnit(a.source, b.source));
  const exchanges = sorted.flatMap((recording) => recording.exchanges);
  const bases = declaredBases(declared);
  const placed = belowBasePaths(placedExchanges(exchanges, bases, report));
  const { schemes, nameOf } = nameSchemes(placed.map(({ exchange }) => exchange));
  const dropHeaders = options.dropHeaders ?? [];
  const bodies = { missing: 0 };
  const endpoints = calledEndpoints(placed).map((called) =>
    observedEndpoint(called, { dropHeaders, nameOf, bodies }),
  );
  const [first] = placed;
  if (first && bodies.missing > 0) {
    const { source } = first.exchange.origin;
    report.add('traffic/body-missing', { count: bodies.missing }, { source, pointer: '' });
  }
  return sorted.map(({ source, format }, index) => {
    const own = endpoints.filter(({ origins }) => origins[0]?.source === source);
    return {
      servers: distinctServers(own.flatMap(({ servers }) => servers)),
      endpoints: own,
      webhooks: [],
      schemas: new Map(),
      securitySchemes: index === 0 ? schemes : new Map(),
      tags: new Map(),
      extensions: new Map(),
      document: { source, format, complete: false, isRecording: true },
    };
  });
}

/** The exchanges with the API, each with its server; what is left out is told by its reason. */
function placedExchanges(
  exchanges: readonly Exchange[],
  bases: readonly DeclaredBase[],
  report: Report,
): Placed[] {
  const isApi = apiHosts(exchanges, bases);
  const leftOut = createTally();
  const hosts = createTally();
  const placed: Placed[] = [];
  for (const exchange of exchanges) {
    const { origin } = exchange.address;
    const isOwn = isOwnMachine(origin);
    const match = matchBase(exchange.address, bases, isOwn);
    const reason = reasonToLeaveOut(exchange, match?.declared !== undefined);
    if (reason !== undefined) addTo(leftOut, reason, exchange);
    else if (!isApi(origin)) addTo(hosts, origin, exchange);
    else {
      const segments = match?.rest ?? exchange.address.segments;
      placed.push({ exchange, match, segments, server: isOwn ? '' : (match?.base.url ?? origin) });
    }
  }
  if (leftOut.first)
    report.add('traffic/left-out', { what: tallyText(leftOut) }, leftOut.first.origin);
  if (hosts.first) report.add('traffic/other-host', { what: tallyText(hosts) }, hosts.first.origin);
  return placed;
}

/** Requests to hosts that nobody declares, with the common beginning of their paths as a part of the server. */
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
    // Where the host says nothing, there is no server that could take the rest.
    if (prefix.length === 0 || one.server === '') return one;
    const server = [one.server, ...prefix].join('/');
    return { ...one, server, segments: one.segments.slice(prefix.length) };
  });
}

function calledEndpoints(placed: readonly Placed[]): CalledEndpoint[] {
  const endpoints = new Map<
    string,
    { path: readonly PathSegment[]; server: string; calls: Call[] }
  >();
  const add = (
    { exchange, server }: Placed,
    path: readonly PathSegment[],
    values: readonly string[],
  ): void => {
    const id = `${endpointKey(exchange.method, path)} ${server}`;
    const known = endpoints.get(id) ?? { path, server, calls: [] };
    endpoints.set(id, known);
    known.calls.push({ exchange, values });
  };
  const open = new Map<string, Placed[]>();
  for (const one of placed) {
    const declared = one.match?.declared;
    if (declared) add(one, declared.path, declared.values);
    else if (!open.get(one.server)?.push(one)) open.set(one.server, [one]);
  }
  for (const group of open.values()) {
    const root = createPathTree(group.map(pathUse), group[0]?.match?.base.root);
    for (const { path, uses } of calledPaths(root)) {
      for (const { request, segments } of uses) add(request, path, valuesOf(path, segments));
    }
  }
  return [...endpoints].map(([id, { path, server, calls }]) => ({
    method: id.slice(0, id.indexOf(' ')),
    path,
    ...(server !== '' && { server: serverAt(server, calls) }),
    calls,
  }));
}

function pathUse(request: Placed): PathUse<Placed> {
  const { exchange } = request;
  return {
    segments: request.segments,
    request,
    fieldsThatAre: (text) => repeatingFields(exchange, text),
  };
}

/** The fields of the answer whose value is the text, on its first level and in the object that it wraps. */
function repeatingFields({ status, responseBody }: Exchange, text: string): string[] {
  if (status < 200 || status >= 300) return [];
  const form = responseBody?.read();
  if (form?.kind !== 'json') return [];
  const fields = fieldsOf(form.value);
  const inner = fields.length === 1 ? fieldsOf(fields[0]?.[1]) : [];
  return [...fields, ...inner].filter(([, value]) => value === text).map(([name]) => name);
}

function fieldsOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : [];
}

function serverAt(url: string, calls: readonly Call[]): Server {
  const origins = calls.slice(0, 1).map(({ exchange }) => exchange.origin);
  return { url, variables: new Map(), origins };
}

function distinctServers(servers: readonly Server[]): Server[] {
  const distinct = new Map(servers.map((server) => [server.url, server]));
  return [...distinct.values()].sort((a, b) => byCodeUnit(a.url, b.url));
}
