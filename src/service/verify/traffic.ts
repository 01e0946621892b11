/** Validates recorded exchanges, with the checks of the generated server. */
import { rangeOf } from '../../model/status.js';
import type { Api, Endpoint } from '../../model/api.js';
import { parameterIdentity } from '../../model/parameter-identity.js';
import { endpointKey, templateOf } from '../../model/path.js';
import { byCodeUnit } from '../../base/foundation/sort.js';
import { isSecretName } from '../../input/read/secret.js';
import { declaredBases } from '../../input/read/traffic/declared-paths.js';
import {
  isHeaderParameter,
  isMissing,
  readCalls,
  tallyText,
  type Call,
  type CalledEndpoint,
  type Exchange,
  type Recording,
} from '../../input/read/traffic/index.js';
import type { Names } from '../../api/resolve/name-table.js';
import type { Route, RouteTable } from '../served/runtime.js';
import { routeTable } from '../served/table.js';
import { responseCheck, type ResponseCheck } from './response.js';
import { credentialCheck, hasCredentials, type CredentialCheck } from './credentials.js';
import { responseFaults, requestFaults } from './faults.js';
import { undeclaredHeaders } from './headers.js';
import { MisfitList, type Fault, type Misfit } from './misfit.js';
import { declaredNameTest, type DeclaredNameTest } from './place.js';
import { requestCheck, type Ignored, type RequestCheck } from './request.js';
import { unlistedProperties } from './unlisted.js';

export interface VerifyOptions {
  /** Names of headers that are not parameters, in addition to a built-in list. */
  readonly dropHeaders?: readonly string[];
}

/** The result of comparing recorded exchanges with an API. */
export interface Verification {
  readonly endpoints: readonly VerifiedEndpoint[];
  /** The mismatches, each kind once, sorted by operation. */
  readonly misfits: readonly Misfit[];
  readonly exchanges: number;
  /** The number of exchanges that match the API completely. */
  readonly fitting: number;
  /** A sentence that counts the ignored exchanges and gives the reasons; empty if there are none. */
  readonly leftOut: string;
  /** A sentence that counts the exchanges with other hosts; empty if there are none. */
  readonly otherHosts: string;
  /** The observed calls, by operation. */
  readonly called: readonly CalledEndpoint[];
}

export interface VerifiedEndpoint {
  readonly endpoint: Endpoint;
  /** The operation in its readable form: `GET /pets/{id}`. */
  readonly operation: string;
  readonly seen: number;
  readonly fit: number;
  /** The declared parameters that no request contained, such as `query limit`. */
  readonly unsentParameters: readonly string[];
  /** The declared statuses that no response had. */
  readonly unseenStatuses: readonly string[];
}

/** One operation, with its checks and its results so far. */
interface OperationResults {
  readonly endpoint: Endpoint;
  readonly route: Route;
  readonly request: RequestCheck;
  readonly answer: ResponseCheck;
  readonly unlisted: (exchange: Exchange) => readonly Fault[];
  readonly credentials: CredentialCheck;
  readonly misfits: MisfitList;
  readonly statuses: Map<number, number>;
  readonly sent: Set<string>;
  seen: number;
  fit: number;
}

/**
 * Compares recordings with an API.
 * @param api a resolved API with names
 * @param recordings recordings in any order
 */
export async function verifyTraffic(
  api: Api,
  names: Names,
  recordings: readonly Recording[],
  options: VerifyOptions = {},
): Promise<Verification> {
  const sorted = [...recordings].sort((a, b) => byCodeUnit(a.source, b.source));
  const exchanges = sorted.flatMap((recording) => recording.exchanges);
  const { called, leftOut, hosts } = readCalls(exchanges, declaredBases([api]));
  // Many recorders omit all credentials. Missing credentials are only reported if at least one exchange contains
  // some.
  const showsCredentials = exchanges.some(hasCredentials);
  const resultsOf = createResults(api, routeTable(api, names), { ...options, showsCredentials });
  const isDeclared = declaredNameTest(api);
  const unknown: Misfit[] = [];
  let count = 0;
  for (const one of called) {
    const results = one.endpoint && resultsOf.get(one.endpoint);
    if (!results) {
      const misfit = undeclaredOperation(one);
      if (misfit) unknown.push(misfit);
      count += misfit?.count ?? 0;
      continue;
    }
    count += one.calls.length;
    for (const call of one.calls) await addCall(results, call, isDeclared);
  }
  const all = [...resultsOf.values()].sort((a, b) => byCodeUnit(a.endpoint.key, b.endpoint.key));
  return {
    endpoints: all.map(verifiedEndpoint),
    misfits: [...all.flatMap(misfitsOf), ...unknown.sort((a, b) => byCodeUnit(a.key, b.key))],
    exchanges: count,
    fitting: all.reduce((sum, { fit }) => sum + fit, 0),
    leftOut: tallyText(leftOut),
    otherHosts: tallyText(hosts),
    called,
  };
}

