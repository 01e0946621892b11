/** Functions that remember what they made: much of an API is shared, and asked for many times. */

/**
 * Remembers what is made of a thing, for as long as there is the thing.
 * @param make must depend on nothing else
 */
export function once<K extends object, R extends object | number | string>(
  make: (thing: K) => R,
): (thing: K) => R {
  const known = new WeakMap<K, R>();
  return (thing) => {
    const before = known.get(thing);
    if (before !== undefined) return before;
    const made = make(thing);
    known.set(thing, made);
    return made;
  };
}

/**
 * Remembers what is made of a thing for a view.
 * @param make must depend on nothing else
 */
export function oncePerView<V extends object, K extends object, R extends object>(
  make: (thing: K, view: V) => R,
): (thing: K, view: V) => R {
  const views = new WeakMap<V, Map<K, R>>();
  return (thing, view) => {
    let known = views.get(view);
    if (known === undefined) views.set(view, (known = new Map()));
    const before = known.get(thing);
    if (before !== undefined) return before;
    const made = make(thing, view);
    known.set(thing, made);
    return made;
  };
}

/**
 * Remembers what is made of a text. More texts than ever are one API's are forgotten again.
 * @param make must depend on nothing else
 */
export function oncePerText<R>(make: (text: string) => R): (text: string) => R {
  const known = new Map<string, R>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= MOST_KNOWN) known.clear();
    const made = make(text);
    known.set(text, made);
    return made;
  };
}

const MOST_KNOWN = 10_000;
