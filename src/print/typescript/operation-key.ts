/** The keys of operations in code: in errors of clients, in handlers of servers. */
import type { Endpoint } from '../../model/api.js';
import { templateOf } from '../../model/path.js';

/** The key of an operation as people read it: `GET /site/{cloudId}`; with its address where another host has it too. */
export function operationKey(endpoint: Endpoint): string {
  const { method, path, trailingSlash, address } = endpoint;
  const key = `${method} ${templateOf(path, trailingSlash)}`;
  return address === undefined ? key : `${key}#${address}`;
}
