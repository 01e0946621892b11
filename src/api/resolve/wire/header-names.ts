/** Removes headers that a request cannot contain, because their names are not tokens (RFC 9110 §5.1, §5.6.2). */
import { isHttpToken } from '../../../base/foundation/http-token.js';
import type { Report } from '../../../base/diagnostics/report.js';
import type { Api, Endpoint, Parameter, SecurityScheme } from '../../../model/api.js';
import type { Origin } from '../../../model/origin.js';
import { mapList } from '../../../base/foundation/mapped.js';

/**
 * Removes header parameters and header API keys whose names HTTP does not allow, and reports each of them.
 * @param api the API, in which every reference has a target
 */
export function dropImpossibleHeaders(api: Api, report: Report): Api {
  const possible = (
    name: string,
    kind: 'parameter' | 'security scheme',
    origins: readonly Origin[],
  ): boolean => {
    if (isHttpToken(name)) return true;
    const [origin] = origins;
    report.add('name/header', { name, kind }, origin);
    return false;
  };
  const isPossibleScheme = (scheme: SecurityScheme): boolean =>
    scheme.kind !== 'apiKey' ||
    scheme.in !== 'header' ||
    possible(scheme.name, 'security scheme', scheme.origins);
  const withPossible = (endpoint: Endpoint): Endpoint => {
    if (!endpoint.parameters.some(isHeader)) return endpoint;
    const parameters = endpoint.parameters.filter(
      (one) => !isHeader(one) || possible(one.name, 'parameter', one.origins),
    );
    return parameters.length === endpoint.parameters.length
      ? endpoint
      : { ...endpoint, parameters };
  };
  const endpoints = mapList(api.endpoints, withPossible);
  const schemes = [...api.securitySchemes].filter(([, one]) => isPossibleScheme(one));
  if (endpoints === api.endpoints && schemes.length === api.securitySchemes.size) return api;
  return { ...api, endpoints, securitySchemes: new Map(schemes) };
}

function isHeader({ in: place }: Parameter): boolean {
  return place === 'header';
}
