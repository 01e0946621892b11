/** What numbers may be: values, or how many characters, items or properties a value has. */
import type { PlainKind } from '../model/keywords.js';
import { LIMITS, statedLimit, type LimitRow } from '../model/keywords/rows.js';

/** The first limit that a number breaks: a value, or how much of something a value has. */
export function brokenLimit(
  shape: object,
  kind: PlainKind,
  measured: number,
): { readonly row: LimitRow; readonly limit: number } | undefined {
  const rows = LIMITS[kind];
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    const limit = row && statedLimit(shape, row);
    if (row === undefined || limit === undefined) continue;
    if (!row.limit.allows(measured, limit)) return { row, limit };
  }
  return undefined;
}

/** Whether a number is within all limits that a schema states. */
export function isWithin(shape: object, kind: PlainKind, measured: number): boolean {
  return brokenLimit(shape, kind, measured) === undefined;
}
