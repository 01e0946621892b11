/** Removes servers on reserved hosts such as `example.com`, unless no other servers are declared. */
import type { Api, Server } from '../../../model/api.js';
import { addressOf, isReservedServer } from '../../../model/server.js';

/**
 * Removes servers on reserved hosts from all documents if a document declares a server on another host. The paths of
 * the removed servers are kept, because they are part of the API.
 */
export function withoutReserved(apis: readonly Api[]): readonly Api[] {
  const lists = apis.flatMap(({ servers, endpoints }) => [
    servers,
    ...endpoints.map((endpoint) => endpoint.servers),
  ]);
  const isElsewhere = (server: Server): boolean =>
    addressOf(server.url) !== undefined && !isReservedServer(server);
  if (
    !lists.some((list) => list.some(isReservedServer)) ||
    !lists.some((list) => list.some(isElsewhere))
  )
    return apis;
  return apis.map((api) => ({
    ...api,
    servers: pathsOf(api.servers),
    endpoints: api.endpoints.map((endpoint) =>
      endpoint.servers.some(isReservedServer)
        ? { ...endpoint, servers: pathsOf(endpoint.servers) }
        : endpoint,
    ),
  }));
}

function pathsOf(servers: readonly Server[]): readonly Server[] {
  return servers.flatMap((server) => {
    if (!isReservedServer(server)) return [server];
    const [, path = ''] = /^[^/]*:\/\/[^/?#]*([^?#]*)/.exec(server.url) ?? [];
    if (path === '') return [];
    const origins = server.origins.map((origin) => ({ ...origin, trust: 'assumed' as const }));
    return [{ ...server, url: path, origins }];
  });
}
