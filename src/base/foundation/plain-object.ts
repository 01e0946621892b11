/** Functions for parsed data of unknown type. */

/** Returns true for an object that is neither an array nor `null`. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns an own property of an object, or an item of an array; `undefined` if it does not exist. */
export function memberOf(value: unknown, key: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string | number, unknown>>)[key];
}

/** Returns the value at a path of keys and indexes; `undefined` if it does not exist. */
export function valueAtPath(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce(memberOf, value);
}
