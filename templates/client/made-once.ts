/** What is printed of a parameter or a body that many operations have: made once for a client. */
import type { Code } from '../../src/emit/code.js';
import type { ClientView } from './view.js';

/**
 * A function that remembers what it made.
 * @param partsOf what the result depends on beside the view: something that stays the same object, and a text
 */
export function madeOnce<T>(
  partsOf: (thing: T) => readonly [thing: object, text: string],
  make: (thing: T, view: ClientView) => Code,
): (thing: T, view: ClientView) => Code {
  const views = new WeakMap<ClientView, WeakMap<object, Map<string, Code>>>();
  return (thing, view) => {
    const [key, text] = partsOf(thing);
    let things = views.get(view);
    if (!things) views.set(view, (things = new WeakMap()));
    let texts = things.get(key);
    if (!texts) things.set(key, (texts = new Map()));
    let made = texts.get(text);
    if (!made) texts.set(text, (made = make(thing, view)));
    return made;
  };
}
