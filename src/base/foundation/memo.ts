/** Caches the results of pure functions. The functions in this file differ in how long a result is cached. */
import { GENERATING_LIMITS } from './limits/generating.js';

/** The results that can be cached. `undefined` is not cached, so it is computed again at each call. */
type Result = object | string | number | boolean | undefined;

/** Returns a function that computes a value at its first call, and returns this value again at each later call. */
export function lazy<R>(make: () => R): () => R {
  let result: { readonly value: R } | undefined;
  return () => (result ??= { value: make() }).value;
}

/**
 * Caches the result for an object, as long as the object exists.
 * @param make its result must depend only on the object
 */
export function memoizeByObject<K extends object, R extends Result>(
  make: (thing: K) => R,
): (thing: K) => R {
  const known = new WeakMap<K, R>();
  return (thing) => {
    const before = known.get(thing);
    if (before !== undefined) return before;
    const result = make(thing);
    if (result !== undefined) known.set(thing, result);
    return result;
  };
}

/**
 * Caches the result for an item and a view, such as a schema and its API, as long as the view exists.
 * @param make its result must depend only on the item and the view
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
    const result = make(thing, view);
    if (result !== undefined) known.set(key, result);
    return result;
  };
}

/**
 * Caches the result for a text.
 * @param make its result must depend only on the text
 */
export function memoizeByText<R extends Result>(make: (text: string) => R): (text: string) => R {
  const known = new Map<string, R>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = make(text);
    if (result === undefined) return result;
    if (known.size >= GENERATING_LIMITS.memo.most) known.clear();
    known.set(text, result);
    return result;
  };
}
