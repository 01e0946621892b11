/** JSON Pointers (RFC 6901), by which places in documents are known. */

/** Escapes a key for a JSON Pointer (RFC 6901 §3). */
export function escapePointer(key: string): string {
  if (!key.includes('~') && !key.includes('/')) return key;
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
