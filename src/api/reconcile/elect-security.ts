/** Chooses the security of an endpoint that several documents describe: the strictest one. */
import { fieldStep } from '../../model/place.js';
import type { SecurityRequirement } from '../../model/api.js';
import { groupBy } from '../../base/foundation/group.js';
import { type Fact, type Origin, isDeclared, trustOf } from '../../model/origin.js';
import { securityText } from '../../model/security/security-text.js';
import { byCodeUnit } from '../../base/foundation/sort.js';
import type { LedgerWriter } from './ledger/writer.js';
import { canonicalText } from '../../model/canonical.js';
import {
  electCredentials,
  distinctFacts,
  isOfOneSource,
  unionOrigins,
  type Authority,
  type ElectionResult,
} from './elect.js';
import { isRecording, type Claim, sourceOf } from './match/claim.js';
import { admitsAnonymous, admitsNoMore, strictest } from './strictness.js';

type DeclaredSecurity = Fact<readonly SecurityRequirement[]>;
type Schemes = Authority['securitySchemes'];

/**
 * Chooses the security of an endpoint so that the result rejects every caller that at least one of the documents
 * rejects. The precedence and number of documents do not matter. Only an overlay can change the result.
 * @returns `undefined` if no document declares security
 */
export function electSecurity(
  claims: readonly Claim[],
  authority: Authority,
  ledger: LedgerWriter,
): DeclaredSecurity | undefined {
  const [only] = claims;
  if (only && claims.length === 1)
    return only.endpoint.security && withMergedNames(only.endpoint.security, only, authority);
  const { securitySchemes: schemes } = authority;
  const outcome = outcomeOf(declaredSecurity(claims, authority), authority);
  if (!outcome) return undefined;
  const { kept, rejected } = outcome;
  if (rejected.length === 0 || areSameByName(claims)) return kept;
  const trust = trustOf(kept.origins);
  const isOdd = (fact: DeclaredSecurity): boolean =>
    isObserved(fact) && admitsAnonymous(kept.value) && asksBesideCookies(fact, schemes);
  const disputed = rejected.filter(
    ({ fact }) => isDeclared(fact) || trustOf(fact.origins) === trust || isOdd(fact),
  );
  const looser = disputed.some(
    ({ fact }) =>
      isDeclared(fact) &&
      !admitsNoMore(fact.value, kept.value, schemes) &&
      !saysLess(fact, kept, schemes),
  );
  // If a single document declares different security for an endpoint, this is not an error, because the strictest one
  // is safe.
  const isOwn = isOfOneSource(
    [kept, ...rejected.map(({ fact }) => fact)].map(({ origins }) => origins),
  );
  const code = looser && !isOwn ? 'reconcile/security-looser' : 'reconcile/security';
  ledger.record(
    claims[0]?.endpoint.key ?? '',
    [fieldStep('security')],
    outcome,
    disputed.length > 0 ? code : undefined,
    { keptText: securityText(kept.value), at: operationOf(kept, claims) },
  );
  return kept;
}

/** Returns true for security that only declares less about the header that the other security requires. */
function saysLess(one: DeclaredSecurity, other: DeclaredSecurity, schemes: Schemes): boolean {
  const byName = admitsNoMore(other.value, one.value, new Map());
  return !byName && admitsNoMore(other.value, one.value, schemes);
}

/**
 * Returns true if all documents require security schemes with the same names. If documents define one of these schemes
 * differently, this conflict is reported once for the scheme, instead of once for each operation.
 */
function areSameByName(claims: readonly Claim[]): boolean {
  const texts = claims.flatMap(({ endpoint: { security } }) =>
    security ? [textOf(sortRequirement(security))] : [],
  );
  return new Set(texts).size === 1;
}

/** Replaces the names of security schemes in a document's requirements with their names in the merged API. */
function withMergedNames(
  fact: DeclaredSecurity,
  { api }: Claim,
  { schemeNames }: Authority,
): DeclaredSecurity {
  const names = schemeNames.get(sourceOf(api));
  const value = fact.value.map((all) =>
    all.map((use) => ({ ...use, scheme: names?.get(use.scheme) ?? use.scheme })),
  );
  return sortRequirement({ ...fact, value });
}

