/** JSON Pointer (RFC 6901), the reading side. */

/**
 * The keys of a pointer; `''` has none.
 * @param pointer e.g. `/paths/~1site/get`
 */
export function pointerKeys(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .split('/')
    .slice(pointer.startsWith('/') ? 1 : 0)
    .map(decodedKey);
}

/** A key as it is, of what stands between two slashes of a pointer. */
export function decodedKey(key: string): string {
  return key.includes('~') ? key.replaceAll('~1', '/').replaceAll('~0', '~') : key;
}
