/** Decimal arithmetic, because floating point is not precise enough for `multipleOf`. */

/**
 * The limit for a quick test: a smaller quotient is compared with the nearest integer. A larger
 * quotient has too few fractional digits for this test.
 */
const LARGEST = 1e6;

/**
 * Returns true if `value` is a multiple of `unit`, apart from rounding errors.
 * @param unit a number other than zero
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
  const scaled = digits * powerOfTen(exponent - least);
  const scaledUnit = unitDigits * powerOfTen(unitExponent - least);
  return scaled % scaledUnit === BigInt(0);
}

/**
 * `BigInt` is called because a literal such as `10n` does not compile for a target before ES2020.
 */
function powerOfTen(exponent: number): bigint {
  return BigInt(10) ** BigInt(exponent);
}

/** Returns `1.25e3` as `[125n, 1]`. */
function decimal(value: number): readonly [digits: bigint, exponent: number] {
  const [coefficient = "", exponent = "0"] = String(value).split("e");
  const [whole = "", fraction = ""] = coefficient.split(".");
  return [BigInt(whole + fraction), Number(exponent) - fraction.length];
}
