/** Numbers within bounds. */
import { boundedByFormat } from '../../model/keywords/rows.js';
import type { NumberShape } from '../../model/schema.js';
import { fitsNumber } from '../validation/index.js';

/** A seed selects one of this many numbers, starting at the lowest allowed number. */
const SPREAD = 1000;

/**
 * Returns a number for a schema. For seed 0 the number is 1, if the schema allows it.
 * @returns `undefined` if no number was found that satisfies the bounds and `multipleOf`
 */
export function numberOf(shape: NumberShape, seed: number): number | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = boundedByFormat(shape);
  const { multipleOf = 0 } = shape;
  const unit = multipleOf > 0 ? multipleOf : shape.kind === 'integer' ? 1 : 0;
  const isFit = (value: number): boolean => fitsNumber(shape, value);
  const low = Math.max(minimum ?? -Infinity, exclusiveMinimum ?? -Infinity);
  const high = Math.min(maximum ?? Infinity, exclusiveMaximum ?? Infinity);
  if (unit === 0) return fraction(low, high, seed, isFit);
  const whole = shape.kind === 'integer' && !Number.isInteger(unit) ? wholeUnit(unit) : unit;
  const first = Math.ceil(startOf(low, high) / whole);
  if (seed === 0 && isFit(1)) return 1;
  const last = Number.isFinite(high) ? Math.floor(high / whole) : first + SPREAD;
  const span = Math.min(SPREAD, Math.max(0, last - first)) + 1;
  for (let tried = 0; tried < 4; tried++) {
    const value = clean((first + ((seed + tried) % span)) * whole);
    if (isFit(value)) return value;
  }
  return [last, last - 1].map((count) => clean(count * whole)).find(isFit);
}

/**
 * Returns the lowest number to try: the lower bound, or a number near 0 if the bound is very low, such as that of the
 * format `int32`.
 */
function startOf(low: number, high: number): number {
  return low >= -SPREAD ? low : Math.max(low, Math.min(0, high - SPREAD));
}

/** Returns the smallest integer that is a multiple of a fraction: 5 for 2.5. */
function wholeUnit(unit: number): number {
  for (let factor = 1; factor <= 1000; factor++) {
    if (Number.isInteger(clean(unit * factor))) return clean(unit * factor);
  }
  return 1;
}

function fraction(
  low: number,
  high: number,
  seed: number,
  isFit: (value: number) => boolean,
): number | undefined {
  if (seed === 0 && isFit(1)) return 1;
  const from = startOf(low, high);
  const to = Number.isFinite(high) ? high : from + SPREAD;
  const parts = 1 + (seed % SPREAD);
  const near = clean(from + ((to - from) * parts) / (SPREAD + 1));
  const rounded = Math.round(near * 100) / 100;
  return [rounded, near, (from + to) / 2, low, high].find(isFit);
}

/** Removes rounding errors, such as in 0.30000000000000004. */
function clean(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(12));
}
