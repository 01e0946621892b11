/** Tells objects from the rest of what JSON may hold. */

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Is it the object's own, rather than every object's? */
export function hasOwn(value: object, name: string): boolean {
  return Object.hasOwn(value, name);
}
