/** What is printed of a parameter or a body that many operations have: made once for a client. */
import type { Code } from '../../src/emit/code.js';
import type { ClientView } from './view.js';

/** What was made of a thing: nearly always there is one text. */
interface Made {
  readonly text: string;
  readonly code: Code;
  readonly more: Made | undefined;
}

/**
 * A function that remembers what it made.
 * @param keyOf what the result depends on beside the view: something that stays the same object
 * @param textOf and a text
 */
export function madeOnce<T>(
  keyOf: (thing: T) => object,
  textOf: (thing: T) => string,
  make: (thing: T, view: ClientView) => Code,
): (thing: T, view: ClientView) => Code {
  const views = new WeakMap<ClientView, WeakMap<object, Made>>();
  return (thing, view) => {
    const key = keyOf(thing);
    const text = textOf(thing);
    let things = views.get(view);
    if (things === undefined) views.set(view, (things = new WeakMap()));
    const known = things.get(key);
    for (let made = known; made !== undefined; made = made.more) {
      if (made.text === text) return made.code;
    }
    const code = make(thing, view);
    things.set(key, { text, code, more: known });
    return code;
  };
}
