/** What an API leaves unsaid as a whole: where its endpoints are, and what they ask for. */
import type { Report } from '../diagnostics/report.js';
import type { Api, Endpoint } from '../model/api.js';
import { byCodeUnit } from '../model/sort.js';
import { placeOf } from './book.js';
import { reportServers } from './servers.js';

/**
 * Reports endpoints without a server or a word about authentication.
 * @param api reconciled, and corrected by the overlays
 */
export function reportUnsaid(api: Api, report: Report): void {
  const endpoints = [...api.endpoints].sort((a, b) => byCodeUnit(a.key, b.key));
  reportServers(endpoints, report);
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
  const code = hinted ? 'auth/unknown' : 'auth/unsaid';
  if (origin) report.add(code, { count: unknown.length }, placeOf(origin));
}
