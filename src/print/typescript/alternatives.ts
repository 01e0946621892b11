/** The alternatives of an operation's security, in the order in which callers and servers try them. */
import type { SecurityRequirement } from '../../model/api.js';

/**
 * Which of several alternatives is meant by who has credentials for more than one: the standard gives them no order, so
 * the first counts, but for one that asks for all that another does and for more. Whoever can show more wants it seen.
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

/** Nobody has to be told that some credential is more than none. */
function asksForMore(requirement: SecurityRequirement, other: SecurityRequirement): boolean {
  return (
    other.length > 0 &&
    requirement.length > other.length &&
    other.every(({ scheme }) => requirement.some((use) => use.scheme === scheme))
  );
}
