/** The alternatives of an operation's security, in the order in which callers and servers try them. */
import type { SecurityRequirement } from '../../model/api.js';

/**
 * Orders the alternatives for callers with credentials for more than one. The standard gives them no order, so the
 * first one wins, but an alternative that requires everything another one does and more comes before it: it may give
 * the caller a fuller response.
 */
export function securityAlternatives(
  security: readonly SecurityRequirement[],
): readonly SecurityRequirement[] {
  if (security.length < 2) return security;
  const ordered: SecurityRequirement[] = [];
  for (const requirement of security) {
    const at = ordered.findIndex((other) => asksForMore(requirement, other));
    ordered.splice(at < 0 ? ordered.length : at, 0, requirement);
  }
  return ordered;
}

/**
 * True if a requirement includes every scheme of another requirement, and more schemes. An empty requirement does not
 * count: the order then stays as declared.
 */
function asksForMore(requirement: SecurityRequirement, other: SecurityRequirement): boolean {
  return (
    other.length > 0 &&
    requirement.length > other.length &&
    other.every(({ scheme }) => requirement.some((use) => use.scheme === scheme))
  );
}
