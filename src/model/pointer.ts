/** JSON Pointers (RFC 6901), which identify locations in documents. */

/** Escapes a key for a JSON Pointer (RFC 6901 §3). */
export function escapePointer(key: string): string {
  if (!key.includes('~') && !key.includes('/')) return key;
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Decodes a reference token to a key (RFC 6901 §4). A token is the text between two slashes of a JSON Pointer. */
export function unescapePointer(token: string): string {
  return token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token;
}

/**
 * Returns the keys of a JSON Pointer; an empty list for `''`.
 * @param pointer a JSON Pointer, such as `/paths/~1site/get`
 */
export function pointerKeys(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .split('/')
    .slice(pointer.startsWith('/') ? 1 : 0)
    .map(unescapePointer);
}
