/** The statuses of success, of what several documents say: all are kept, and a difference is written down. */
import { isSuccess } from '../../../model/status.js';
import type { Response } from '../../../model/api.js';
import { trustOf, type Fact } from '../../../model/origin.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { isOfOneSource, unionOrigins } from '../elect.js';
import { isRecording, type Claim } from '../match/match.js';
import { recordUnion, within, type FactEntry } from './recorded.js';

type Statuses = Fact<readonly string[]>;

/**
 * Notes that documents state different statuses of success. Answers that a collection has saved are some of those there are:
 * they speak only where they show one that no description has. Findings of recorded traffic is told by who verifies it.
 * @param claims all about one endpoint
 */
export function recordStatuses(claims: readonly Claim[], entry: FactEntry): void {
  const stating = claims.filter(({ endpoint }) => trustOf(endpoint.origins) !== 'observed');
  const described = stating.filter(({ api }) => !isRecording(api)).flatMap(successOf);
  const known = new Set(described.flatMap(({ value }) => value));
  // A range is no status, and has room for all of them.
  if (known.size === 0 || known.has('2XX')) return;
  const saved = stating
    .filter(({ api }) => isRecording(api))
    .flatMap(successOf)
    .filter(({ value }) => value.some((status) => !known.has(status)));
  const facts = [...described, ...saved];
  if (isOfOneSource(facts.map(({ origins }) => origins))) return;
  recordUnion(withObserved(facts, claims), within(entry, 'responses'), 'reconcile/status');
}

/** Adds where recorded traffic shows the statuses of a list that another list lacks. */
function withObserved(facts: readonly Statuses[], claims: readonly Claim[]): Statuses[] {
  const observed = claims.flatMap(({ endpoint: { responses } }) =>
    responses.filter(({ origins }) => trustOf(origins) === 'observed'),
  );
  return facts.map(({ value, origins }) => {
    const disputed = value.filter((status) => facts.some((other) => !other.value.includes(status)));
    const shown = observed.filter(({ status }) => disputed.includes(String(status)));
    return { value, origins: [...origins, ...shown.flatMap((one) => one.origins.slice(0, 1))] };
  });
}

/** The statuses of success that a document states of an endpoint; nothing where it states none. */
function successOf({ endpoint: { responses } }: Claim): Statuses[] {
  const found = responses.filter(isStatedSuccess);
  if (found.length === 0) return [];
  const value = [...new Set(found.map(({ status }) => String(status)))].sort(byCodeUnit);
  return [{ value, origins: unionOrigins(found.map(({ origins }) => origins)) }];
}

function isStatedSuccess({ status, origins }: Response): boolean {
  return isSuccess(status) && trustOf(origins) !== 'assumed';
}
