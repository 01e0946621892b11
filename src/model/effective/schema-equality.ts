/** Compares schemas without their origins. */
import type { Schema } from '../schema.js';

/** Returns true for schemas that are equal except for their origins. References must have the same target. */
export function isSameSchema(a: Schema, b: Schema): boolean {
  return isSame(a, b);
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [ours, theirs] = [membersOf(a), membersOf(b)];
  if (ours.size !== theirs.size) return false;
  return [...ours].every(([key, value]) => theirs.has(key) && isSame(value, theirs.get(key)));
}

function membersOf(value: object): ReadonlyMap<string, unknown> {
  if (value instanceof Map) return value;
  const members = new Map<string, unknown>(Object.entries(value));
  if ('kind' in value) members.delete('origins');
  return members;
}
