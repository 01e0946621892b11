/** Where the operations of a client are called: each at its own server. */
import type { ClientServer, ClientServers } from '../../templates/client/view.js';
import type { Api, Endpoint, Server } from '../model/api.js';
import { trustOf } from '../model/origin.js';
import {
  calledServer,
  completeUrl,
  isComplete,
  ROOT,
  serversOf,
  statedUrl,
} from '../model/server.js';

/**
 * Gathers the servers that operations are called at.
 * @param baseUrl what the configuration states in place of the API's default server
 */
export function clientServers(api: Api, baseUrl: string | undefined): ClientServers {
  const server = calledServer(api.servers);
  const standard = statedUrl(server);
  const byServers = new Map<Endpoint['servers'], string>();
  const urlOf = (endpoint: Endpoint): string => {
    const known = byServers.get(endpoint.servers);
    if (known !== undefined) return known;
    const url = statedUrl(calledServer(serversOf(endpoint, api)));
    byServers.set(endpoint.servers, url);
    return url;
  };
  const used = new Set(api.endpoints.map(urlOf));
  if (baseUrl !== undefined && used.delete(standard)) used.add(baseUrl);
  const called = [...used].sort().map((url) => ({ url, complete: isComplete(url) }));
  const complete = api.servers.flatMap(clientServer);
  const configured =
    baseUrl === undefined ? [] : [{ url: baseUrl, server: serverAt(baseUrl), trust: 'overlay' }];
  const [first, ...others] = [...(configured as ClientServer[]), ...complete];
  return {
    ...(first && { standard: first }),
    ...(!first && standard.startsWith('/') && standard !== ROOT && { basePath: standard }),
    use: useOf(first, api),
    others,
    called,
    own: (endpoint) => {
      const url = urlOf(endpoint);
      return url === standard ? undefined : url;
    },
  };
}

function serverAt(url: string): Server {
  return { url, variables: new Map(), origins: [] };
}

function clientServer(server: Server): ClientServer[] {
  const url = completeUrl(server);
  return url === undefined ? [] : [{ url, server, trust: trustOf(server.origins) }];
}

/** An operation that says nothing of servers has those of the API. */
function useOf(first: ClientServer | undefined, api: Api): ClientServers['use'] {
  const trusts = api.endpoints.flatMap((endpoint) => {
    const own = calledServer(serversOf(endpoint, api));
    return own !== undefined && own.url === first?.server.url ? [trustOf(own.origins)] : [];
  });
  const declared = trusts.filter((trust) => trust === 'declared' || trust === 'overlay').length;
  return { declared, inferred: trusts.length - declared };
}
