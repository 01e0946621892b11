/** Helpers for descriptions that have a hostile text in every location. */

export type Json = unknown;

/**
 * Returns the text for one location of a description.
 * @param benign the text in a harmless description
 */
export type Say = (benign: string) => string;

export function pointer(name: string): string {
  const escaped = name.replaceAll('~', '~0').replaceAll('/', '~1');
  // An unpaired surrogate cannot be percent-encoded.
  return /\p{Surrogate}/u.test(escaped) ? escaped : encodeURIComponent(escaped);
}

/**
 * Builds an object. Its keys may include `__proto__`, which would set the prototype in an object
 * literal.
 */
export function record(...entries: readonly (readonly [string, Json])[]): Json {
  return Object.fromEntries(entries);
}
