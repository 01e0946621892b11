/** JSON Pointers (RFC 6901), which identify locations in documents. */

/** Escapes a key for a JSON Pointer (RFC 6901 §3). */
export function escapePointer(key: string): string {
  if (!key.includes('~') && !key.includes('/')) return key;
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The key of a reference token: the text between two slashes of a JSON Pointer (RFC 6901 §4). */
export function unescapePointer(token: string): string {
  return token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token;
}

/**
 * The keys of a JSON Pointer; `''` has none.
 * @param pointer e.g. `/paths/~1site/get`
 */
export function pointerKeys(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .split('/')
    .slice(pointer.startsWith('/') ? 1 : 0)
    .map(unescapePointer);
}
