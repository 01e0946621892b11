/** Lists the security schemes of a client, and the servers to which their credentials may be sent. */
import type { ClientScheme, ClientServers } from '../../../../templates/client/view.js';
import type { Api } from '../../../model/api.js';
import { trustOf } from '../../../model/origin.js';
import { calledOrigin } from '../../../model/server.js';
import type { Names } from '../../../api/resolve/name-table.js';

/**
 * Returns the security schemes that have a name in the client, in the order of the API. Credentials may be sent to
 * every server that the user declares in an overlay or in the configuration.
 */
export function clientSchemes(
  api: Api,
  names: Names,
  { called }: ClientServers,
): readonly ClientScheme[] {
  const schemes = [...api.securitySchemes].flatMap(([id, scheme]) => {
    const name = names.schemes.get(id);
    return name === undefined ? [] : [{ name, scheme }];
  });
  if (schemes.every(({ scheme }) => scheme.onlyTo === undefined)) return schemes;
  const origins = [...new Set(called.flatMap(({ url }) => originOfUrl(url)))].sort();
  const trusted = new Set(userOrigins(api));
  return schemes.map(({ name, scheme }) => {
    const own = new Set(scheme.onlyTo);
    const onlyTo = origins.filter((origin) => own.has(origin) || trusted.has(origin));
    const isRestricted = scheme.onlyTo !== undefined && onlyTo.length < origins.length;
    return { name, scheme, ...(isRestricted && { onlyTo }) };
  });
}

/** Returns the origins (`https://api.example.com`) of servers that the user declares. */
function userOrigins({ servers, endpoints }: Api): string[] {
  const lists = [...new Set([servers, ...endpoints.map((endpoint) => endpoint.servers)])];
  return lists
    .flat()
    .filter(({ origins }) => trustOf(origins) === 'overlay')
    .flatMap((server) => calledOrigin(server) ?? []);
}

function originOfUrl(url: string): string[] {
  const origin = calledOrigin({ url, variables: new Map(), origins: [] });
  return origin === undefined ? [] : [origin];
}
