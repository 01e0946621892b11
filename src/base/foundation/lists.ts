/**
 * Operations on long lists. `push(...items)` or `Math.max(...items)` would exceed the maximum number of arguments for
 * lists from large documents.
 */

/** Appends items to a list. */
export function append<T>(list: T[], more: Iterable<T>): void {
  for (const one of more) list.push(one);
}

/** Returns all pairs of adjacent items. */
export function neighbours<T>(list: readonly T[]): [T, T][] {
  return list.slice(1).map((item, index) => [list[index] ?? item, item]);
}

/**
 * Returns the largest number.
 * @param least the smallest possible result; it is returned for an empty list
 */
export function largest(numbers: Iterable<number>, least = -Infinity): number {
  let found = least;
  for (const one of numbers) found = Math.max(found, one);
  return found;
}

/**
 * Returns the smallest number.
 * @param most the largest possible result; it is returned for an empty list
 */
export function smallest(numbers: Iterable<number>, most = Infinity): number {
  let found = most;
  for (const one of numbers) found = Math.min(found, one);
  return found;
}
