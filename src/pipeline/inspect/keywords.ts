/** Keywords of a schema that its documents do not all state alike: who states what, and who is silent. */
import type { Origin } from '../../model/origin.js';
import type { SchemaId } from '../../model/schema.js';
import type { Generated } from '../generate.js';
import { plainJson } from './plain-json.js';
import { places, type PlaceJson } from './places.js';

/** What documents state about one keyword of a schema, where they do not all state the same. */
export interface KeywordJson {
  /** The place in the schema and the keyword: `.price maximum`. */
  readonly field: string;
  /** The value in the output. Any JSON; `null` if the keyword was dropped. */
  readonly kept: unknown;
  /** Why it is in the output. */
  readonly rule: string;
  /** Where it is stated. */
  readonly origins: readonly PlaceJson[];
  /** The other values. */
  readonly rejected: readonly {
    /** Any JSON. */
    readonly value: unknown;
    /** Where it is stated. */
    readonly origins: readonly PlaceJson[];
    /** Why it is not in the output. */
    readonly why: string;
  }[];
  /** The id of the conflict, if it is one. `acceptedConflicts` of the configuration takes it. */
  readonly conflict: string | null;
  /** Where documents describe the same schema without the keyword. */
  readonly silent: readonly PlaceJson[];
}

/** The keywords of a named schema in the ledger, conflicts and agreements alike. */
export function keywordsOf(id: SchemaId, generated: Generated): KeywordJson[] {
  const at = (origins: readonly Origin[]): PlaceJson[] => places(origins, generated);
  return generated.ledger.elections
    .filter(({ entity, field }) => entity === `schema ${id}` && field !== 'name')
    .map(({ field, kept, rule, rejected, id: conflict = null, silent = [] }) => ({
      field,
      kept: plainJson(kept.value),
      rule,
      origins: at(kept.origins),
      rejected: rejected.map(({ value, origins, why }) => ({
        value: plainJson(value),
        origins: at(origins),
        why,
      })),
      conflict,
      silent: at(silent),
    }));
}