/**
 * Returns the security that the documents declare. A request in a collection uses only one of the alternatives, and its
 * scopes are unknown. So if a description declares this alternative, the request is ignored.
 */
function declaredSecurity(
  claims: readonly Claim[],
  authority: Authority,
): readonly DeclaredSecurity[] {
  const own = claims.flatMap((claim) => {
    const { security } = claim.endpoint;
    if (!security) return [];
    const fact = withMergedNames(security, claim, authority);
    return [{ collection: isRecording(claim.api), fact }];
  });
  const described = own.flatMap(({ collection, fact }) =>
    !collection && isDeclared(fact) ? [fact] : [],
  );
  const ways = new Set(described.flatMap(({ value }) => value.map(schemesOf)));
  const texts = new Set(described.map(textOf));
  const isTelling = (fact: DeclaredSecurity): boolean =>
    fact.value.flat().length === 0 ||
    !fact.value.every((all) => ways.has(schemesOf(all))) ||
    texts.has(textOf(fact));
  return own.flatMap(({ collection, fact }) => (collection && !isTelling(fact) ? [] : [fact]));
}

/** Returns the names of the schemes in one alternative, without their scopes. */
function schemesOf(all: SecurityRequirement): string {
  return all.map(({ scheme }) => scheme).join('\n');
}

/**
 * Returns the alternatives of a document that declares all alternatives of the other documents. A document that omits
 * an alternative does not forbid it. The scopes of an alternative are combined.
 * @returns `undefined` if no document declares all alternatives, or if one document allows unauthenticated callers
 */
function alternativesOfAll(
  facts: readonly DeclaredSecurity[],
  schemes: Schemes,
): DeclaredSecurity | undefined {
  const widest = facts.find(({ value }) => {
    const ways = new Set(value.map(schemesOf));
    return facts.every((other) => other.value.every((all) => ways.has(schemesOf(all))));
  });
  if (widest === undefined || facts.some(({ value }) => admitsAnonymous(value))) return undefined;
  const others = groupBy(
    facts.flatMap(({ value }) => value),
    schemesOf,
  );
  const value = widest.value.map((all) =>
    (others.get(schemesOf(all)) ?? [all])
      .map((one): readonly SecurityRequirement[] => [one])
      .reduce((a, b) => strictest(a, b, schemes))
      .flat(),
  );
  return { value, origins: widest.origins };
}

const OMITS = 'it omits a kind of authentication that another document declares';

function outcomeOf(
  facts: readonly DeclaredSecurity[],
  authority: Authority,
): ElectionResult<DeclaredSecurity['value']> | undefined {
  const [first] = facts;
  if (first === undefined) return undefined;
  if (facts.length === 1) return electCredentials(facts, authority);
  const binding = bindingOf(facts);
  const { securitySchemes: schemes } = authority;
  const wide = alternativesOfAll(binding, schemes);
  if (wide !== undefined && wide.value.length > 1) {
    const rejected = distinctFacts(facts)
      .filter((fact) => textOf(fact) !== textOf(wide))
      .map((fact) => ({ fact, why: OMITS }));
    return { kept: wide, rule: rejected.length > 0 ? 'alternatives' : 'agreed', rejected };
  }
  const value = binding
    .map((fact) => fact.value)
    .reduce((one, other) => strictest(one, other, schemes));
  const isAllowed = (one: DeclaredSecurity): boolean => admitsNoMore(one.value, value, schemes);
  const strict = binding.filter(
    (fact) => isAllowed(fact) && admitsNoMore(value, fact.value, schemes),
  );
  const asking = strict.filter((fact) => fact.value.length > 0);
  const elected = electCredentials(asking.length > 0 ? asking : strict, authority, {
    score: scopeCount,
  });
  const kept = elected?.kept ?? {
    value,
    origins: unionOrigins(binding.map(({ origins }) => origins)),
  };
  const known = new Set([kept, ...(elected?.rejected ?? []).map(({ fact }) => fact)].map(textOf));
  const others = distinctFacts(facts).filter((fact) => !known.has(textOf(fact)));
  const isTrusted = isDeclared(kept) && !others.some(isDeclared);
  // Credentials that one request cannot contain have become alternatives, so each document's security is kept.
  const isUnion = elected === undefined && others.every(isAllowed);
  const rejected = others.map((fact) => ({
    fact,
    why: isUnion ? OMITS : whyNot(fact, kept, schemes),
  }));
  const rule = isTrusted ? 'trust' : isUnion ? 'union' : 'strictest';
  return {
    kept,
    rule: others.length > 0 ? rule : (elected?.rule ?? 'strictest'),
    rejected: [...(elected?.rejected ?? []), ...rejected],
  };
}

