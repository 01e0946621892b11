/** Reports facts that a whole API omits: the servers and the security of its endpoints. */
import type { Report } from '../../base/diagnostics/report.js';
import type { Api, Endpoint, SecurityRequirement } from '../../model/api.js';
import { byCodeUnit } from '../../base/foundation/sort.js';
import { originLocation } from './ledger/writer.js';
import { reportServers } from './servers/servers.js';

/**
 * Reports endpoints without a server or security.
 * @param api reconciled, and corrected by the overlays
 * @param defaultSecurity the configured security of endpoints that have no other
 */
export function reportUndeclared(
  api: Api,
  defaultSecurity: readonly SecurityRequirement[],
  report: Report,
): void {
  const endpoints = [...api.endpoints].sort((a, b) => byCodeUnit(a.key, b.key));
  reportServers(endpoints, report);
  for (const scheme of new Set(defaultSecurity.flat().map((one) => one.scheme))) {
    if (!api.securitySchemes.has(scheme)) report.add('auth/default-undeclared', { scheme });
  }
  reportSecurity(endpoints, api.securitySchemes.size > 0, report);
}

/**
 * Reports endpoints without security in the documents, their sentences, the configuration and the overlays. If the API
 * declares no security at all, it may have none: that is no warning.
 */
function reportSecurity(endpoints: readonly Endpoint[], hasSchemes: boolean, report: Report): void {
  const unknown = endpoints.filter(({ security }) => security === undefined);
  const [origin] = unknown[0]?.origins ?? [];
  const hinted = hasSchemes || unknown.length < endpoints.length;
  const code = hinted ? 'auth/unknown' : 'auth/missing';
  if (origin) report.add(code, { count: unknown.length }, originLocation(origin));
}
