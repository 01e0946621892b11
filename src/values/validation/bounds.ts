/** Checks limits of numbers, lengths and counts. */
import type { PlainKind } from '../../model/keywords.js';
import { LIMITS, declaredLimit, type LimitRow } from '../../model/keywords/rows.js';

/** Returns the first limit of a schema that a number violates. The number is a value, a length or a count. */
export function brokenLimit(
  shape: object,
  kind: PlainKind,
  measured: number,
): { readonly row: LimitRow; readonly limit: number } | undefined {
  const rows = LIMITS[kind];
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    const limit = row && declaredLimit(shape, row);
    if (row === undefined || limit === undefined) continue;
    if (!row.limit.allows(measured, limit)) return { row, limit };
  }
  return undefined;
}

/** Returns true if a number is within all limits of a schema. */
export function isWithin(shape: object, kind: PlainKind, measured: number): boolean {
  return brokenLimit(shape, kind, measured) === undefined;
}
