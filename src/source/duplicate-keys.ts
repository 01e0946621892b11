/** What becomes of a key that is written twice: the last wins, but paths and methods are two partial documents. */

/** Where in an API description an object stands, as far as its keys are concerned. */
export type Role = 'root' | 'paths' | 'path-item' | 'operation' | 'responses' | 'other';

/** The role of a member of an object. */
export function roleOf(parent: Role, key: string): Role {
  if (parent === 'root' && key === 'paths') return 'paths';
  if (parent === 'operation' && key === 'responses') return 'responses';
  return parent === 'paths' ? 'path-item' : parent === 'path-item' ? 'operation' : 'other';
}

/**
 * The value of a key that was written twice.
 * @param role the role of the object that holds the key
 */
export function mergeTwice(role: Role, key: string, first: unknown, second: unknown): unknown {
  const partial = role === 'paths' || role === 'path-item' || roleOf(role, key) === 'paths';
  return partial ? mergeMaps(first, second) : second;
}

function mergeMaps(first: unknown, second: unknown): unknown {
  if (!isMap(first) || !isMap(second)) return second;
  const merged = new Map(Object.entries(first));
  for (const [key, value] of Object.entries(second)) {
    merged.set(key, merged.has(key) ? mergeMaps(merged.get(key), value) : value);
  }
  return Object.fromEntries(merged);
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
