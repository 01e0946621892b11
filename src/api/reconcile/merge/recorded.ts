/** Chooses the values of facts that are not schemas, and records the outcome. */
import { type Fact, trustOf } from '../../../model/origin.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { canonicalText, type Comparable } from '../../../model/canonical.js';
import { electDescription } from '../elect-text.js';
import {
  distinctFacts,
  elect,
  preferred,
  unionOrigins,
  type Authority,
  type ElectionResult,
  type ElectOptions,
} from '../elect.js';
import { fieldStep, type Step, type Steps } from '../../../model/place.js';
import type { ConflictCode, LedgerWriter } from '../ledger/writer.js';
import { foldHard } from '../../../model/text.js';
import { differInUnit } from '../units.js';

/**
 * The location of a fact in the ledger (the record of how conflicts were decided), and the precedence of the documents.
 */
export interface FactEntry {
  readonly entity: string;
  readonly steps: Steps;
  readonly ledger: LedgerWriter;
  readonly authority: Authority;
}

/** Returns the ledger entry for a part of the given entry. A text is the name of a field. */
export function within<Entry extends { readonly steps: Steps }>(
  entry: Entry,
  ...steps: readonly (Step | string)[]
): Entry {
  const added = steps.map((step) => (typeof step === 'string' ? fieldStep(step) : step));
  return { ...entry, steps: [...entry.steps, ...added] };
}

/** Chooses a value. A difference is recorded as a hint. */
export function electFact<T extends Comparable>(
  facts: readonly Fact<T>[],
  { entity, steps, ledger, authority }: FactEntry,
  options: ElectOptions<T> = {},
): Fact<T> | undefined {
  const outcome = elect(facts, authority, options);
  if (outcome) ledger.record(entity, steps, outcome);
  return outcome?.kept;
}

/**
 * Chooses a description. A difference is recorded as a hint.
 * @param known texts such as the summary; a description that only repeats one of them is not used
 */
export function electFactText(
  facts: readonly Fact<string>[],
  { entity, steps, ledger, authority }: FactEntry,
  known: readonly string[] = [],
): Fact<string> | undefined {
  const outcome = electDescription(facts, known, authority);
  if (outcome === undefined) return undefined;
  const repeated = new Set(known.map(foldHard));
  const unused = facts.filter(({ value }) => repeated.has(foldHard(value)));
  const isUsed = repeated.has(foldHard(outcome.kept.value));
  const rejected = (isUsed ? [] : distinctFacts(unused)).map((fact) => ({ fact, why: REPEATS }));
  const whole = { ...outcome, rejected: [...outcome.rejected, ...rejected] };
  ledger.record(entity, steps, whole, unitCode(outcome));
  return outcome.kept;
}

const REPEATS = 'it repeats what the title or the status says';

/** Returns the code `reconcile/unit` if two texts give the same quantity in different units. */
export function unitCode({ kept, rejected }: ElectionResult<string>): 'reconcile/unit' | undefined {
  const isOther = rejected.some(({ fact }) => differInUnit(kept.value, fact.value));
  return isOther ? 'reconcile/unit' : undefined;
}

/**
 * Decides whether an item, such as a parameter, is deprecated. It is deprecated if at least one document declares it as
 * deprecated, unless `precedence` prefers a document that declares the opposite.
 */
export function electDeprecated(
  facts: readonly Fact<boolean>[],
  { entity, steps, ledger, authority }: FactEntry,
): Fact<boolean> | undefined {
  const voters = facts.filter(({ value, origins }) => value || trustOf(origins) !== 'assumed');
  const outcome = elect(voters, authority, { fit: Number });
  if (outcome?.rule !== 'fit') {
    if (outcome) ledger.record(entity, steps, outcome, 'reconcile/deprecated');
    return outcome?.kept ?? facts[0];
  }
  const rejected = outcome.rejected.map(({ fact }) => ({
    fact,
    why: 'an unnecessary warning is better than a missing one',
  }));
  ledger.record(entity, steps, { ...outcome, rule: 'any', rejected }, 'reconcile/deprecated');
  return outcome.kept;
}

/**
 * Records that documents list different items. The result contains the items of all lists. If `precedence` prefers a
 * document, its items are therefore in the result, and no decision is required.
 * @param lists the lists of the documents, without empty ones
 * @param conflict the diagnostic code if the difference affects callers
 */
export function recordUnion(
  lists: readonly Fact<readonly string[]>[],
  { entity, steps, ledger, authority }: FactEntry,
  conflict?: ConflictCode,
): void {
  const sorted = lists.map(({ value, origins }) => ({ value: sortedSet(value), origins }));
  const facts = distinctFacts(sorted);
  if (facts.length < 2) return;
  const value = sortedSet(facts.flatMap((fact) => fact.value));
  const rejected = facts
    .filter((fact) => fact.value.length < value.length)
    .map((fact) => ({ fact, why: 'declares only some of them' }))
    .sort((a, b) => byCodeUnit(canonicalText(a.fact.value), canonicalText(b.fact.value)));
  const full = facts.filter((fact) => fact.value.length === value.length);
  const stating = unionOrigins((full.length > 0 ? full : facts).map((fact) => fact.origins));
  const declaring = stating.filter(({ trust }) => trust !== 'observed');
  const origins = declaring.length > 0 ? declaring : stating;
  const [first] = facts;
  const decided = facts.flatMap((fact) => (first && preferred(first, fact, authority)) ?? []);
  const isOneVoice = authority.support(facts.flatMap((fact) => fact.origins)) === 1;
  const rule = decided.find((one) => one.rule === 'rank' || isOneVoice);
  const outcome = { kept: { value, origins }, rule: rule?.rule ?? 'union', rejected };
  ledger.record(entity, steps, outcome, conflict, { keptText: value.join(' and ') });
}

function sortedSet(items: readonly string[]): string[] {
  return [...new Set(items)].sort(byCodeUnit);
}
