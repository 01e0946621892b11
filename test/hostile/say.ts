/** What stands in a hostile description wherever a text may stand. */

export type Json = unknown;

/**
 * Gives the text of a place.
 * @param benign what would stand there in an honest description
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
