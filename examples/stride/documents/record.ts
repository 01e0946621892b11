/** Returns true if a JSON value is an object. */

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns true for an own property, and false for an inherited one. */
export function hasOwn(value: object, name: string): boolean {
  return Object.hasOwn(value, name);
}
