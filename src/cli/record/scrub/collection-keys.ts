/**
 * The keys of items, learned from responses. A path segment that is such a key is a value, even if it is a common word
 * of APIs.
 */
import { SERVICE_LIMITS } from '../../../base/foundation/limits/service.js';
import { listedKeys, repeatedKeys } from '../../../input/read/traffic/index.js';

/** A request, and the JSON of its response. */
export interface RecordedKeys {
  readonly method: string;
  /** The segments of the path, with `*` for values, so that they are the same for all such messages. */
  readonly places: readonly string[];
  /** The segments of the path, percent-decoded. */
  readonly texts: readonly string[];
  readonly answer: unknown;
}

/** Keys by their collection: the beginning of a path, with `*` for values. */
export class CollectionKeys {
  readonly #keys = new Set<string>();

  /**
   * True if a list, a create or an item's own response contains the text as a key of the collection at these segments.
   */
  has(before: readonly string[], text: string): boolean {
    return this.#keys.has(keyOf(before, text));
  }

  /** Remembers the keys of the items in a list or a create, and of the item that a path leads to. */
  learn({ method, places, texts, answer }: RecordedKeys): void {
    const collection = places.at(-1);
    if (
      collection === undefined ||
      collection === '' ||
      this.#keys.size >= SERVICE_LIMITS.knownKeys.most
    )
      return;
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
