/** Numbers as their digits, where arithmetic of floating point has none left. */

/** Larger quotients have too few digits behind the point to tell what they are. */
const LARGEST = 1e6;

/**
 * Whether a number is a multiple of another one; what arithmetic adds far behind the point does not count.
 * @param unit not zero
 */
export function isMultiple(value: number, unit: number): boolean {
  const quotient = value / unit;
  if (Math.abs(quotient) < LARGEST) {
    return Math.abs(quotient - Math.round(quotient)) <= 1e-9;
  }
  if (Number.isInteger(value) && Number.isInteger(unit)) {
    return value % unit === 0;
  }
  const [digits, exponent] = decimal(value);
  const [unitDigits, unitExponent] = decimal(unit);
  const least = Math.min(exponent, unitExponent);
  const scaled = digits * 10n ** BigInt(exponent - least);
  return scaled % (unitDigits * 10n ** BigInt(unitExponent - least)) === 0n;
}

/** `1.25e3` as `[125n, 1]`. */
function decimal(value: number): readonly [digits: bigint, exponent: number] {
  const [coefficient = "", exponent = "0"] = String(value).split("e");
  const [whole = "", fraction = ""] = coefficient.split(".");
  return [BigInt(whole + fraction), Number(exponent) - fraction.length];
}
