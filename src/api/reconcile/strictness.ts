/** Compares the callers that security requirements admit, so that a merge admits no caller that a document rejects. */
import type { SecurityRequirement } from '../../model/api.js';
import { byCodeUnit } from '../../base/foundation/sort.js';
import { MERGING_LIMITS } from '../../base/foundation/limits/merging.js';

type Requirements = readonly SecurityRequirement[];

/** True if some caller is admitted without a credential. */
export function admitsAnonymous(requirements: Requirements): boolean {
  return requirements.every((all) => all.length === 0) || requirements.some((all) => !all.length);
}

/** True if every caller that `one` admits is admitted by `other` too. */
export function admitsNoMore(one: Requirements, other: Requirements): boolean {
  if (admitsAnonymous(other)) return true;
  if (admitsAnonymous(one)) return false;
  return one.every((all) => other.some((enough) => implies(all, enough)));
}

/**
 * Returns requirements that admit only callers whom both admit. If neither includes the other, callers send the
 * credentials of both.
 * @returns one of the two if it is strict enough; otherwise sorted alternatives
 */
export function strictest(one: Requirements, other: Requirements): Requirements {
  if (admitsNoMore(one, other)) return one;
  if (admitsNoMore(other, one)) return other;
  const pairs =
    one.length * other.length > MERGING_LIMITS.securityAlternatives.most
      ? [[...one, ...other].reduce(together)]
      : one.flatMap((all) => other.map((more) => together(all, more)));
  return withoutNeedless(pairs);
}

/** True if the credentials for `one` include those for `other`. */
function implies(one: SecurityRequirement, other: SecurityRequirement): boolean {
  return other.every(({ scheme, scopes }) =>
    one.some((use) => use.scheme === scheme && scopes.every((name) => use.scopes.includes(name))),
  );
}

function together(one: SecurityRequirement, other: SecurityRequirement): SecurityRequirement {
  const scopes = new Map<string, Set<string>>();
  for (const use of [...one, ...other]) {
    const known = scopes.get(use.scheme) ?? new Set();
    scopes.set(use.scheme, known);
    for (const name of use.scopes) known.add(name);
  }
  return [...scopes]
    .map(([scheme, names]) => ({ scheme, scopes: [...names].sort(byCodeUnit) }))
    .sort((a, b) => byCodeUnit(a.scheme, b.scheme));
}

/** Removes alternatives that require more than another one. */
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
