/**
 * Chooses the value of each keyword when schemas of the same type are merged. The table of keywords defines how each
 * keyword is chosen.
 */
import type { PlainKind } from '../../../../model/keywords.js';
import { SINGLE_VALUE_ROWS, type KeywordRow } from '../../../../model/keywords/rows.js';
import type { Schema } from '../../../../model/schema.js';
import type { Comparable } from '../../../../model/canonical.js';
import { electExcludedBounds } from './bounds.js';
import { electKeyword, keywordOrigins, declaredKeyword } from './keyword-election.js';
import { UNRECORDED, type LedgerEntry } from '../schema-ledger.js';

/** The chosen keywords. They are added to a merged schema of this type. */
export type ElectedKeywords<K extends PlainKind> = Partial<
  Omit<Extract<Schema, { kind: K }>, 'kind' | 'items' | 'rest' | 'properties' | 'origins'>
>;

/**
 * Chooses the value of each keyword for schemas of the same type.
 * @returns the keywords for which a value was chosen
 */
export function electKeywords<K extends PlainKind>(
  kind: K,
  schemas: readonly Schema[],
  entry: LedgerEntry,
): ElectedKeywords<K> {
  // Keywords that contain schemas are merged elsewhere.
  const rows = SINGLE_VALUE_ROWS[kind] as readonly KeywordRow<Comparable>[];
  const byName = new Map(rows.map((row) => [row.name, row]));
  const electOne = (member: string, place: LedgerEntry): Comparable => {
    const { keyword = member, either } = byName.get(member) ?? {};
    const facts = schemas.flatMap((schema) => {
      const value = declaredKeyword(schema, member);
      return value === undefined ? [] : [{ value, origins: keywordOrigins(schema, keyword) }];
    });
    // The merged schema must accept what each alternative accepts. A keyword that some alternatives omit would reject
    // some of these values.
    if (entry.areAlternatives && facts.length < schemas.length) return undefined;
    return electKeyword(keyword, facts, place, (values) => widest(values, either));
  };
  const unrecorded = { ...entry, ledger: UNRECORDED };
  const bounds = electExcludedBounds(schemas, entry, (member) => electOne(member, unrecorded));
  const kept: Record<string, Comparable> = {};
  for (const member of byName.keys()) {
    const value = bounds.has(member) ? bounds.get(member) : electOne(member, entry);
    if (value !== undefined) kept[member] = value;
  }
  return kept as ElectedKeywords<K>;
}

function widest<T>(
  [first, ...others]: readonly T[],
  either: ((a: T, b: T) => T | undefined) | undefined,
): T | undefined {
  return others.reduce<T | undefined>(
    (widened, value) => (widened === undefined ? undefined : either?.(widened, value)),
    first,
  );
}
