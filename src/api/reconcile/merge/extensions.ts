/** Merges data that the model stores unchanged by name: vendor extensions, links, and keywords of media types. */
import type { Origin } from '../../../model/origin.js';
import type { Json } from '../../../model/schema.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import type { Comparable } from '../../../model/canonical.js';
import { completed } from './keywords/completed.js';
import { electKeyword, keywordOrigins, type Widen } from './keywords/keyword-election.js';
import type { FactEntry } from './recorded.js';

/** Values that one document declares, such as extensions, by their names. */
export interface NamedValues<T> {
  readonly values: ReadonlyMap<string, T> | undefined;
  readonly origins: readonly Origin[];
}

/**
 * Returns an object that contains only the field `extensions` of a merged object. Returns an empty object if no
 * extensions remain.
 */
export function mergedExtensionsMember(
  items: readonly {
    readonly extensions?: ReadonlyMap<string, Json>;
    readonly origins: readonly Origin[];
  }[],
  entry: FactEntry,
): { extensions?: ReadonlyMap<string, Json> } {
  const merged = mergeExtensions(
    items.map(({ extensions, origins }) => ({ values: extensions, origins })),
    entry,
  );
  return merged.size > 0 ? { extensions: merged } : {};
}

/**
 * Merges vendor extensions. Their meaning is unknown, so if documents declare different values, none of them is kept,
 * unless `precedence` prefers a document. A difference is reported as a hint.
 */
export function mergeExtensions(
  lists: readonly NamedValues<Json>[],
  entry: FactEntry,
): ReadonlyMap<string, Json> {
  const authority = { ...entry.authority, support: () => 0 };
  return mergeNamed(lists, { ...entry, authority }, () => undefined);
}

/**
 * Chooses one value for each name. A difference is reported as a hint.
 * @param widen returns the value to use if no rule prefers one of the values; by default, values that are objects are
 * combined, and of other values the first is used
 */
export function mergeNamed<T extends Comparable>(
  lists: readonly NamedValues<T>[],
  entry: FactEntry,
  widen?: Widen<T>,
): ReadonlyMap<string, T> {
  const stating = lists.filter(({ values }) => values !== undefined && values.size > 0);
  const [only] = stating;
  if (only?.values === undefined) return new Map();
  if (stating.length === 1) return only.values;
  const names = new Set(stating.flatMap(({ values }) => [...(values?.keys() ?? [])]));
  const merged = new Map<string, T>();
  for (const name of [...names].sort(byCodeUnit)) {
    const facts = stating.flatMap(({ values, origins }) => {
      const value = values?.get(name);
      return value === undefined ? [] : [{ value, origins: keywordOrigins({ origins }, name) }];
    });
    const value = widen
      ? electKeyword(name, facts, entry, widen, null)
      : electKeyword(name, completed(facts), entry, ([first]) => first, null);
    if (value !== undefined) merged.set(name, value);
  }
  return merged;
}
