/** Leaves out headers that no request can carry: their names are no tokens (RFC 9110 §5.1, §5.6.2). */
import type { Report } from '../diagnostics/report.js';
import type { Api, Endpoint, SecurityScheme } from '../model/api.js';
import type { Origin } from '../model/origin.js';

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/**
 * The API without header parameters and header keys of impossible names; each is said.
 * @param api linked
 */
export function dropImpossibleHeaders(api: Api, report: Report): Api {
  const possible = (name: string, origins: readonly Origin[]): boolean => {
    if (TOKEN.test(name)) return true;
    const [origin] = origins;
    report.add('name/header', { name }, origin);
    return false;
  };
  const isPossibleScheme = (scheme: SecurityScheme): boolean =>
    scheme.kind !== 'apiKey' || scheme.in !== 'header' || possible(scheme.name, scheme.origins);
  const withPossible = (endpoint: Endpoint): Endpoint => {
    const parameters = endpoint.parameters.filter(
      (one) => one.in !== 'header' || possible(one.name, one.origins),
    );
    return parameters.length === endpoint.parameters.length
      ? endpoint
      : { ...endpoint, parameters };
  };
  return {
    ...api,
    endpoints: api.endpoints.map(withPossible),
    securitySchemes: new Map([...api.securitySchemes].filter(([, one]) => isPossibleScheme(one))),
  };
}