/**
 * Returns the facts from which the security is chosen: the declared facts, or all facts if none is declared. If all
 * declared security allows unauthenticated callers, inferred facts are returned too. Observed facts are not, because
 * callers send all credentials that they have, and browsers send all cookies, even if the service does not require
 * them.
 */
function bindingOf(facts: readonly DeclaredSecurity[]): readonly DeclaredSecurity[] {
  const declared = facts.filter(isDeclared);
  if (declared.length === 0) return facts;
  const closed = declared.some(({ value }) => !admitsAnonymous(value));
  return closed ? declared : facts.filter((fact) => !isObserved(fact));
}

function isObserved({ origins }: DeclaredSecurity): boolean {
  return trustOf(origins) === 'observed';
}

/** Returns true if a credential is required that is not a cookie. Browsers send cookies automatically. */
function asksBesideCookies({ value }: DeclaredSecurity, schemes: Schemes): boolean {
  return value.flat().some(({ scheme: id }) => {
    const scheme = schemes.get(id);
    return scheme?.kind !== 'apiKey' || scheme.in !== 'cookie';
  });
}

function whyNot(fact: DeclaredSecurity, kept: DeclaredSecurity, schemes: Schemes): string {
  if (!isDeclared(fact) && isDeclared(kept)) return 'declared with less trust';
  return admitsNoMore(fact.value, kept.value, schemes) || saysLess(fact, kept, schemes)
    ? 'it is less specific'
    : 'it accepts callers that another document rejects';
}

function textOf({ value }: DeclaredSecurity): string {
  return canonicalText(value);
}

/**
 * Returns the origin of the operation whose security was kept. Security that is declared for a whole document does not
 * have its origin in an operation.
 */
function operationOf({ origins }: DeclaredSecurity, claims: readonly Claim[]): Origin | undefined {
  const [origin] = origins;
  const places = claims.flatMap(({ endpoint }) => endpoint.origins);
  if (places.some((place) => holds(place, origin))) return origin;
  return places.find(({ source }) => source === origin?.source) ?? places[0];
}

function holds(outer: Origin, inner: Origin | undefined): boolean {
  return outer.source === inner?.source && inner.pointer.startsWith(`${outer.pointer}/`);
}

/**
 * Sorts the alternatives and the schemes in each alternative, and removes duplicate alternatives. After schemes were
 * merged, two alternatives may be equal.
 */
function sortRequirement(fact: DeclaredSecurity): DeclaredSecurity {
  const value = fact.value.map((all) =>
    [...groupBy(all, (use) => use.scheme)]
      .map(([scheme, uses]) => ({ scheme, scopes: distinctScopes(uses) }))
      .sort((a, b) => byCodeUnit(a.scheme, b.scheme)),
  );
  return {
    ...fact,
    value: [...groupBy(value, canonicalText).values()].flatMap(([one]) => (one ? [one] : [])),
  };
}

function distinctScopes(uses: SecurityRequirement): string[] {
  return [...new Set(uses.flatMap(({ scopes }) => scopes))].sort(byCodeUnit);
}

function scopeCount(requirements: readonly SecurityRequirement[]): number {
  return requirements.flat().reduce((count, use) => count + use.scopes.length, 0);
}
