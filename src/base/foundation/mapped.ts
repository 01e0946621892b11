/**
 * Replaces the items of lists and the values of maps. If nothing changes, the same list or map is returned, so that
 * callers can compare by identity.
 */

/**
 * Replaces each item. Returns the same list if no item changed.
 * @param more passed to `replace` as its second argument, so that callers need not create a closure for each list
 */
export function mapList<T>(list: readonly T[], replace: (item: T) => T): readonly T[];
export function mapList<T, M>(
  list: readonly T[],
  replace: (item: T, more: M) => T,
  more: M,
): readonly T[];
export function mapList<T, M>(
  list: readonly T[],
  replace: (item: T, more: M) => T,
  more?: M,
): readonly T[] {
  let mapped: T[] | undefined;
  for (let index = 0; index < list.length; index++) {
    const item = list[index] as T;
    const replaced = replace(item, more as M);
    if (replaced === item) continue;
    mapped ??= [...list];
    mapped[index] = replaced;
  }
  return mapped ?? list;
}

/** Replaces each value. Returns the same map if no value changed. */
export function mapValues<T>(
  map: ReadonlyMap<string, T>,
  replace: (value: T) => T,
): ReadonlyMap<string, T> {
  let mapped: Map<string, T> | undefined;
  map.forEach((value, key) => {
    const replaced = replace(value);
    if (replaced !== value) (mapped ??= new Map(map)).set(key, replaced);
  });
  return mapped ?? map;
}
