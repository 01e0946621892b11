/**
 * Writes the keys that identify operations in generated code: in the errors of clients and in the handlers of
 * servers.
 */
import type { Endpoint } from '../../model/api.js';
import { templateOf, withoutConstraints } from '../../model/path.js';

/**
 * Returns the readable key of an operation, such as `GET /site/{cloudId}`. If an operation on another host has the same
 * path, the key also contains the host. If another path differs only in its parameters or its constant query, the key
 * also contains the variant.
 */
export function operationKey(endpoint: Endpoint): string {
  const { method, path, trailingSlash, address, variant } = endpoint;
  // The variant contains the constraints.
  const written = variant === undefined ? path : withoutConstraints(path);
  const key = `${method} ${templateOf(written, trailingSlash)}${variant ?? ''}`;
  return address === undefined ? key : `${key}#${address}`;
}
