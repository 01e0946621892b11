/** Handles duplicate keys: the last one wins, except for paths and methods, which are merged. */
import { isPlainObject } from '../../base/foundation/plain-object.js';
import { DATA_KEYWORDS } from './text.js';

/** The role of an object in an API description, which determines the meaning of a duplicate key. */
export type ObjectRole =
  'root' | 'paths' | 'path-item' | 'operation' | 'responses' | 'data' | 'other';

/** Returns the role of a member. */
export function memberRole(parent: ObjectRole, key: string): ObjectRole {
  if (parent === 'root' && key === 'paths') return 'paths';
  if (parent === 'operation' && key === 'responses') return 'responses';
  if (parent === 'paths') return 'path-item';
  if (parent === 'path-item') return 'operation';
  return parent === 'data' || DATA_KEYWORDS.has(key) ? 'data' : 'other';
}

/** Returns true if both values of a duplicate key are kept. */
export function areMerged(role: ObjectRole, key: string): boolean {
  return role === 'paths' || role === 'path-item' || memberRole(role, key) === 'paths';
}

/**
 * Returns the value of a duplicate key.
 * @param role the role of the object
 */
export function mergeDuplicates(
  role: ObjectRole,
  key: string,
  first: unknown,
  second: unknown,
): unknown {
  return areMerged(role, key) ? mergeObjects(first, second) : second;
}

function mergeObjects(first: unknown, second: unknown): unknown {
  if (!isPlainObject(first) || !isPlainObject(second)) return second;
  const merged = new Map(Object.entries(first));
  for (const [key, value] of Object.entries(second)) {
    merged.set(key, merged.has(key) ? mergeObjects(merged.get(key), value) : value);
  }
  return Object.fromEntries(merged);
}
