/** Merges the success statuses of several documents. All of them are kept, and a difference is recorded. */
import { isSuccess } from '../../../model/status.js';
import type { Response } from '../../../model/api.js';
import { trustOf, type Fact } from '../../../model/origin.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { isOfOneSource, unionOrigins } from '../elect.js';
import { isRecording, type Claim } from '../match/claim.js';
import { recordUnion, within, type FactEntry } from './recorded.js';

type Statuses = Fact<readonly string[]>;

/**
 * Records that documents declare different success statuses. Saved responses in a collection are incomplete, so a
 * collection is only compared if one of its statuses is in no description. Recorded traffic is compared elsewhere.
 * @param claims the descriptions of one endpoint by all documents
 */
export function recordStatuses(claims: readonly Claim[], entry: FactEntry): void {
  const stating = claims.filter(({ endpoint }) => trustOf(endpoint.origins) !== 'observed');
  const described = stating.filter(({ api }) => !isRecording(api)).flatMap(successOf);
  const known = new Set(described.flatMap(({ value }) => value));
  // The range `2XX` includes every success status.
  if (known.size === 0 || known.has('2XX')) return;
  const saved = stating
    .filter(({ api }) => isRecording(api))
    .flatMap(successOf)
    .filter(({ value }) => value.some((status) => !known.has(status)));
  const facts = [...described, ...saved];
  if (isOfOneSource(facts.map(({ origins }) => origins))) return;
  recordUnion(withObserved(facts, claims), within(entry, 'responses'), 'reconcile/status');
}

/** If only some of the documents declare a status, adds the origins of recorded responses with this status. */
function withObserved(facts: readonly Statuses[], claims: readonly Claim[]): Statuses[] {
  const observed = claims.flatMap(({ endpoint: { responses } }) =>
    responses.filter(({ origins }) => trustOf(origins) === 'observed'),
  );
  return facts.map(({ value, origins }) => {
    const disputed = value.filter((status) => facts.some((other) => !other.value.includes(status)));
    const matching = observed.filter(({ status }) => disputed.includes(String(status)));
    return { value, origins: [...origins, ...matching.flatMap((one) => one.origins.slice(0, 1))] };
  });
}

/** Returns the success statuses that a document declares for an endpoint; an empty list if it declares none. */
function successOf({ endpoint: { responses } }: Claim): Statuses[] {
  const found = responses.filter(isDeclaredSuccess);
  if (found.length === 0) return [];
  const value = [...new Set(found.map(({ status }) => String(status)))].sort(byCodeUnit);
  return [{ value, origins: unionOrigins(found.map(({ origins }) => origins)) }];
}

function isDeclaredSuccess({ status, origins }: Response): boolean {
  return isSuccess(status) && trustOf(origins) !== 'assumed';
}
