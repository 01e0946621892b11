/**
 * Reports hosts that the generated client does not call: documents declare an operation on different hosts, but calls
 * use only one of them.
 */
import type { Report } from '../../../base/diagnostics/report.js';
import type { Endpoint, EndpointKey, Server } from '../../../model/api.js';
import { addressOf, calledServer } from '../../../model/server.js';
import { originLocation } from '../ledger/writer.js';
import type { ClaimsByEndpoint } from '../match/claim.js';
import { serverAddresses } from '../match/related-apis.js';

/** Operations that are declared on the same hosts. */
interface MergedHosts {
  readonly called: string;
  readonly others: readonly string[];
  readonly servers: readonly Server[];
  count: number;
}

/**
 * Reports hosts that calls do not use by default. This happens because documents without a common host are merged into
 * one API.
 * @param groups for each endpoint, its descriptions by all documents
 * @param endpoints the merged endpoints
 */
export function reportMergedHosts(
  groups: ClaimsByEndpoint,
  endpoints: readonly Endpoint[],
  report: Report,
): void {
  const byKey = new Map<EndpointKey, Endpoint>(endpoints.map((one) => [one.key, one]));
  const found = new Map<string, MergedHosts>();
  for (const [key, claims] of groups) {
    if (claims.length < 2) continue;
    const lists = new Set(
      claims.map(({ api, endpoint }) =>
        endpoint.servers.length > 0 ? endpoint.servers : api.servers,
      ),
    );
    if (lists.size < 2) continue;
    const called = calledServer(byKey.get(key)?.servers ?? [])?.url;
    const host = called === undefined ? undefined : hostOf(addressOf(called));
    if (host === undefined) continue;
    const elsewhere = [...lists].filter((servers) => {
      const hosts = hostsOf(servers);
      return hosts.length > 0 && !hosts.includes(host);
    });
    if (elsewhere.length === 0) continue;
    const others = [...new Set(elsewhere.flatMap(hostsOf))].sort();
    const name = [host, ...others].join('\n');
    const known = found.get(name) ?? { called: host, others, servers: elsewhere.flat(), count: 0 };
    known.count++;
    found.set(name, known);
  }
  for (const { called, others, servers, count } of found.values()) {
    const [place, ...more] = servers
      .flatMap(({ origins }) => origins.slice(0, 1))
      .map(originLocation);
    report.add('server/merged', { called, others, count }, place, more);
  }
}

function hostsOf(servers: readonly Server[]): string[] {
  return [...serverAddresses(servers)].flatMap((address) => hostOf(address) ?? []);
}

function hostOf(address: string | undefined): string | undefined {
  return address?.split('/', 1)[0];
}
