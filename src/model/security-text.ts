/** Who may call, in words. */
import type { SecurityRequirement } from './api.js';

/** Alternatives of combinations of schemes: `key`, `oauth (read, write) and key, or none`. */
export function securityText(alternatives: readonly SecurityRequirement[]): string {
  const texts = alternatives.map((all) =>
    all
      .map(({ scheme, scopes }) =>
        scopes.length > 0 ? `${scheme} (${scopes.join(', ')})` : scheme,
      )
      .join(' and '),
  );
  return texts.map((text) => (text === '' ? 'none' : text)).join(', or ') || 'none';
}
