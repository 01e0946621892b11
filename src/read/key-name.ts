/** Names that say that a value is a key. */

/** True for names of headers and query parameters that carry an API key. */
export function isKeyName(name: string): boolean {
  return /^(?:x-)?(?:api[-_]?key|access[-_]token|auth[-_]token|api[-_]token)$/i.test(name);
}
