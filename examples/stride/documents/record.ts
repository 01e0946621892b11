/** Distinguishes objects from other JSON values. */

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for an own property, false for an inherited one. */
export function hasOwn(value: object, name: string): boolean {
  return Object.hasOwn(value, name);
}
