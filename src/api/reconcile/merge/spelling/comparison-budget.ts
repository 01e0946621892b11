/** Limits how many schemas are expanded at one location, and merges schemas that are not compared. */
import { MERGING_LIMITS } from '../../../../base/foundation/limits/merging.js';
import { memoizeByObject } from '../../../../base/foundation/memo.js';
import type { Schema } from '../../../../model/schema.js';
import { isComposed } from '../../../../model/walk.js';
import { unionOrigins } from '../../elect.js';
import { schemaShapeText } from '../../schema-text.js';
import { within } from '../recorded.js';
import type { LedgerEntry, Written } from '../schema-ledger.js';
import { admitsNull, orNull, withoutNull } from './nullable.js';

/** Returns the initial state for expanding the schemas at one location. */
export function newBudget(): Written {
  const left = MERGING_LIMITS.writtenOutSchemas.most;
  const comparisons = { left: MERGING_LIMITS.comparedSchemas.most };
  return { open: new Set(), budget: { left }, comparisons };
}

/** Returns a text that is the same only for the same schema objects in the same order. */
export function pairIdentity(schemas: readonly Schema[]): string {
  return schemas.map(numberOf).join();
}

let count = 0;
const numberOf = memoizeByObject((_: Schema): number => ++count);

/**
 * Merges schemas without comparing their content: the result accepts what each of them accepts. The ledger lists the
 * schemas, unless their content is equal.
 */
export function uncompared(
  schemas: readonly Schema[],
  forms: readonly Schema[],
  entry: LedgerEntry,
): Schema {
  const origins = unionOrigins(schemas.map((schema) => schema.origins));
  const [first] = [...schemas].sort((a, b) => Number(isComposed(b)) - Number(isComposed(a)));
  if (first && new Set(forms.map(schemaShapeText)).size < 2) return { ...first, origins };
  const members = new Map(
    schemas.map(withoutNull).map((schema) => [schemaShapeText(schema), schema]),
  );
  const union: Schema = { kind: 'union', members: [...members.values()], origins };
  const kept = schemas.some(admitsNull) ? orNull(union, origins) : union;
  if (entry.isComparison) return kept;
  const why = 'it is not compared, because too many schemas refer to each other here';
  const fact = (schema: Schema) => ({ value: schema, origins: schema.origins });
  entry.ledger.record(
    entry.entity,
    within(entry, { at: 'keyword', name: 'spelling' }).steps,
    {
      kept: fact(kept),
      rule: 'uncompared',
      rejected: schemas.map((schema) => ({ fact: fact(schema), why })),
    },
    undefined,
    {
      keptText:
        'all of them as alternatives, without comparing their content, because too many schemas refer to each other here',
    },
  );
  return kept;
}
