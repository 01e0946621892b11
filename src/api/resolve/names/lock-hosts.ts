/**
 * The hosts of operations, for the lock: if another host has the same paths, its operations get separate keys,
 * whenever it is added.
 */
import type { Api, EndpointKey } from '../../../model/api.js';
import { addressOf, calledServer, OTHERS, serversOf } from '../../../model/server.js';

/**
 * @param api the API of this run
 * @param hosts the hosts from earlier runs; entries of operations that are missing in this run are kept
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
    // A key that ends in an address contains it already.
    if (address === undefined || endpoint.address !== undefined) continue;
    if (address === main) next.delete(endpoint.key);
    else next.set(endpoint.key, address);
  }
  return next;
}
