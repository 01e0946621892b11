/** The keys of operations in code: in errors of clients, in handlers of servers. */
import type { Endpoint } from '../../model/api.js';
import { templateOf } from '../../model/path.js';

/**
 * The display form of an operation's key: `GET /site/{cloudId}`; with its address if another host has the same
 * operation.
 */
export function operationKey(endpoint: Endpoint): string {
  const { method, path, trailingSlash, address } = endpoint;
  const key = `${method} ${templateOf(path, trailingSlash)}`;
  return address === undefined ? key : `${key}#${address}`;
}
