/** The texts of a hostile description, for every location of a text. */

export type Json = unknown;

/**
 * Returns the text for a location.
 * @param benign the text of an honest description
 */
export type Say = (benign: string) => string;

export function pointer(name: string): string {
  const escaped = name.replaceAll('~', '~0').replaceAll('/', '~1');
  // Half a surrogate pair has no percent-encoding.
  return /\p{Surrogate}/u.test(escaped) ? escaped : encodeURIComponent(escaped);
}

/** Keys may be `__proto__`: a literal would set the prototype. */
export function record(...entries: readonly (readonly [string, Json])[]): Json {
  return Object.fromEntries(entries);
}
