/** Keywords with one number, text or flag. */
import { SPELLINGS, STATED_ROWS, type KeywordRow } from '../../../model/keywords/rows.js';
import type { PlainKind } from '../../../model/keywords.js';
import type { Cursor } from '../../source/cursor.js';

/** Keywords with separate rules: formats and content may change a text to bytes, and drafts differ in bounds. */
const SPECIAL: ReadonlySet<string> = new Set([
  ...SPELLINGS.binary,
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
]);

/** The keywords that `readDeclaredKeywords` reads. */
export function keywordRows(kind: PlainKind): readonly KeywordRow[] {
  return STATED_ROWS[kind].filter(({ keyword }) => !SPECIAL.has(keyword));
}

/** Reads the keywords that are there into the members of their names. */
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
