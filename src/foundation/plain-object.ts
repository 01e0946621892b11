/** Parsed data of unknown type. */

/** Whether a value is an object with members: no array, and not `null`. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
