/** Lists the sites of a caller. */
import { memberOf } from './access.js';
import type { Dependencies } from './dependencies.js';
import type { Sites } from './site.js';

export function sitesOf({ store }: Dependencies): Sites {
  return { list: (caller) => store.tables.sites.of(memberOf(caller)) };
}
