/** Sorts and compares texts by code unit. */

/**
 * Sorts texts by code unit, in place.
 * @returns the given list
 */
export function sortTexts(texts: string[]): string[] {
  return texts.sort();
}

/** Returns a map sorted by key. */
export function sortKeys<T>(map: ReadonlyMap<string, T>): Map<string, T> {
  const sorted = new Map<string, T>();
  for (const key of sortTexts([...map.keys()])) sorted.set(key, map.get(key) as T);
  return sorted;
}

/** Compares texts by code unit instead of by locale, so that the order is the same on every machine. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Returns true if a list is already sorted. */
export function isSorted<T>(list: readonly T[], compare: (a: T, b: T) => number): boolean {
  for (let at = 1; at < list.length; at++) {
    if (compare(list[at - 1] as T, list[at] as T) > 0) return false;
  }
  return true;
}
