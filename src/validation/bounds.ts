/** What numbers may be. */
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
  const { kind, format, exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = shape;
  const narrow = kind === 'integer' && format === 'int32';
  const wide = kind === 'integer' && format === 'int64';
  const lowest = narrow ? -(2 ** 31) : wide ? -(2 ** 63) : -Infinity;
  return {
    least: Math.max(lowest, shape.minimum ?? -Infinity),
    most: Math.min(narrow ? 2 ** 31 - 1 : Infinity, shape.maximum ?? Infinity),
    above: exclusiveMinimum,
    below: Math.min(wide ? 2 ** 63 : Infinity, exclusiveMaximum),
  };
}

/** Whether a number is a multiple of another; what arithmetic adds far behind the point does not count. */
export function isMultiple(value: number, unit: number): boolean {
  const quotient = value / unit;
  const near = Math.max(1, Math.abs(quotient) * 1e-6);
  return Math.abs(quotient - Math.round(quotient)) <= 1e-9 * near;
}
