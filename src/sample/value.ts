/** A value that is made of a schema, as data. */

/** Stands for bytes, which no JSON is. */
export const BYTES = Symbol('bytes');

/** A sample: what JSON has, or bytes. The keys of objects come from outside, so objects are maps. */
export type SampleValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | typeof BYTES
  | readonly SampleValue[]
  | ReadonlyMap<string, SampleValue>;

/** True for an object. */
export function isSampleObject(
  value: SampleValue | undefined,
): value is ReadonlyMap<string, SampleValue> {
  return value instanceof Map;
}

/** True for an array. */
export function isSampleArray(value: SampleValue | undefined): value is readonly SampleValue[] {
  return Array.isArray(value);
}

/** JSON Schema Core §4.2.2: numbers by their value, objects whatever the order of their properties. */
export function isSameValue(a: SampleValue, b: SampleValue): boolean {
  if (a === b) return true;
  if (isNumeric(a) && isNumeric(b)) return Number(a) === Number(b);
  if (isSampleArray(a) && isSampleArray(b)) {
    return a.length === b.length && a.every((item, at) => isSameValue(item, b[at] as SampleValue));
  }
  if (!isSampleObject(a) || !isSampleObject(b) || a.size !== b.size) return false;
  return [...a].every(([name, held]) => {
    const other = b.get(name);
    return other !== undefined && isSameValue(held, other);
  });
}

function isNumeric(value: SampleValue): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}
