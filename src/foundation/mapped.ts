/** Lists and maps with their items replaced, which are the very ones where nothing was. */

/**
 * The list with each item replaced; the very list, when every item was replaced by itself.
 * @param more what `replace` is given besides, so that none has to be made for each list
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

/** The map with each value replaced; the very map, when every value was replaced by itself. */
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
