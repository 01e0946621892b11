/**
 * Returns the type of a value for a message, such as `an object`. The value itself is not quoted, because it may be
 * private.
 */
export function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
