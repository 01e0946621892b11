/** Limits how deeply schemas that refer to each other are compared, and records where the comparison stops. */
import { within } from '../recorded.js';
import { MERGING_LIMITS } from '../../../../base/foundation/limits/merging.js';
import type { Schema } from '../../../../model/schema.js';
import { isComposed } from '../../../../model/walk.js';
import { schemaShapeText } from '../../schema-text.js';
import type { Authority } from '../../elect.js';
import type { LedgerEntry, Written } from '../schema-ledger.js';
import { writtenOut } from './expanded-schemas.js';

/**
 * Returns the initial state for expanding the schemas at one location: how many schemas may be expanded, and how many
 * differences may be reported.
 */
export function newBudget(): Written {
  return {
    above: new Set(),
    depth: 0,
    budget: {
      left: MERGING_LIMITS.writtenOutSchemas.most,
      hintsLeft: MERGING_LIMITS.uncomparedHints.most,
    },
  };
}

/** Records that schemas are not compared further. Nothing is recorded if they have the same content. */
export function recordUncompared(
  schemas: readonly Schema[],
  entry: LedgerEntry & Required<Pick<LedgerEntry, 'written'>>,
  authority: Authority,
): void {
  const { budget } = entry.written;
  if (entry.isComparison || budget.hintsLeft <= 0) return;
  const found = writtenOut(schemas, authority, false);
  const forms = found === undefined || found === 'endless' ? schemas : found.forms;
  if (new Set(forms.map(schemaShapeText)).size < 2) return;
  budget.hintsLeft--;
  const [kept, ...others] = [...schemas].sort(
    (a, b) => Number(isComposed(b)) - Number(isComposed(a)),
  );
  if (kept === undefined) return;
  const why = 'it is not compared, because too many schemas refer to each other here';
  const fact = (schema: Schema) => ({ value: schema, origins: schema.origins });
  const rejected = others.map((schema) => ({ fact: fact(schema), why }));
  entry.ledger.record(
    entry.entity,
    within(entry, { at: 'keyword', name: 'spelling' }).steps,
    { kept: fact(kept), rule: 'uncompared', rejected },
    undefined,
    {
      keptText:
        'one of them, without comparing their content, because too many schemas refer to each other here',
    },
  );
}
