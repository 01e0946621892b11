/** Writes security requirements in words. */
import type { SecurityRequirement } from '../api.js';

/** How security requirements are written: as text, Markdown or HTML, and in which language. */
export interface SecuritySpelling<T> {
  /** Printed if no credentials are needed. */
  readonly none: T;
  readonly scheme: (use: SecurityRequirement[number]) => T;
  /** Combines schemes that are needed together. */
  readonly and: (schemes: T[]) => T;
  /** Combines alternatives, of which one is needed. */
  readonly or: (combinations: T[]) => T;
}

/**
 * Writes security requirements. An empty list, and an empty requirement in the list, mean that no credentials are
 * needed.
 */
export function securityInWords<T>(
  alternatives: readonly SecurityRequirement[],
  { none, scheme, and, or }: SecuritySpelling<T>,
): T {
  if (alternatives.length === 0) return none;
  return or(alternatives.map((all) => (all.length === 0 ? none : and(all.map(scheme)))));
}

/** Writes security requirements as plain text: `key`, `oauth (read, write) and key, or none`. */
export function securityText(alternatives: readonly SecurityRequirement[]): string {
  return securityInWords(alternatives, {
    none: 'none',
    scheme: ({ scheme, scopes }) =>
      scopes.length > 0 ? `${scheme} (${scopes.join(', ')})` : scheme,
    and: (schemes) => schemes.join(' and '),
    or: (combinations) => combinations.join(', or '),
  });
}
