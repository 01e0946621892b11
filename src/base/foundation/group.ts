/** Groups the items of a list. */

/** A list with at least one item. */
export type NonEmpty<T> = readonly [T, ...T[]];

/** Groups items by a key. The groups are in the order of their first items. */
export function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, [T, ...T[]]> {
  const groups = new Map<K, [T, ...T[]]>();
  for (let index = 0; index < items.length; index++) {
    const item = items[index] as T;
    const key = keyOf(item);
    const list = groups.get(key);
    if (list) list.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Groups items like `groupBy`, but skips items for which the key is `undefined`. */
export function groupByDefined<T, K>(
  items: readonly T[],
  keyOf: (item: T) => K | undefined,
): Map<K, [T, ...T[]]> {
  const groups = groupBy(items, keyOf);
  groups.delete(undefined);
  return groups as Map<K, [T, ...T[]]>;
}

/** Returns the item that would be first after sorting. If several items compare as equal, returns the first of them. */
export function least<T>(list: NonEmpty<T>, compare: (a: T, b: T) => number): T {
  let [best] = list;
  for (const item of list) if (compare(item, best) < 0) best = item;
  return best;
}
