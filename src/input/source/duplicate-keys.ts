/** Handles duplicate keys. The last value of a key is used, but the values of paths and HTTP methods are merged. */
import { isPlainObject } from '../../base/foundation/plain-object.js';
import { DATA_KEYWORDS } from './text.js';

/** The role of an object in an API description. It determines whether a duplicate key is merged. */
export type ObjectRole =
  'root' | 'paths' | 'path-item' | 'operation' | 'responses' | 'data' | 'other';

/** Returns the role of the value under a key. */
export function memberRole(parent: ObjectRole, key: string): ObjectRole {
  if (parent === 'root' && key === 'paths') return 'paths';
  if (parent === 'operation' && key === 'responses') return 'responses';
  if (parent === 'paths') return 'path-item';
  if (parent === 'path-item') return 'operation';
  return parent === 'data' || DATA_KEYWORDS.has(key) ? 'data' : 'other';
}

/** Returns true if both values of a duplicate key are merged. */
export function areMerged(role: ObjectRole, key: string): boolean {
  return role === 'paths' || role === 'path-item' || memberRole(role, key) === 'paths';
}

/**
 * Returns the value to use for a duplicate key.
 * @param role the role of the object that contains the key
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
