/** Separates credentials that are required together, although one request can contain only one of them. */
import { mapList } from '../../../base/foundation/mapped.js';
import type { Report } from '../../../base/diagnostics/report.js';
import type { Api, Endpoint, SecurityScheme } from '../../../model/api.js';
import { clashIn, sendableAlternatives } from '../../../model/security/credential-carrier.js';

/**
 * Replaces each requirement of two credentials that are in the same header, query parameter or cookie with alternatives:
 * callers must send one of the two. Reports each pair once.
 */
export function separateCredentials(api: Api, report: Report): Api {
  const { securitySchemes: schemes } = api;
  const reported = new Set<string>();
  const separated = (endpoint: Endpoint): Endpoint => {
    const { security } = endpoint;
    const callbacks = mapList(endpoint.callbacks, (callback) => {
      const own = separated(callback.endpoint);
      return own === callback.endpoint ? callback : { ...callback, endpoint: own };
    });
    const clashes = security?.value.flatMap((all) => {
      const pair = clashIn(all, schemes);
      return pair ? [pair] : [];
    });
    if (security === undefined || clashes === undefined || clashes.length === 0)
      return callbacks === endpoint.callbacks ? endpoint : { ...endpoint, callbacks };
    for (const [first, second] of clashes) {
      const clash = { first: first.id, second: second.id, place: placeOf(second) };
      const key = JSON.stringify(clash);
      if (!reported.has(key)) report.add('wire/one-header', clash, security.origins[0]);
      reported.add(key);
    }
    const value = security.value.flatMap((all) => sendableAlternatives(all, schemes));
    const distinct = new Map(value.map((all) => [JSON.stringify(all), all]));
    return { ...endpoint, callbacks, security: { ...security, value: [...distinct.values()] } };
  };
  const endpoints = mapList(api.endpoints, separated);
  const webhooks = mapList(api.webhooks, (webhook) => {
    const own = separated(webhook.endpoint);
    return own === webhook.endpoint ? webhook : { ...webhook, endpoint: own };
  });
  const isSame = endpoints === api.endpoints && webhooks === api.webhooks;
  return isSame ? api : { ...api, endpoints, webhooks };
}

const PLACES = { header: 'header', query: 'query parameter', cookie: 'cookie' } as const;

function placeOf(scheme: SecurityScheme): readonly [place: string, name: string] {
  return scheme.kind === 'apiKey' ? [PLACES[scheme.in], scheme.name] : ['header', 'Authorization'];
}
