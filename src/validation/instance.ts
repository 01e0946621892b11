/** A value that schemas speak of: an instance, as JSON Schema calls it (Core §4.2). */

/** Stands for bytes, which no JSON is. */
export const BYTES = Symbol('bytes');

/** What JSON has, or bytes. The keys of objects come from outside, so objects are maps. */
export type Instance =
  | null
  | boolean
  | number
  | bigint
  | string
  | typeof BYTES
  | readonly Instance[]
  | ReadonlyMap<string, Instance>;

/** True for an object. */
export function isObjectInstance(
  value: Instance | undefined,
): value is ReadonlyMap<string, Instance> {
  return value instanceof Map;
}

/** True for an array. */
export function isArrayInstance(value: Instance | undefined): value is readonly Instance[] {
  return Array.isArray(value);
}

/** JSON Schema Core §4.2.2: numbers by their value, objects whatever the order of their properties. */
export function isSameValue(a: Instance, b: Instance): boolean {
  if (a === b) return true;
  if (isNumeric(a) && isNumeric(b)) return Number(a) === Number(b);
  if (isArrayInstance(a) && isArrayInstance(b)) {
    return a.length === b.length && a.every((item, at) => isSameValue(item, b[at] as Instance));
  }
  if (!isObjectInstance(a) || !isObjectInstance(b) || a.size !== b.size) return false;
  return [...a].every(([name, held]) => {
    const other = b.get(name);
    return other !== undefined && isSameValue(held, other);
  });
}

/** True for a number of any size. */
export function isNumeric(value: Instance): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}
