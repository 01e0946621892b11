/** Recommends a choice, with the reason. */
import type { DiagnosticCode } from '../../base/diagnostics/catalog.js';
import type { Election } from '../reconcile/index.js';
import { newestVersion, type DocumentVersions } from './newest-version.js';
import type { Question, QuestionCandidate, Recommendation } from './question.js';

/** Maps each rule that chooses between conflicting values to the reason why it prefers a value, in words for people. */
const REASONS: Readonly<Record<string, string>> = {
  trust: 'a document declares it; the other value is only inferred or observed',
  scope: 'its document describes every use of the schema',
  fit: 'it is more specific',
  support: 'more independent documents declare it',
  version: 'its document describes the newest version of the API',
  format: 'its document has the newer format',
  alternatives: 'its document declares every kind of authentication of the other documents',
  strictest: 'it is stricter, and a document without credentials may be incomplete',
  optional: 'a call that omits it still compiles',
  any: 'an unnecessary warning is better than a missing one',
};

/** Maps each rule that prefers no document, but whose outcome is safe for callers, to the reason why it is safe. */
const SAFE: Readonly<Record<string, string>> = {
  widen: 'it accepts everything that one of the documents accepts',
  union: 'it keeps what each document declares',
  dropped: 'without it, every value that one of the documents allows is accepted',
  renamed: 'it keeps what each document declares',
};

/** Rules that compare the values themselves and not how they are worded. */
const DECISIVE: ReadonlySet<string> = new Set([
  'trust',
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
 * @param documents the documents of the run that declare versions
 */
export function recommend(
  { rule, conflict, note }: Election,
  candidates: readonly QuestionCandidate[],
  keptKey: string | undefined,
  asIs: string,
  documents: DocumentVersions,
): Recommendation {
  if (note === 'reconcile/operation-id') {
    return { key: asIs, reason: 'the other names stay aliases' };
  }
  const seen = candidates.filter(({ statements }) => statements.some((one) => one.seen));
  const [observed] = seen;
  if (observed && seen.length === 1)
    return { key: observed.key, reason: 'recorded traffic shows it' };
  const newest = newestVersion(candidates, documents);
  // A description that is worded better does not necessarily have the correct unit. So the wording is no reason to
  // recommend a unit.
  const isWording = conflict !== 'reconcile/unit';
  const isDecided = DECISIVE.has(rule);
  const reason = isWording || isDecided ? REASONS[rule] : undefined;
  if (newest && !isDecided) return newest;
  if (keptKey !== undefined && reason !== undefined) return { key: keptKey, reason };
  const ranked = [...candidates].sort((a, b) => documentsOf(b) - documentsOf(a));
  const [most, next] = ranked;
  if (most && next && documentsOf(most) > documentsOf(next)) {
    return { key: most.key, reason: 'more documents declare it' };
  }
  const safe = SAFE[rule];
  if (safe !== undefined) return { key: keptKey ?? asIs, reason: safe };
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

function documentsOf({ statements, more }: QuestionCandidate): number {
  return new Set(statements.map(({ source }) => source)).size + more;
}
