/** Chooses whether a parameter or a body is required. */
import type { Steps } from '../../../model/place.js';
import { type Fact, type Origin, isDeclared } from '../../../model/origin.js';
import { defeatedBy, preferred, unionOrigins, type Authority } from '../elect.js';
import type { LedgerWriter } from '../ledger/writer.js';

/** Reasons to treat a parameter or a body as optional, in addition to the declared facts. */
export interface Denial {
  /**
   * True if all facts are from one document. In this case, a variant of the endpoint that omits the parameter or body
   * makes it optional.
   */
  readonly isOwn: boolean;
  /** The origins of each complete document that omits the parameter. */
  readonly denying: readonly (readonly Origin[])[];
}

/**
 * The location of a difference in the ledger (the record of how conflicts were decided), and the precedence of the
 * documents.
 */
export interface RequiredEntry {
  readonly entity: string;
  readonly steps: Steps;
  readonly ledger: LedgerWriter;
  readonly authority: Pick<Authority, 'rank' | 'depth'>;
}

/**
 * Chooses whether a parameter or a body is required. It is required only if a document declares it as required and no
 * document declares it as optional. Otherwise it is optional, which is safe for every caller. A default that the format
 * of a document defines does not count as a declaration.
 * @param entry where a conflict is recorded
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
  const decided = isOwn ? undefined : preferred(yes, optional, entry.authority);
  const [kept, lost] = decided?.order ?? [optional, yes];
  const why = decided ? defeatedBy(decided.rule) : 'optional is safe for every caller';
  const outcome = { kept, rule: decided?.rule ?? 'optional', rejected: [{ fact: lost, why }] };
  entry.ledger.record(entry.entity, entry.steps, outcome, 'reconcile/required');
  return kept;
}
