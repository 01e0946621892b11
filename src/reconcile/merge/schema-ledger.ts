/** What merging schemas writes into the ledger. */
import type { Json, Schema } from '../../model/schema.js';
import type { LedgerWriter, ConflictCode } from '../ledger/writer.js';
import { distinctFacts, unionOrigins, type Authority, type ElectionResult } from '../elect.js';

/** Where the value stands and where disagreements are written. */
export interface LedgerEntry {
  readonly entity: string;
  readonly field: string;
  readonly ledger: LedgerWriter;
  /** Knows where references lead to; without it each leads to something else. */
  readonly authority?: Pick<Authority, 'isAlike' | 'schemas'>;
}

/** Different defaults settle nothing: none is kept, and the disagreement is written down. */
export function recordDefaults(schemas: readonly Schema[], entry: LedgerEntry): void {
  const facts = distinctFacts(
    schemas.flatMap(({ default: value, origins }) =>
      value === undefined ? [] : [{ value, origins }],
    ),
  );
  if (facts.length < 2) return;
  const origins = unionOrigins(facts.map((fact) => fact.origins));
  const rejected = facts.map((fact) => ({ fact, why: 'others state another default' }));
  const outcome: ElectionResult<Json> = {
    kept: { value: null, origins },
    rule: 'dropped',
    rejected,
  };
  entry.ledger.record(entry.entity, `${entry.field} default`, outcome, 'reconcile/default');
}

/** A union or a widened type, and all that it is made of. */
export function recordSchemas(
  entry: LedgerEntry,
  kept: Schema,
  schemas: readonly Schema[],
  code: ConflictCode,
): void {
  const outcome: ElectionResult<Schema> = {
    kept: { value: kept, origins: unionOrigins(schemas.map((schema) => schema.origins)) },
    rule: 'widen',
    rejected: schemas.map((schema) => ({
      fact: { value: schema, origins: schema.origins },
      why: 'part of the union',
    })),
  };
  entry.ledger.record(entry.entity, entry.field, outcome, code);
}
