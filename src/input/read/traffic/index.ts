/** Reads partial APIs from recorded exchanges. */
import type { Api, Server } from '../../../model/api.js';
import type { SourceId } from '../../../model/origin.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import type { Report } from '../../../base/diagnostics/report.js';
import type { ReadOptions } from '../read-options.js';
import { readCalls } from './calls.js';
import { nameSchemes } from './credentials.js';
import { declaredBases } from './declared-paths.js';
import { observedEndpoint } from './endpoint.js';
import type { Exchange } from './exchange.js';
import { tallyText, type Tally } from './tally.js';

export { readCalls } from './calls.js';
export { isHeaderParameter, observedEndpoint, type Call, type CalledEndpoint } from './endpoint.js';
export { declaredBases, declaredMatch, isHostOf, type DeclaredBase } from './declared-paths.js';
export { isOwnMachine } from './hosts.js';
export { isMissing, isStaticFile, isUnproven } from './ignored.js';
export { isAlike, isKindField } from './path-evidence.js';
export { tallyText } from './tally.js';
export {
  readAddress,
  type Content,
  type ContentForm,
  type Exchange,
  type FormField,
  type NamedText,
} from './exchange.js';

export interface Recording {
  readonly source: SourceId;
  readonly format: string;
  readonly exchanges: readonly Exchange[];
}

/**
 * Reads all recordings of a run together, so that neither their order nor their number changes the result.
 * @param recordings the recordings, in any order
 * @param declared the APIs of all other documents, whose paths identify endpoints
 * @returns one partial API for each recording. An endpoint that occurs in several recordings is part of the first of
 * them by name.
 */
export function observedApis(
  recordings: readonly Recording[],
  declared: readonly Api[],
  options: ReadOptions,
  report: Report,
): Api[] {
  const sorted = [...recordings].sort((a, b) => byCodeUnit(a.source, b.source));
  const all = sorted.flatMap(({ exchanges }) => exchanges);
  const { called, exchanges: own, leftOut, hosts } = readCalls(all, declaredBases(declared));
  reportTally('traffic/left-out', leftOut, report);
  reportTally('traffic/other-host', hosts, report);
  const { schemes, namesOf } = nameSchemes(own);
  const dropHeaders = options.dropHeaders ?? [];
  const bodies = { missing: 0 };
  const endpoints = called.map((one) =>
    observedEndpoint(one, { dropHeaders, schemesOf: namesOf, bodies }),
  );
  const [first] = own;
  if (first && bodies.missing > 0) {
    const { source } = first.origin;
    report.add('traffic/body-missing', { count: bodies.missing }, { source, pointer: '' });
  }
  return sorted.map(({ source, format }, index) => {
    const mine = endpoints.filter(({ origins }) => origins[0]?.source === source);
    return {
      servers: distinctServers(mine.flatMap(({ servers }) => servers)),
      endpoints: mine,
      webhooks: [],
      schemas: new Map(),
      securitySchemes: index === 0 ? schemes : new Map(),
      tags: new Map(),
      extensions: new Map(),
      document: { source, format, complete: false, isRecording: true },
    };
  });
}

function reportTally(
  code: 'traffic/left-out' | 'traffic/other-host',
  tally: Tally,
  report: Report,
): void {
  if (tally.first) report.add(code, { what: tallyText(tally) }, tally.first.origin);
}

function distinctServers(servers: readonly Server[]): Server[] {
  const distinct = new Map(servers.map((server) => [server.url, server]));
  return [...distinct.values()].sort((a, b) => byCodeUnit(a.url, b.url));
}

/** The methods of HTTP, WebDAV and caches. Any other word in the place of a method may be private data. */
const METHODS: ReadonlySet<string> = new Set(
  (
    'ACL BIND CHECKIN CHECKOUT CONNECT COPY DELETE GET HEAD LINK LOCK MERGE MKCALENDAR MKCOL MOVE NOTIFY OPTIONS PATCH POST ' +
    'PROPFIND PROPPATCH PURGE PUT QUERY REBIND REPORT SEARCH SOURCE SUBSCRIBE TRACE UNBIND UNLINK UNLOCK UNSUBSCRIBE'
  ).split(' '),
);

export function isKnownMethod(method: string): boolean {
  return METHODS.has(method);
}
