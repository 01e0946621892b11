/**
 * Facts and keywords that not all documents declare alike: their values by document, and the documents that omit them.
 */
import type { Origin } from '../../../model/origin.js';
import type { Generated } from '../generate.js';
import { plainData } from '../../../model/json.js';
import { places, type PlaceJson } from './places.js';

/** The values that documents declare for one fact or keyword, if they differ. */
export interface KeywordJson {
  /** `summary`, `parameters/query/limit/description`; in a schema the property and the keyword: `.price maximum`. */
  readonly field: string;
  /** The value in the output. Any JSON; `null` if the keyword was dropped. */
  readonly kept: unknown;
  /** The reason why it is in the output. */
  readonly rule: string;
  /** The locations that declare it. */
  readonly origins: readonly PlaceJson[];
  /** The other values. */
  readonly rejected: readonly {
    /** Any JSON. */
    readonly value: unknown;
    /** The locations that declare it. */
    readonly origins: readonly PlaceJson[];
    /** The reason why it is not in the output. */
    readonly why: string;
  }[];
  /** The id of the conflict, if it is one. Use it in `acceptedConflicts` of the configuration. */
  readonly conflict: string | null;
  /** Documents that describe the subject without it. */
  readonly silent: readonly PlaceJson[];
}

/**
 * The facts and keywords of one subject in the ledger, both conflicts and agreements.
 * @param thing the key of an endpoint, or `schema Pet`
 */
export function keywordsOf(thing: string, generated: Generated): KeywordJson[] {
  const at = (origins: readonly Origin[]): PlaceJson[] => places(origins, generated);
  return generated.ledger.elections
    .filter(({ entity, field }) => entity === thing && field !== 'name')
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
