/** What the docs show in many places is made once: operations share parameters, media types, requirements. */

/**
 * Remembers what is made of a thing.
 * @param make must depend on nothing else
 */
export function once<K extends object, R extends object | number>(
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
 * Remembers what is made of a word.
 * @param make is given one of a few: a status, a trust, a place
 */
export function oncePerWord<R extends object>(make: (word: string) => R): (word: string) => R {
  const known = new Map<string, R>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const made = make(word);
    known.set(word, made);
    return made;
  };
}
