/** An instance: a value that is validated against a schema (JSON Schema Core §4.2). */

/** Represents bytes, because JSON has no type for them. */
export const BYTES = Symbol('bytes');

/** A JSON value, or bytes. Objects are maps, because their keys are untrusted. */
export type Instance =
  | null
  | boolean
  | number
  | bigint
  | string
  | typeof BYTES
  | readonly Instance[]
  | ReadonlyMap<string, Instance>;

/** Returns true for an object. */
export function isObjectInstance(
  value: Instance | undefined,
): value is ReadonlyMap<string, Instance> {
  return value instanceof Map;
}

/** Returns true for an array. */
export function isArrayInstance(value: Instance | undefined): value is readonly Instance[] {
  return Array.isArray(value);
}

/**
 * Returns true if two values are equal as defined in JSON Schema Core §4.2.2: numbers by value, objects with their
 * properties in any order.
 */
export function isSameValue(a: Instance, b: Instance): boolean {
  if (a === b) return true;
  if (isNumeric(a) && isNumeric(b)) return Number(a) === Number(b);
  if (isArrayInstance(a) && isArrayInstance(b)) {
    return a.length === b.length && a.every((item, at) => isSameValue(item, b[at] as Instance));
  }
  if (!isObjectInstance(a) || !isObjectInstance(b) || a.size !== b.size) return false;
  return [...a].every(([name, member]) => {
    const other = b.get(name);
    return other !== undefined && isSameValue(member, other);
  });
}

/** Returns true for a number of any size. */
export function isNumeric(value: Instance): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}
