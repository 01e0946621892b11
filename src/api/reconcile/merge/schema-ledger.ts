/** Records the merging of schemas in the ledger. */
import type { Property, Schema } from '../../../model/schema.js';
import type { LedgerWriter } from '../ledger/writer.js';
import { unionOrigins, type Authority, type ElectionResult } from '../elect.js';

/** The schemas that were written out for one place. Recursive schemas could combine into new ones without end. */
export interface Written {
  /** These are not written out again. */
  readonly above: Set<Schema>;
  /** The depth of nesting. */
  readonly depth: number;
  /** The number of schemas that may still be written out. */
  readonly budget: { left: number; hintsLeft: number };
}

/** By the properties of an object: the names for which no part declares whether they are required. */
export type UnlistedNames = ReadonlyMap<ReadonlyMap<string, Property>, ReadonlySet<string>>;

/** The location of the merged schema in the ledger, and the authority of its documents. */
export interface LedgerEntry {
  readonly entity: string;
  readonly field: string;
  readonly ledger: LedgerWriter;
  /** Records the elections of texts. Those of a named schema are final only after the schemas that write it out are known. */
  readonly texts?: LedgerWriter;
  /** Without it no document outranks another, and each reference has a different target. */
  readonly authority?: Authority;
  /** Schemas of lower trust for the same value, for example from recorded traffic. They decide between declared keywords. */
  readonly shown?: readonly Schema[];
  /** The schemas that are merged here. A schema that omits a keyword does not deny the keyword of another schema. */
  readonly described?: readonly Pick<Schema, 'origins' | 'readOnly' | 'writeOnly'>[];
  /** Schemas that were already written out at outer levels. */
  readonly written?: Written;
  /** Of objects that were written out. */
  readonly unlisted?: UnlistedNames;
  /** True if the first schema keeps its spelling when the others add nothing to it. */
  readonly isComparison?: boolean;
  /** True if the schemas are alternatives in one document: the result admits each, and omission means absence. */
  readonly areAlternatives?: boolean;
}

/** A place whose schemas are merged only to compare them: nothing is recorded, and references lead to merged schemas. */
export function comparing(entry: LedgerEntry, ledger: LedgerWriter = UNRECORDED): LedgerEntry {
  const { authority } = entry;
  return {
    ...{ ...entry, ledger, texts: ledger, isComparison: true },
    ...(entry.written && { written: { ...entry.written, above: new Set() } }),
    ...(authority && { authority: { ...authority, documents: new Map() } }),
  };
}

/** The entry for the elections of texts, which no check of a value depends on. */
export function forTexts(entry: LedgerEntry): LedgerEntry {
  return { ...entry, ledger: entry.texts ?? entry.ledger };
}

/** For elections whose outcome may change later. */
export const UNRECORDED: LedgerWriter = { elections: [], agree() {}, record() {} };

/** Records a union or a widened type with all its schemas. */
export function recordSchemas(entry: LedgerEntry, kept: Schema, schemas: readonly Schema[]): void {
  const outcome: ElectionResult<Schema> = {
    kept: { value: kept, origins: unionOrigins(schemas.map((schema) => schema.origins)) },
    rule: 'widen',
    rejected: schemas.map((schema) => ({
      fact: { value: schema, origins: schema.origins },
      why: 'part of the union',
    })),
  };
  entry.ledger.record(entry.entity, entry.field, outcome, 'reconcile/type');
}
