/** Reads keywords whose value is a single number, text or flag. */
import { SPELLINGS, SINGLE_VALUE_ROWS, type KeywordRow } from '../../../model/keywords/rows.js';
import type { PlainKind } from '../../../model/keywords.js';
import type { Cursor } from '../../source/cursor.js';

/**
 * Keywords that are read separately: formats and content may turn a text into bytes, and the drafts of JSON Schema
 * define bounds differently.
 */
const SPECIAL: ReadonlySet<string> = new Set([
  ...SPELLINGS.binary,
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
]);

/** Returns the keywords that {@link readDeclaredKeywords} reads. */
export function keywordRows(kind: PlainKind): readonly KeywordRow[] {
  return SINGLE_VALUE_ROWS[kind].filter(({ keyword }) => !SPECIAL.has(keyword));
}

/**
 * Reads the keywords that are present, and stores each value in the field of `into` that the row of the keyword names.
 */
export function readDeclaredKeywords(
  cursor: Cursor,
  rows: readonly KeywordRow[],
  into: object,
): void {
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    if (row === undefined || !cursor.has(row.keyword)) continue;
    const value = valueAt(cursor.get(row.keyword), row);
    if (value !== undefined) (into as Record<string, unknown>)[row.name] = value;
  }
}

function valueAt(place: Cursor, { type }: KeywordRow): number | string | true | undefined {
  if (type === 'text') return place.string();
  return type === 'flag' ? place.boolean() || undefined : place.number();
}
