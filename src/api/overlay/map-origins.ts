/** Replaces the origins of values in the API model. */
import { placeKey, type Origin } from '../../model/origin.js';
import { isPlainObject } from '../../base/foundation/plain-object.js';

/** Returns the new origins of a value, given its current origin and its origins before the overlay. */
type Replace = (origin: Origin, former: readonly Origin[] | undefined) => readonly Origin[];

/**
 * Copies a value and replaces all of its origins.
 * @param was the value before the overlay, if it existed
 * @param isKept returns true for the location of a fact that keeps its value and its origins
 */
export function mapOrigins<T>(
  value: T,
  replace: Replace,
  was?: unknown,
  isKept: (pointer: string) => boolean = () => false,
): T {
  return walk(value, was, { replace, isKept }, '') as T;
}

interface Mapping {
  readonly replace: Replace;
  readonly isKept: (pointer: string) => boolean;
}

/** @param owner the location of the object that contains the value */
function walk(value: unknown, was: unknown, mapping: Mapping, owner: string, name = ''): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    // If the length of a list changed, its items cannot be matched with the old ones.
    const items: unknown[] = Array.isArray(was) && was.length === value.length ? was : [];
    return value.map((item, index) => walk(item, items[index], mapping, owner));
  }
  if (value instanceof Map) {
    const items = was instanceof Map ? was : new Map<unknown, unknown>();
    return new Map(
      [...value].map(([key, item]): [unknown, unknown] => [
        key,
        walk(item, items.get(key), mapping, owner),
      ]),
    );
  }
  const before = new Map(isPlainObject(was) ? Object.entries(was) : []);
  const place = placeOf(value) ?? owner;
  // A fact that the document omits has the location of its owner.
  const own = place === owner ? `${owner}/${name}` : place;
  if ('value' in value && before.has('value') && mapping.isKept(own)) return was;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === 'origins'
        ? distinct(item as Origin[], before.get(key) as Origin[] | undefined, mapping.replace)
        : walk(item, before.get(key), mapping, place, key),
    ]),
  );
}

function placeOf(value: object): string | undefined {
  const [first] = 'origins' in value ? (value.origins as readonly Origin[]) : [];
  return first?.pointer;
}

function distinct(
  origins: readonly Origin[],
  former: readonly Origin[] | undefined,
  replace: Replace,
): Origin[] {
  const byPlace = new Map(
    origins
      .flatMap((origin) => replace(origin, former))
      .map((origin) => [placeKey(origin), origin]),
  );
  return [...byPlace.values()];
}
