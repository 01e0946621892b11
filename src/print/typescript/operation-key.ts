/**
 * Writes the keys that identify operations in generated code: in the errors of clients and in the handlers of
 * servers.
 */
import type { Endpoint } from '../../model/api.js';
import { templateOf } from '../../model/path.js';

/**
 * Returns the readable key of an operation, such as `GET /site/{cloudId}`. If an operation on another host has the same
 * path, the key also contains the host.
 */
export function operationKey(endpoint: Endpoint): string {
  const { method, path, trailingSlash, address } = endpoint;
  const key = `${method} ${templateOf(path, trailingSlash)}`;
  return address === undefined ? key : `${key}#${address}`;
}
