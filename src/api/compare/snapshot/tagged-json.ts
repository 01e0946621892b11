/** JSON with tags for maps and for integers beyond the range of a double. */

import { byCodeUnit, isSorted } from '../../../base/foundation/sort.js';

/** Tags a value for `JSON.stringify`. */
export function tagJson(value: unknown): unknown {
  if (value instanceof Map) return { $map: sortedEntries(value as Map<string, unknown>) };
  return typeof value === 'bigint' ? { $bigint: String(value) } : value;
}

/** The entries by their keys: another order of properties is no change. */
export function sortedEntries<T>(map: ReadonlyMap<string, T>): [string, T][] {
  const entries = [...map];
  return isSorted(entries, byKey) ? entries : entries.sort(byKey);
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return byCodeUnit(a, b);
}

/** Restores tagged values of parsed JSON. Lists are changed in place. */
export function untagJson(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) value[index] = untagJson(item);
    return value;
  }
  const object = value as Record<string, unknown>;
  if (Array.isArray(object['$map']))
    return new Map(untagJson(object['$map']) as [string, unknown][]);
  if (typeof object['$bigint'] === 'string') return BigInt(object['$bigint']);
  for (const key in object) object[key] = untagJson(object[key]);
  return object;
}
