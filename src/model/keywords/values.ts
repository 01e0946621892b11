/** Combines two values of the same keyword. */
import type { Json } from '../../base/foundation/json.js';
import type { Property, Scalar, Schema } from '../schema.js';
import { MERGING_LIMITS } from '../../base/foundation/limits/merging.js';

/** Combines two schemas that must both match. */
export type CombineSchemas = (a: Schema, b: Schema) => Schema;

/**
 * Returns true for a multiple of a unit. Very small differences are ignored, because they come from floating-point
 * arithmetic.
 */
export function isMultiple(value: number, unit: number): boolean {
  const quotient = value / unit;
  const near = Math.max(1, Math.abs(quotient) * 1e-6);
  return Math.abs(quotient - Math.round(quotient)) <= 1e-9 * near;
}

export function larger(a: number, b: number): number {
  return Math.max(a, b);
}

export function smaller(a: number, b: number): number {
  return Math.min(a, b);
}

export function either(a: boolean, b: boolean): boolean {
  return a || b;
}

export function same<T>(a: T, b: T): T | undefined {
  return a === b ? a : undefined;
}

export function later<T>(_: T, b: T): T {
  return b;
}

export function concatenated<T>(a: readonly T[], b: readonly T[]): readonly T[] {
  return [...new Set([...a, ...b])];
}

export function combinedSchemas(a: Schema, b: Schema, combine: CombineSchemas): Schema {
  return combine(a, b);
}

/** Combines the `not` of two schemas: a value must match neither, so `not` gets a union of both. */
export function eitherSchema(a: Schema, b: Schema): Schema {
  return { kind: 'union', members: [a, b], origins: [...a.origins, ...b.origins] };
}

/** Number formats that another format includes: every `int32` is also an `int64`. */
const WITHIN: ReadonlyMap<string, string> = new Map([
  ['int32', 'int64'],
  ['float', 'double'],
]);

export function narrowerFormat(a: string, b: string): string | undefined {
  if (a === b || WITHIN.get(a) === b) return a;
  return WITHIN.get(b) === a ? b : undefined;
}

/** Returns the least common multiple; `undefined` if the search does not find it within its limit. */
export function commonMultiple(a: number, b: number): number | undefined {
  if (a <= 0 || b <= 0) return undefined;
  for (let factor = 1; factor <= MERGING_LIMITS.commonMultiple.most; factor++) {
    const quotient = (a * factor) / b;
    if (Math.abs(quotient - Math.round(quotient)) < 1e-9) return a * factor;
  }
  return undefined;
}

/**
 * Returns the smaller of two numbers if the other is a multiple of it; otherwise `undefined`. For 10 and 5 this is 5:
 * every multiple of 10 is also a multiple of 5.
 */
export function commonDivisor(a: number, b: number): number | undefined {
  if (commonMultiple(a, b) === a) return b;
  return commonMultiple(a, b) === b ? a : undefined;
}

export function commonValues(a: readonly Scalar[], b: readonly Scalar[]): readonly Scalar[] {
  const allowed = new Set<Json>(b);
  return a.filter((value) => allowed.has(value));
}

export function combinedItems(
  a: readonly Schema[],
  b: readonly Schema[],
  combine: CombineSchemas,
): readonly Schema[] {
  const count = Math.max(a.length, b.length);
  return Array.from({ length: count }, (_, at) => {
    const [one, other] = [a[at], b[at]];
    if (one === undefined || other === undefined) return (one ?? other) as Schema;
    return combine(one, other);
  });
}

export function combinedProperties(a: Property, b: Property, combine: CombineSchemas): Property {
  const required = a.required || b.required;
  if (b.undescribed === true && a.undescribed !== true) return { schema: a.schema, required };
  if (a.undescribed === true && b.undescribed !== true) return { schema: b.schema, required };
  const schema = combine(a.schema, b.schema);
  return { schema, required, ...(a.undescribed === true && { undescribed: true }) };
}

export function merged<T>(
  a: ReadonlyMap<string, T>,
  b: ReadonlyMap<string, T>,
  both: (a: T, b: T) => T,
): ReadonlyMap<string, T> {
  const all = new Map(a);
  b.forEach((value, key) => {
    const known = all.get(key);
    all.set(key, known === undefined ? value : both(known, value));
  });
  return all;
}
