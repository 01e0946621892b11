/** Merging vendor extensions: data that nobody interprets, so only agreement keeps it. */
import type { Json } from '../../model/schema.js';
import { byCodeUnit } from '../../foundation/sort.js';
import { canonicalText } from '../canonical.js';

/** The member `extensions` of a merged thing; none where nothing is left. */
export function mergedExtensionsMember(
  items: readonly { readonly extensions?: ReadonlyMap<string, Json> }[],
): { extensions?: ReadonlyMap<string, Json> } {
  const lists = items.flatMap(({ extensions }) => extensions ?? []);
  const merged = lists.length === 0 ? undefined : mergeExtensions(lists);
  return merged && merged.size > 0 ? { extensions: merged } : {};
}

/** The extensions on which all documents that state them agree. */
export function mergeExtensions(
  lists: readonly ReadonlyMap<string, Json>[],
): ReadonlyMap<string, Json> {
  const [only] = lists;
  if (lists.length === 1 && only) return only;
  const merged = new Map<string, Json>();
  const disputed = new Set<string>();
  for (const [key, value] of lists.flatMap((list) => [...list])) {
    const known = merged.get(key);
    if (known !== undefined && canonicalText(known) !== canonicalText(value)) disputed.add(key);
    merged.set(key, value);
  }
  return new Map(
    [...merged].filter(([key]) => !disputed.has(key)).sort(([a], [b]) => byCodeUnit(a, b)),
  );
}
