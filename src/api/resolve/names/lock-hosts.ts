/**
 * Stores the hosts of operations in the lock file. If an API with the same paths on another host is added later, the
 * keys of the added operations contain their host, and the keys of the existing operations stay the same.
 */
import type { Api, EndpointKey } from '../../../model/api.js';
import { addressOf, calledServer, OTHERS, serversOf } from '../../../model/server.js';

/**
 * Returns the hosts to store.
 * @param api the API of this run
 * @param hosts the hosts from earlier runs; operations that do not exist in this run keep their entries
 */
export function hostsForLock(
  api: Api,
  hosts: ReadonlyMap<EndpointKey, string> = new Map(),
): Map<EndpointKey, string> {
  const main = hosts.get(OTHERS) ?? addressOf(calledServer(api.servers)?.url ?? '');
  const next = new Map<EndpointKey, string>(hosts);
  if (main !== undefined) next.set(OTHERS, main);
  for (const endpoint of api.endpoints) {
    const address = addressOf(calledServer(serversOf(endpoint, api))?.url ?? '');
    // If the endpoint has an address, its key already contains this address.
    if (address === undefined || endpoint.address !== undefined) continue;
    if (address === main) next.delete(endpoint.key);
    else next.set(endpoint.key, address);
  }
  return next;
}
