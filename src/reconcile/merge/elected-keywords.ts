/** Electing the keywords of schemas of one kind, by the table of keywords. */
import type { PlainKind } from '../../model/keywords.js';
import { STATED_ROWS, type KeywordRow } from '../../model/keywords/rows.js';
import type { Schema } from '../../model/schema.js';
import type { Comparable } from '../canonical.js';
import { electKeyword, keywordOrigins, statedKeyword } from './keyword-election.js';
import type { LedgerEntry } from './schema-ledger.js';

/** Elected keywords, to be spread into a shape of the kind. */
export type ElectedKeywords<K extends PlainKind> = Partial<
  Omit<Extract<Schema, { kind: K }>, 'kind' | 'items' | 'rest' | 'properties' | 'origins'>
>;

/**
 * Elects each keyword of schemas of one kind.
 * @returns the keywords that stay
 */
export function electKeywords<K extends PlainKind>(
  kind: K,
  schemas: readonly Schema[],
  entry: LedgerEntry,
): ElectedKeywords<K> {
  const kept: Record<string, Comparable> = {};
  // Other keywords hold schemas, which are merged in their turn.
  const rows = STATED_ROWS[kind] as readonly KeywordRow<Comparable>[];
  for (const { name: member, either } of rows) {
    const facts = schemas.flatMap((schema) => {
      const value = statedKeyword(schema, member);
      return value === undefined ? [] : [{ value, origins: keywordOrigins(schema, member) }];
    });
    // Alternatives of one document admit what one of them admits, so a keyword that only some state admits too little.
    if (entry.areAlternatives && facts.length < schemas.length) continue;
    const value = electKeyword(member, facts, entry, (values) => widest(values, either));
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
