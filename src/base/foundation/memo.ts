/** Memoization of pure functions, by lifetime of the results. */
import { GENERATING_LIMITS } from './limits/generating.js';

/** A result that can be cached. `undefined` is not cached, and is computed again. */
type Result = object | string | number | boolean | undefined;

/** Computes a value at its first use. */
export function lazy<R>(make: () => R): () => R {
  let made: { readonly value: R } | undefined;
  return () => (made ??= { value: make() }).value;
}

/**
 * Caches the result for an object, as long as the object exists.
 * @param make must depend on nothing else
 */
export function memoizeByObject<K extends object, R extends Result>(
  make: (thing: K) => R,
): (thing: K) => R {
  const known = new WeakMap<K, R>();
  return (thing) => {
    const before = known.get(thing);
    if (before !== undefined) return before;
    const made = make(thing);
    if (made !== undefined) known.set(thing, made);
    return made;
  };
}

/**
 * Caches the result for an item and a view, as long as the view exists.
 * @param make must depend on nothing else
 * @param keyOf returns the cache key; by default the item itself
 */
export function memoizeByView<V extends object, T, R extends Result>(
  make: (thing: T, view: V) => R,
  keyOf?: (thing: T, view: V) => unknown,
): (thing: T, view: V) => R {
  const views = new WeakMap<V, Map<unknown, R>>();
  return (thing, view) => {
    let known = views.get(view);
    if (known === undefined) views.set(view, (known = new Map()));
    const key = keyOf === undefined ? thing : keyOf(thing, view);
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = make(thing, view);
    if (made !== undefined) known.set(key, made);
    return made;
  };
}

/**
 * Caches the result for a text.
 * @param make must depend on nothing else
 */
export function memoizeByText<R extends Result>(make: (text: string) => R): (text: string) => R {
  const known = new Map<string, R>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = make(text);
    if (made === undefined) return made;
    if (known.size >= GENERATING_LIMITS.memo.most) known.clear();
    known.set(text, made);
    return made;
  };
}
