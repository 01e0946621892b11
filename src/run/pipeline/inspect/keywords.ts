/**
 * Lists the facts and keywords that documents declare differently: each document's value, and the documents that
 * declare none.
 */
import type { Origin } from '../../../model/origin.js';
import type { Generated } from '../generate.js';
import { plainData } from '../../../model/json.js';
import { places, type PlaceJson } from './places.js';

/** The values that documents declare for one fact or keyword, if the values differ. */
export interface KeywordJson {
  /**
   * The name of the fact, such as `summary` or `parameters/query/limit/description`. In a schema: the property and
   * the keyword, such as `.price maximum`.
   */
  readonly field: string;
  /** The value in the output: any JSON value, or `null` if the keyword is omitted. */
  readonly kept: unknown;
  /** The reason why this value is in the output. */
  readonly rule: string;
  /** The locations that declare this value. */
  readonly origins: readonly PlaceJson[];
  /** The other values. */
  readonly rejected: readonly {
    /** The rejected value: any JSON value. */
    readonly value: unknown;
    /** The locations that declare the rejected value. */
    readonly origins: readonly PlaceJson[];
    /** The reason why the rejected value is not in the output. */
    readonly why: string;
  }[];
  /**
   * The id of the conflict; `null` if the difference is no conflict. List the id in `acceptedConflicts` of the
   * configuration to accept the conflict.
   */
  readonly conflict: string | null;
  /** The documents that describe the endpoint or schema but do not declare this fact or keyword. */
  readonly silent: readonly PlaceJson[];
}

/**
 * Returns the facts and keywords of one endpoint or schema for which one of several declared values was chosen, whether
 * or not they are conflicts.
 * @param entityId the key of an endpoint, or `schema Pet`
 */
export function keywordsOf(entityId: string, generated: Generated): KeywordJson[] {
  const at = (origins: readonly Origin[]): PlaceJson[] => places(origins, generated);
  return generated.ledger.elections
    .filter(({ entity, field }) => entity === entityId && field !== 'name')
    .map(({ field, kept, rule, rejected, conflict, id = null, silent = [] }) => ({
      field,
      kept: plainData(kept.value, String),
      rule,
      origins: at(kept.origins),
      rejected: rejected.map(({ value, origins, why }) => ({
        value: plainData(value, String),
        origins: at(origins),
        why,
      })),
      conflict: conflict === undefined ? null : id,
      silent: at(silent),
    }));
}
