/** Pairs the parts of two versions of an API. */

/**
 * Pairs the values that two maps have for the same key.
 * @returns for each key: the old value, the new value, and one that exists, preferably the new one
 */
export function paired<K, V>(
  before: ReadonlyMap<K, V>,
  after: ReadonlyMap<K, V>,
): (readonly [before: V | undefined, after: V | undefined, either: V])[] {
  return [
    ...[...before].map(([key, old]) => [old, after.get(key), after.get(key) ?? old] as const),
    ...[...after].flatMap(([key, fresh]) =>
      before.has(key) ? [] : [[undefined, fresh, fresh] as const],
    ),
  ];
}
