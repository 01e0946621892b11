/** Records how conflicts between schemas were decided. */
import type { Schema } from '../../../model/schema.js';
import { orNull } from './spelling/nullable.js';
import { placeKey } from '../../../model/origin.js';
import type { Steps } from '../../../model/place.js';
import type { Election } from '../ledger/ledger.js';
import type { LedgerWriter } from '../ledger/writer.js';
import { unionOrigins, type Authority, type ElectionResult } from '../elect.js';

/**
 * The schemas that were expanded at one location. Recursive schemas are recognized by a pair that is still being merged.
 */
export interface Written {
  /** The pairs of schemas that enclose the current one. */
  readonly open: Set<string>;
  /** The numbers of schemas that may still be expanded: to merge them, and to compare results with named schemas. */
  readonly budget: { left: number };
  readonly comparisons: { left: number };
}

/**
 * The location of a merged schema in the ledger (the record of how conflicts were decided), and the precedence of the
 * documents.
 */
export interface LedgerEntry {
  readonly entity: string;
  readonly steps: Steps;
  readonly ledger: LedgerWriter;
  /**
   * The ledger writer for the choice of titles and descriptions. For a named schema, the choice is only final when all
   * inline definitions of the schema are known.
   */
  readonly texts?: LedgerWriter;
  /**
   * The precedence of documents. If it is omitted, all documents have the same precedence, and no two references count
   * as having the same target.
   */
  readonly authority?: Authority;
  /**
   * Less reliable schemas for the same value, for example from recorded traffic. If documents declare different values
   * for a keyword, the value that also occurs in these schemas is chosen.
   */
  readonly evidence?: readonly Schema[];
  /** The schemas that are merged. A schema that omits a keyword does not contradict the keyword of another schema. */
  readonly described?: readonly Pick<Schema, 'origins' | 'readOnly' | 'writeOnly'>[];
  /** The schemas that were already expanded at outer levels. */
  readonly written?: Written;
  /** True if the first schema is returned unchanged when the other schemas add nothing to it. */
  readonly isComparison?: boolean;
  /**
   * True if the schemas are alternatives in one document. The result accepts the values of each alternative, and an
   * omitted keyword does not restrict them.
   */
  readonly areAlternatives?: boolean;
  readonly isUndescribed?: Election['isUndescribed'];
  /** The locations of the schemas that also accept `null`. They are merged without it. */
  readonly nullable?: ReadonlySet<string>;
}

/**
 * Returns a ledger entry for schemas that are merged only to compare them. Nothing is recorded, and references lead to
 * merged schemas.
 */
export function comparing(entry: LedgerEntry, ledger: LedgerWriter = UNRECORDED): LedgerEntry {
  const { authority, written, ...place } = entry;
  return {
    ...{ ...place, ledger, texts: ledger, isComparison: true },
    ...(written && { written: comparisonsOf(written) }),
    ...(authority && { authority: { ...authority, documents: new Map() } }),
  };
}

/** All comparisons at one location share a budget, because each result is compared with several named schemas. */
function comparisonsOf({ comparisons }: Written): Written {
  return { open: new Set(), budget: comparisons, comparisons };
}

/**
 * Returns an entry that records the choice of titles and descriptions. These texts do not affect the validation of
 * values.
 */
export function forTexts(entry: LedgerEntry): LedgerEntry {
  return { ...entry, ledger: entry.texts ?? entry.ledger };
}

/** A ledger that discards all records. Used for decisions that may change later. */
export const UNRECORDED: LedgerWriter = { elections: [], agree() {}, record() {} };

/** Records that schemas were merged into a union or a wider type. */
export function recordSchemas(entry: LedgerEntry, kept: Schema, schemas: readonly Schema[]): void {
  const { nullable } = entry;
  const declared = (schema: Schema): Schema =>
    schema.origins.some((origin) => nullable?.has(placeKey(origin)))
      ? orNull(schema, schema.origins)
      : schema;
  const outcome: ElectionResult<Schema> = {
    kept: { value: kept, origins: unionOrigins(schemas.map((schema) => schema.origins)) },
    rule: 'widen',
    rejected: schemas.map((schema) => ({
      fact: { value: declared(schema), origins: schema.origins },
      why: 'part of the union',
    })),
  };
  const identity = [kept, ...schemas];
  entry.ledger.record(entry.entity, entry.steps, outcome, 'reconcile/type', { identity });
}
