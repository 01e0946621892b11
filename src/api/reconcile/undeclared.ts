/** What an API leaves unsaid as a whole: where its endpoints are, and what they ask for. */
import type { Report } from '../../base/diagnostics/report.js';
import type { Api, Endpoint, SecurityRequirement } from '../../model/api.js';
import { byCodeUnit } from '../../base/foundation/sort.js';
import { originLocation } from './ledger/writer.js';
import { reportServers } from './servers/servers.js';

/**
 * Reports endpoints without a server or a word about authentication.
 * @param api reconciled, and corrected by the overlays
 * @param defaultSecurity what the configuration says of endpoints of which nothing else is said
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
 * Endpoints of which neither a document nor a sentence nor the configuration nor an overlay says what they ask for.
 * Where nobody says anything of it there may well be none: that is no warning.
 */
function reportSecurity(endpoints: readonly Endpoint[], hasSchemes: boolean, report: Report): void {
  const unknown = endpoints.filter(({ security }) => security === undefined);
  const [origin] = unknown[0]?.origins ?? [];
  const hinted = hasSchemes || unknown.length < endpoints.length;
  const code = hinted ? 'auth/unknown' : 'auth/missing';
  if (origin) report.add(code, { count: unknown.length }, originLocation(origin));
}
