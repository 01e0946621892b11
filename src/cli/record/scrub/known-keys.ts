/** What things are called by, as responses have told: such a word of a path is a value, although APIs have the word, too. */
import { listedKeys, repeatedKeys } from '../../../input/read/traffic/index.js';

/** Of more things nothing is remembered. */
const MOST = 100_000;

/** A request, with the JSON that came back. */
export interface ToldKeys {
  readonly method: string;
  /** The segments of the path as they are written in all such messages alike: `*` for values. */
  readonly places: readonly string[];
  /** The same, percent-decoded. */
  readonly texts: readonly string[];
  readonly answer: unknown;
}

/** Keys by their collection: the beginning of a path, with `*` for values. */
export class KnownKeys {
  readonly #keys = new Set<string>();

  /** True for a segment behind these that a list, a create or its own response has called a thing by. */
  has(before: readonly string[], text: string): boolean {
    return this.#keys.has(keyOf(before, text));
  }

  /** Remembers the things of a list or a create, and the one that a path leads to. */
  learn({ method, places, texts, answer }: ToldKeys): void {
    const collection = places.at(-1);
    if (collection === undefined || collection === '' || this.#keys.size >= MOST) return;
    if (collection !== '*') {
      for (const key of listedKeys(answer, collection, method === 'POST'))
        this.#keys.add(keyOf(places, key));
    }
    const before = places.slice(0, -1);
    const parent = before.at(-1);
    const own = texts.at(-1) ?? '';
    if (parent === undefined || parent === '*') return;
    if (repeatedKeys(answer, own, parent).length > 0) this.#keys.add(keyOf(before, own));
  }
}

function keyOf(before: readonly string[], text: string): string {
  return [...before, text].join('/');
}
