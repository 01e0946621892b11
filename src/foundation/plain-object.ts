/** Parsed data of unknown type. */

/** Whether a value is an object with members: no array, and not `null`. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The own member of an object, or the item of an array; `undefined` where there is none. */
export function memberOf(value: unknown, key: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string | number, unknown>>)[key];
}

/** The value at a path of keys and indexes; `undefined` where there is none. */
export function valueAtPath(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce(memberOf, value);
}
