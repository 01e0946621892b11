/** Whether a parameter or a body must be sent, of what several documents say. */
import { type Fact, type Origin, isDeclared } from '../../../model/origin.js';
import { rankOf, unionOrigins, type Authority } from '../elect.js';
import type { LedgerWriter } from '../ledger/writer.js';

/** What speaks against it besides the facts. */
export interface Denial {
  /** True where all facts are of one document: then to say nothing is to say optional. */
  readonly isOwn: boolean;
  /** The origins of each document that denies it by what it leaves out. */
  readonly denying: readonly (readonly Origin[])[];
}

/** Where a difference is recorded, and who outranks whom. */
export interface RequiredEntry {
  readonly entity: string;
  readonly field: string;
  readonly ledger: LedgerWriter;
  readonly authority: Pick<Authority, 'rank'>;
}

/**
 * Required only when that is safe for a client: declared by someone, and denied by nobody. What a format assumes denies
 * nothing.
 * @param entry where a disagreement is written down
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
