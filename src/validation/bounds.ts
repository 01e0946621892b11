/** What numbers may be: values, or how many characters, items or properties a value has. */
import type { PlainKind } from '../model/keywords.js';
import { boundedByFormat, LIMITS, statedLimit, type LimitRow } from '../model/keywords/rows.js';
import type { NumberShape } from '../model/schema.js';

/** What a number may be; infinite where nothing is said. */
export interface NumberBounds {
  readonly least: number;
  readonly most: number;
  readonly above: number;
  readonly below: number;
}

/** The bounds that a schema states, and those of its format. */
export function numberBounds(shape: NumberShape): NumberBounds {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = boundedByFormat(shape);
  return {
    least: minimum ?? -Infinity,
    most: maximum ?? Infinity,
    above: exclusiveMinimum ?? -Infinity,
    below: exclusiveMaximum ?? Infinity,
  };
}

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
