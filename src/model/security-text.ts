/** Security requirements in words. */
import type { SecurityRequirement } from './api.js';

/** How parts of security are spelled: as text, Markdown or HTML, in any language. */
export interface SecuritySpelling<T> {
  /** No credential is needed. */
  readonly none: T;
  readonly scheme: (use: SecurityRequirement[number]) => T;
  /** Schemes that are needed together. */
  readonly and: (schemes: T[]) => T;
  /** Alternatives. */
  readonly or: (combinations: T[]) => T;
}

/** Alternatives of combinations of schemes; an empty list and an empty combination need no credential. */
export function securityInWords<T>(
  alternatives: readonly SecurityRequirement[],
  { none, scheme, and, or }: SecuritySpelling<T>,
): T {
  if (alternatives.length === 0) return none;
  return or(alternatives.map((all) => (all.length === 0 ? none : and(all.map(scheme)))));
}

/** As plain text: `key`, `oauth (read, write) and key, or none`. */
export function securityText(alternatives: readonly SecurityRequirement[]): string {
  return securityInWords(alternatives, {
    none: 'none',
    scheme: ({ scheme, scopes }) =>
      scopes.length > 0 ? `${scheme} (${scopes.join(', ')})` : scheme,
    and: (schemes) => schemes.join(' and '),
    or: (combinations) => combinations.join(', or '),
  });
}
