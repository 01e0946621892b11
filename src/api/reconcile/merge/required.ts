/** Elects whether a parameter or a body is required. */
import { type Fact, type Origin, isDeclared } from '../../../model/origin.js';
import { rankOf, unionOrigins, type Authority } from '../elect.js';
import type { LedgerWriter } from '../ledger/writer.js';

/** The reasons for optional, in addition to the facts. */
export interface Denial {
  /** True if all facts are from one document: a variant that omits the fact makes it optional. */
  readonly isOwn: boolean;
  /** The origins of each document that denies it by omission. */
  readonly denying: readonly (readonly Origin[])[];
}

/** The location of a difference in the ledger, and the ranks of its documents. */
export interface RequiredEntry {
  readonly entity: string;
  readonly field: string;
  readonly ledger: LedgerWriter;
  readonly authority: Pick<Authority, 'rank'>;
}

/**
 * A parameter or a body is required only if that is safe for a client: some document declares it, and none denies it.
 * The default of a format denies nothing.
 * @param entry records a conflict
 */
export function electRequired(
  facts: readonly Fact<boolean>[],
  { isOwn, denying }: Denial,
  entry: RequiredEntry,
): Fact<boolean> {
  const origins = (value: boolean) =>
    unionOrigins(facts.filter((item) => item.value === value).map((item) => item.origins));
  if (!facts.some((item) => item.value && isDeclared(item))) {
    const guessed =
      facts.some((item) => item.value) && facts.every((item) => item.value || !isDeclared(item));
    return { value: guessed, origins: origins(guessed) };
  }
  const no = facts.filter((item) => !item.value && (isOwn || isDeclared(item)));
  const denied = unionOrigins([...no.map((item) => item.origins), ...denying]);
  if (denied.length === 0) return { value: true, origins: origins(true) };
  const yes = { value: true, origins: origins(true) };
  const optional = { value: false, origins: denied };
  const ours = rankOf(yes, entry.authority);
  const theirs = rankOf(optional, entry.authority);
  const isDecided = ours !== theirs && !isOwn;
  const [kept, lost] = isDecided && ours < theirs ? [yes, optional] : [optional, yes];
  const outcome = isDecided
    ? {
        kept,
        rule: 'rank',
        rejected: [{ fact: lost, why: 'its document ranks lower in the configuration' }],
      }
    : {
        kept,
        rule: 'optional',
        rejected: [{ fact: lost, why: 'optional is safe for every caller' }],
      };
  entry.ledger.record(entry.entity, entry.field, outcome, 'reconcile/required');
  return kept;
}
