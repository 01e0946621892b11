/** Reports facts that all documents omit: the servers and the security of endpoints. */
import type { Report } from '../../base/diagnostics/report.js';
import type { Api, Endpoint, SecurityRequirement } from '../../model/api.js';
import { byCodeUnit } from '../../base/foundation/sort.js';
import { originLocation } from './ledger/writer.js';
import { reportServers } from './servers/servers.js';

/**
 * Reports endpoints without servers or security.
 * @param api the merged API after overlays were applied
 * @param defaultSecurity the security that the configuration declares for endpoints without other security
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
 * Reports endpoints for which neither documents, nor their texts, nor the configuration, nor overlays declare security.
 * If the whole API declares none, it may not need any, so this is not a warning.
 */
function reportSecurity(endpoints: readonly Endpoint[], hasSchemes: boolean, report: Report): void {
  const unknown = endpoints.filter(({ security }) => security === undefined);
  const [origin] = unknown[0]?.origins ?? [];
  const hinted = hasSchemes || unknown.length < endpoints.length;
  const code = hinted ? 'auth/unknown' : 'auth/missing';
  if (origin) report.add(code, { count: unknown.length }, originLocation(origin));
}
