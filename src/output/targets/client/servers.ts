/** Lists the servers of a client. Each operation is called at its own server. */
import type {
  ClientServer,
  ClientServers,
  NamedServer,
} from '../../../../templates/client/view.js';
import type { Api, Endpoint, Server } from '../../../model/api.js';
import { trustOf } from '../../../model/origin.js';
import {
  calledServer,
  completeUrl,
  isComplete,
  originOf,
  ROOT,
  serversOf,
  declaredUrl,
} from '../../../model/server.js';

export function clientServers(api: Api): ClientServers {
  const server = calledServer(api.servers);
  const standard = declaredUrl(server);
  const byServers = new Map<Endpoint['servers'], string>();
  const urlOf = (endpoint: Endpoint): string => {
    const known = byServers.get(endpoint.servers);
    if (known !== undefined) return known;
    const url = declaredUrl(calledServer(serversOf(endpoint, api)));
    byServers.set(endpoint.servers, url);
    return url;
  };
  const used = new Set(api.endpoints.map(urlOf));
  const called = [...used].sort().map((url) => ({ url, complete: isComplete(url) }));
  const [first] = api.servers.flatMap(clientServer);
  return {
    named: namedServers(api),
    ...(first && { standard: first }),
    ...(!first && standard.startsWith('/') && standard !== ROOT && { basePath: standard }),
    use: useOf(first, api),
    called,
    own: (endpoint) => {
      const url = urlOf(endpoint);
      return url === standard ? undefined : url;
    },
  };
}

/**
 * Names each server. Its URL becomes its name if its declared name is empty or not unique. Descriptions are not used
 * as names, because they may change.
 */
function namedServers({ servers, endpoints }: Api): NamedServer[] {
  const lists = [...new Set([servers, ...endpoints.map((endpoint) => endpoint.servers)])];
  const byUrl = new Map(
    lists
      .flat()
      .filter(({ url }) => originOf(url) !== undefined)
      .map((server) => [server.url, server]),
  );
  const counts = new Map<string, number>();
  for (const { name = '' } of byUrl.values()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...byUrl].map(([url, server]) => {
    const { name = '' } = server;
    return { name: name === '' || counts.get(name) !== 1 ? url : name, server };
  });
}

function clientServer(server: Server): ClientServer[] {
  const url = completeUrl(server);
  return url === undefined ? [] : [{ url, server, trust: trustOf(server.origins) }];
}

/** Counts the operations that use the default server: those that declare it, and those for which it was inferred. */
function useOf(first: ClientServer | undefined, api: Api): ClientServers['use'] {
  const trusts = api.endpoints.flatMap((endpoint) => {
    const own = calledServer(serversOf(endpoint, api));
    return own !== undefined && own.url === first?.server.url ? [trustOf(own.origins)] : [];
  });
  const declared = trusts.filter((trust) => trust === 'declared' || trust === 'overlay').length;
  return { declared, inferred: trusts.length - declared };
}
