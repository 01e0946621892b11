/**
 * Lists the servers of the API. Each server is listed once, with its description, and with the
 * number of operations that declare it or for which it was inferred.
 */
import { coded, codedRow, inRow, type Inline } from './blocks/inline.js';
import { byCodeUnit } from '../../src/base/foundation/sort.js';
import type { Api, Server } from '../../src/model/api.js';
import { trustWord, type TrustWord } from '../../src/model/origin.js';

/** A server, and the number of its operations by trust level (declared, observed or inferred). */
export interface ServerRow {
  readonly server: Server;
  readonly trusts: readonly (readonly [trust: TrustWord, endpoints: number])[];
}

/**
 * Returns the servers of the operations, in the order of the operations. If there are no
 * operations, returns the servers of the API. Local servers are last.
 */
export function serverRows({ endpoints, servers: own, localServers = [] }: Api): ServerRow[] {
  const rows = new Map<string, { server: Server; trusts: Map<TrustWord, number> }>();
  const rowOf = (server: Server): Map<TrustWord, number> => {
    const row = rows.get(server.url) ?? { server, trusts: new Map() };
    rows.set(server.url, row);
    return row.trusts;
  };
  for (const { servers } of endpoints) {
    for (const server of servers.length > 0 ? servers : own) {
      const trusts = rowOf(server);
      const trust = trustWord(server.origins);
      trusts.set(trust, (trusts.get(trust) ?? 0) + 1);
    }
  }
  if (endpoints.length === 0) own.forEach(rowOf);
  localServers.forEach(rowOf);
  return [...rows.values()].map(({ server, trusts }) => ({
    server,
    trusts: [...trusts].sort(([a], [b]) => byCodeUnit(a, b)),
  }));
}

/** Describes the variables in the URL of a server, each with its default, other values and its description. */
export function variableLines({ variables }: Server): Inline[] {
  return [...variables].map(([name, { default: value, enum: values = [], description }]) => {
    const allowed = [...new Set([...(value === undefined ? [] : [value]), ...values])];
    return inRow([inRow([coded(`{${name}}`), codedRow(allowed)], ': '), description ?? ''], ' · ');
  });
}
