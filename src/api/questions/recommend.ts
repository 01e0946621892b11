/** Which choice is recommended, and why. */
import type { Election } from '../reconcile/index.js';
import type { QuestionCandidate } from './question.js';

export interface Recommendation {
  readonly key: string;
  readonly reason: string;
}

/** Why a rule of elections prefers a value, in words for people. */
const REASONS: Readonly<Record<string, string>> = {
  trust: 'a document declares it; the other value is only inferred or observed',
  fit: 'it says more than the other one',
  support: 'more independent documents state it',
  format: 'its document has the newer format',
  score: 'it reads better',
  alternatives: 'its document declares every way in that the others declare',
  strictest: 'no document opens what another document closes',
  optional: 'a call that omits it still compiles',
  any: 'a warning too many is better than one too few',
};

/**
 * @param election of one place
 * @param keptKey the candidate whose value was kept; nothing if none was
 * @param asIs the key of the choice that changes nothing
 */
export function recommend(
  { rule, conflict }: Election,
  candidates: readonly QuestionCandidate[],
  keptKey: string | undefined,
  asIs: string,
): Recommendation {
  const seen = candidates.filter(({ statements }) => statements.some((one) => one.seen));
  const [shown] = seen;
  if (shown && seen.length === 1) return { key: shown.key, reason: 'recorded traffic shows it' };
  // A better text does not make its unit the right one.
  const reason = conflict === 'reconcile/unit' && rule === 'score' ? undefined : REASONS[rule];
  if (keptKey !== undefined && reason !== undefined) return { key: keptKey, reason };
  const ranked = [...candidates].sort((a, b) => documentsOf(b) - documentsOf(a));
  const [most, next] = ranked;
  if (most && next && documentsOf(most) > documentsOf(next)) {
    return { key: most.key, reason: 'more documents state it' };
  }
  return {
    key: asIs,
    reason: 'no document is more trustworthy: this is safe until you check with the service',
  };
}

function documentsOf({ statements, more }: QuestionCandidate): number {
  return new Set(statements.map(({ source }) => source)).size + more;
}