function createResults(
  api: Api,
  table: RouteTable,
  { dropHeaders = [], showsCredentials }: VerifyOptions & { readonly showsCredentials: boolean },
): Map<Endpoint, OperationResults> {
  const credentials = new Set<string>();
  for (const scheme of api.securitySchemes.values()) {
    if (scheme.kind === 'apiKey') credentials.add(`${scheme.in} ${scheme.name.toLowerCase()}`);
  }
  const ignored: Ignored = {
    query: (name) =>
      name === '' || isSecretName(name) || credentials.has(`query ${name.toLowerCase()}`),
    header: (name) =>
      !isHeaderParameter(name, dropHeaders) || credentials.has(`header ${name.toLowerCase()}`),
  };
  return new Map(
    api.endpoints.flatMap((endpoint, index): [Endpoint, OperationResults][] => {
      const route = table.routes[index];
      if (!route) return [];
      const results: OperationResults = {
        endpoint,
        route,
        request: requestCheck(route, table, ignored),
        answer: responseCheck(route, table),
        unlisted: unlistedProperties(endpoint, api),
        credentials: showsCredentials ? credentialCheck(endpoint, api) : () => [],
        misfits: new MisfitList(),
        statuses: new Map(),
        sent: new Set(),
        seen: 0,
        fit: 0,
      };
      return [[endpoint, results]];
    }),
  );
}

async function addCall(
  results: OperationResults,
  { exchange, segments }: Call,
  isDeclared: DeclaredNameTest,
): Promise<void> {
  const { status } = exchange;
  results.seen++;
  results.statuses.set(status, (results.statuses.get(status) ?? 0) + 1);
  for (const [name] of exchange.address.query) results.sent.add(`query ${name}`);
  for (const [name] of exchange.requestHeaders) results.sent.add(`header ${name.toLowerCase()}`);
  const faults = [
    ...results.credentials(exchange),
    ...(await requestFaults(results.request, exchange, segments, isDeclared)),
    ...responseFaults(results.answer, exchange, isDeclared),
    ...undeclaredHeaders(results.endpoint, exchange),
    ...results.unlisted(exchange),
  ];
  if (faults.length === 0) results.fit++;
  results.misfits.add(faults, exchange.origin);
}

/**
 * Returns a misfit for an undeclared operation; `undefined` if the service itself responded that the operation does
 * not exist.
 */
function undeclaredOperation({ method, path, calls }: CalledEndpoint): Misfit | undefined {
  const answered = calls.filter(({ exchange }) => !isMissing(exchange));
  const [first] = answered;
  if (!first) return undefined;
  return {
    part: 'operation',
    in: 'path',
    code: 'undeclared',
    message: 'is not declared',
    key: endpointKey(method, path),
    operation: `${method} ${templateOf(path)}`,
    found: [],
    count: answered.length,
    of: answered.length,
    first: first.exchange.origin,
  };
}

function misfitsOf({ endpoint, misfits, statuses, seen }: OperationResults): Misfit[] {
  const of = (status: number | undefined): number =>
    status === undefined ? seen : (statuses.get(status) ?? 0);
  return misfits.list(endpoint.key, operationOf(endpoint), of);
}

function operationOf({ method, path, trailingSlash }: Endpoint): string {
  return `${method} ${templateOf(path, trailingSlash)}`;
}

function verifiedEndpoint({
  endpoint,
  seen,
  fit,
  sent,
  statuses,
}: OperationResults): VerifiedEndpoint {
  const parameters = endpoint.parameters.flatMap((parameter) => {
    const { in: place, content } = parameter;
    const isSimple = content.kind === 'schema' && content.schema.kind !== 'object';
    const isLooked = (place === 'query' && isSimple) || place === 'header';
    return isLooked ? [parameterIdentity(parameter)] : [];
  });
  const isSeen = (status: Endpoint['responses'][number]['status']): boolean =>
    [...statuses.keys()].some((one) => status === one || status === rangeOf(one));
  const declared = endpoint.responses.filter(({ status }) => status !== 'default');
  return {
    endpoint,
    operation: operationOf(endpoint),
    seen,
    fit,
    unsentParameters: parameters.filter((name) => !sent.has(name)).sort(byCodeUnit),
    unseenStatuses: declared
      .filter(({ status }) => !isSeen(status))
      .map(({ status }) => String(status)),
  };
}
