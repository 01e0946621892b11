/**
 * Compares security requirements by the callers that they admit. When documents are merged, the result must reject
 * every caller that at least one of them rejects.
 */
import type { SecurityRequirement, SecurityScheme, SecuritySchemeUse } from '../../model/api.js';
import { byCodeUnit } from '../../base/foundation/sort.js';
import { MERGING_LIMITS } from '../../base/foundation/limits/merging.js';
import { isMoreDetailed, sendableAlternatives } from '../../model/security/credential-carrier.js';

type Requirements = readonly SecurityRequirement[];
type Schemes = ReadonlyMap<string, SecurityScheme>;

/** Returns true if a caller without credentials is admitted. */
export function admitsAnonymous(requirements: Requirements): boolean {
  return requirements.every((all) => all.length === 0) || requirements.some((all) => !all.length);
}

/**
 * Returns true if `other` also admits every caller that `one` admits.
 * @param schemes the security schemes of the merged API
 */
export function admitsNoMore(one: Requirements, other: Requirements, schemes: Schemes): boolean {
  if (admitsAnonymous(other)) return true;
  if (admitsAnonymous(one)) return false;
  return one.every((all) => other.some((enough) => implies(all, enough, schemes)));
}

/**
 * Returns requirements that admit a caller only if both `one` and `other` admit this caller. If neither is stricter
 * than the other, callers must send the credentials of both. Credentials that one request cannot contain become
 * alternatives.
 * @returns `one` or `other` if it is strict enough, otherwise sorted alternatives
 */
export function strictest(one: Requirements, other: Requirements, schemes: Schemes): Requirements {
  if (admitsNoMore(one, other, schemes)) return one;
  if (admitsNoMore(other, one, schemes)) return other;
  const pairs =
    one.length * other.length > MERGING_LIMITS.securityAlternatives.most
      ? [[...one, ...other].reduce((all, more) => together(all, more, schemes))]
      : one.flatMap((all) => other.map((more) => together(all, more, schemes)));
  return withoutNeedless(pairs.flatMap((all) => sendableAlternatives(all, schemes)));
}

/** Returns true if the credentials for `one` include those for `other`. */
function implies(
  one: SecurityRequirement,
  other: SecurityRequirement,
  schemes: Schemes = new Map(),
): boolean {
  return other.every((enough) => one.some((use) => covers(use, enough, schemes)));
}

function covers(use: SecuritySchemeUse, enough: SecuritySchemeUse, schemes: Schemes): boolean {
  if (!enough.scopes.every((name) => use.scopes.includes(name))) return false;
  if (use.scheme === enough.scheme) return true;
  const [own, other] = [schemes.get(use.scheme), schemes.get(enough.scheme)];
  return own !== undefined && other !== undefined && isMoreDetailed(own, other);
}

function together(
  one: SecurityRequirement,
  other: SecurityRequirement,
  schemes: Schemes,
): SecurityRequirement {
  const scopes = new Map<string, Set<string>>();
  for (const use of [...one, ...other]) {
    const known = scopes.get(use.scheme) ?? new Set();
    scopes.set(use.scheme, known);
    for (const name of use.scopes) known.add(name);
  }
  const uses = [...scopes]
    .map(([scheme, names]) => ({ scheme, scopes: [...names].sort(byCodeUnit) }))
    .sort((a, b) => byCodeUnit(a.scheme, b.scheme));
  return uses.filter((use) => !uses.some((more) => more !== use && covers(more, use, schemes)));
}

/**
 * Removes each alternative whose credentials include all credentials of another alternative, because the other
 * alternative already admits its callers.
 */
function withoutNeedless(alternatives: Requirements): Requirements {
  const sorted = alternatives
    .map((all) => ({ all, text: JSON.stringify(all) }))
    .sort((a, b) => byCodeUnit(a.text, b.text));
  return sorted.flatMap(({ all, text }, index) => {
    const needless = sorted.some(
      (other, at) => at !== index && implies(all, other.all) && (other.text !== text || at < index),
    );
    return needless ? [] : [all];
  });
}
