/** What becomes of a key that is written twice: the last wins, but paths and methods are two partial documents. */
import { isPlainObject } from '../foundation/plain-object.js';
import { DATA_KEYWORDS } from './text.js';

/** What an object is in an API description: it decides what a duplicate key means. */
export type ObjectRole =
  'root' | 'paths' | 'path-item' | 'operation' | 'responses' | 'data' | 'other';

/** The role of a member of an object. */
export function memberRole(parent: ObjectRole, key: string): ObjectRole {
  if (parent === 'root' && key === 'paths') return 'paths';
  if (parent === 'operation' && key === 'responses') return 'responses';
  if (parent === 'paths') return 'path-item';
  if (parent === 'path-item') return 'operation';
  return parent === 'data' || DATA_KEYWORDS.has(key) ? 'data' : 'other';
}

/**
 * The value of a key that was written twice.
 * @param role the role of the object that holds the key
 */
export function mergeDuplicates(
  role: ObjectRole,
  key: string,
  first: unknown,
  second: unknown,
): unknown {
  const partial = role === 'paths' || role === 'path-item' || memberRole(role, key) === 'paths';
  return partial ? mergeObjects(first, second) : second;
}

function mergeObjects(first: unknown, second: unknown): unknown {
  if (!isPlainObject(first) || !isPlainObject(second)) return second;
  const merged = new Map(Object.entries(first));
  for (const [key, value] of Object.entries(second)) {
    merged.set(key, merged.has(key) ? mergeObjects(merged.get(key), value) : value);
  }
  return Object.fromEntries(merged);
}
