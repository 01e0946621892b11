/** Lists sites. */
import type { Ground } from './ground.js';
import type { Sites } from './site.js';

export function sitesOf({ store }: Ground): Sites {
  return { list: (caller) => store.tables.sites.ofApp(caller.clientId) };
}
