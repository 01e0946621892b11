/** The alternatives of an operation's security, in the order in which callers and servers try them. */
import type { SecurityRequirement } from '../../model/api.js';

/**
 * Orders the alternatives for a caller that has credentials for several of them. The standard defines no order, so the
 * declared order applies. One exception: an alternative that requires all schemes of another one and more comes first,
 * because a caller that has all of them expects all to be sent.
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

/** An empty alternative is not compared: it keeps its declared position. */
function asksForMore(requirement: SecurityRequirement, other: SecurityRequirement): boolean {
  return (
    other.length > 0 &&
    requirement.length > other.length &&
    other.every(({ scheme }) => requirement.some((use) => use.scheme === scheme))
  );
}
