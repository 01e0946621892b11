/** Orders the alternatives of an operation's security: callers and servers try them in this order. */
import type { SecurityRequirement } from '../../model/api.js';

/**
 * Orders the alternative security requirements for callers that have credentials for several of them. OpenAPI defines
 * no order, so the declared order is kept, with one exception. If alternative A requires all schemes of alternative B
 * and more, A comes before B, because the response to A may contain more.
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
 * Returns true if a requirement includes every scheme of another requirement, and more. Returns false if the other
 * requirement is empty. The declared order of the two is then kept.
 */
function asksForMore(requirement: SecurityRequirement, other: SecurityRequirement): boolean {
  return (
    other.length > 0 &&
    requirement.length > other.length &&
    other.every(({ scheme }) => requirement.some((use) => use.scheme === scheme))
  );
}
