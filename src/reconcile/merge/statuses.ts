/** The statuses of success, of what several documents say: all are kept, and a difference is written down. */
import { isSuccess } from '../../model/status.js';
import type { Response } from '../../model/api.js';
import { trustOf, type Fact } from '../../model/origin.js';
import { byCodeUnit } from '../../foundation/sort.js';
import { distinctFacts, isOfOneSource, unionOrigins } from '../elect.js';
import type { LedgerWriter } from '../ledger/writer.js';
import { isRecording, type Claim } from '../match/match.js';

type Statuses = Fact<readonly string[]>;

/**
 * Notes that documents state different statuses of success. Answers that a collection has saved are some of those there are:
 * they speak only where they show one that no description has. What recorded traffic shows is told by who verifies it.
 * @param claims all about one endpoint
 */
export function recordStatuses(claims: readonly Claim[], ledger: LedgerWriter): void {
  const stating = claims.filter(({ endpoint }) => trustOf(endpoint.origins) !== 'observed');
  const described = stating.filter(({ api }) => !isRecording(api)).flatMap(successOf);
  const known = new Set(described.flatMap(({ value }) => value));
  // A range is no status, and has room for all of them.
  if (known.size === 0 || known.has('2XX')) return;
  const saved = stating
    .filter(({ api }) => isRecording(api))
    .flatMap(successOf)
    .filter(({ value }) => value.some((status) => !known.has(status)));
  const facts = distinctFacts([...described, ...saved]);
  if (facts.length < 2 || isOfOneSource(facts.map(({ origins }) => origins))) return;
  const value = [...new Set(facts.flatMap((fact) => fact.value))].sort(byCodeUnit);
  const rejected = facts
    .filter((fact) => fact.value.length < value.length)
    .map((fact) => ({ fact, why: 'states only some of them' }))
    .sort((a, b) => byCodeUnit(a.fact.value.join(), b.fact.value.join()));
  const full = facts.filter((fact) => fact.value.length === value.length);
  const origins = unionOrigins((full.length > 0 ? full : facts).map((fact) => fact.origins));
  const outcome = { kept: { value, origins }, rule: 'union', rejected };
  const shown = value.join(' and ');
  ledger.record(claims[0]?.endpoint.key ?? '', 'responses', outcome, 'reconcile/status', { shown });
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
