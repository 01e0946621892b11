/** Elects the keywords of schemas of one kind, by the table of keywords. */
import type { PlainKind } from '../../../../model/keywords.js';
import { STATED_ROWS, type KeywordRow } from '../../../../model/keywords/rows.js';
import type { Schema } from '../../../../model/schema.js';
import type { Comparable } from '../../../../model/canonical.js';
import { electExcludedBounds } from './bounds.js';
import { electKeyword, keywordOrigins, declaredKeyword } from './keyword-election.js';
import { UNRECORDED, type LedgerEntry } from '../schema-ledger.js';

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
  // Other keywords contain schemas, which are merged separately.
  const rows = STATED_ROWS[kind] as readonly KeywordRow<Comparable>[];
  const byName = new Map(rows.map((row) => [row.name, row]));
  const electOne = (member: string, place: LedgerEntry): Comparable => {
    const { keyword = member, either } = byName.get(member) ?? {};
    const facts = schemas.flatMap((schema) => {
      const value = declaredKeyword(schema, member);
      return value === undefined ? [] : [{ value, origins: keywordOrigins(schema, keyword) }];
    });
    // Alternatives of one document admit what one of them admits, so a keyword in only some of them admits too little.
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
