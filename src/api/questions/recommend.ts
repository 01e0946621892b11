/** Recommends a choice, with the reason. */
import type { DiagnosticCode } from '../../base/diagnostics/catalog.js';
import type { Election } from '../reconcile/index.js';
import type { Question, QuestionCandidate, Recommendation } from './question.js';

/** Maps each rule that chooses between conflicting values to the reason why it prefers a value, in words for people. */
const REASONS: Readonly<Record<string, string>> = {
  trust: 'a document declares it; the other value is only inferred or observed',
  scope: 'its document describes every use of the schema',
  fit: 'it is more specific',
  support: 'more independent documents declare it',
  relation: 'its document is the newer one',
  alternatives: 'its document declares every kind of authentication of the other documents',
  strictest: 'it is stricter, and a document without credentials may be incomplete',
  any: 'an unnecessary warning is better than a missing one',
};

/** Rules that compare the values themselves and not how they are worded. */
const DECISIVE: ReadonlySet<string> = new Set([
  'trust',
  'relation',
  'fit',
  'support',
  'alternatives',
  'strictest',
]);

/** Conflicts about facts that no document declares, and that were only observed in traffic. */
const UNDECLARED: ReadonlySet<string> = new Set<DiagnosticCode>([
  'traffic/undeclared-operation',
  'traffic/undeclared-answer',
  'traffic/undeclared-parameter',
  'traffic/undeclared-property',
]);

const UNDECIDED =
  'The documents do not show which value is right. Ask their authors, or record a call (restitch record).';

/**
 * Recommends a choice.
 * @param election the decision about one of the conflicts
 * @param keptKey the key of the candidate whose value was kept; `undefined` if no candidate was kept
 * @param asIs the key of the choice that accepts the kept value
 */
export function recommend(
  { rule, conflict, note }: Election,
  candidates: readonly QuestionCandidate[],
  keptKey: string | undefined,
  asIs: string,
): Recommendation {
  if (note === 'reconcile/operation-id') {
    return { key: asIs, reason: 'the other names stay aliases' };
  }
  const seen = candidates.filter(({ statements }) => statements.some((one) => one.seen));
  const [observed] = seen;
  if (observed && seen.length === 1)
    return { key: observed.key, reason: 'recorded traffic shows it' };
  // A description that is worded better does not necessarily have the correct unit. So the wording is no reason to
  // recommend a unit.
  const isWording = conflict !== 'reconcile/unit';
  const isDecided = DECISIVE.has(rule);
  const reason = isWording || isDecided ? REASONS[rule] : undefined;
  if (keptKey !== undefined && reason !== undefined) return { key: keptKey, reason };
  if (UNDECLARED.has(conflict ?? '')) return { key: asIs, reason: 'recorded traffic shows it' };
  if (keptKey !== undefined && rule === 'score' && isWording) {
    return { key: keptKey, reason: 'it is worded better' };
  }
  // A difference without a conflict code does not affect callers.
  if (conflict === undefined) return { key: keptKey ?? asIs, reason: 'callers can use either' };
  return { reason: UNDECIDED };
}

/** Returns the recommendation as a sentence, for the terminal and the web pages. */
export function recommendedText({ recommended: { key, reason }, choices }: Question): string {
  const choice = choices.find((one) => one.key === key);
  if (choice === undefined) return `No recommendation. ${reason}`;
  return `Recommended: ${choice.key} (${choice.label}), because ${reason}.`;
}

/**
 * Returns the locations of a question's conflicts. Returns an empty list if there is only one location and the title
 * already names it.
 */
export function furtherPlaces({ places, title }: Question): Question['places'] {
  const [first] = places;
  const isNamed = first && title.includes(first.text.replace(/^schema /, ''));
  return places.length === 1 && isNamed ? [] : places;
}
