/**
 * Collects the keys of items (such as `anna` in `/users/anna`) from responses. A path segment that is such a key is a
 * value, even if it is a word that many APIs use.
 */
import { SERVICE_LIMITS } from '../../../base/foundation/limits/service.js';
import { listedKeys, repeatedKeys } from '../../../input/read/traffic/index.js';

/** A request, and the JSON of its response. */
export interface RecordedKeys {
  readonly method: string;
  /**
   * The segments of the path, with `*` for values. The list is the same for all messages whose paths differ only in
   * their values.
   */
  readonly places: readonly string[];
  /** The segments of the path, percent-decoded. */
  readonly texts: readonly string[];
  readonly answer: unknown;
}

/** Stores keys by collection. A collection is the beginning of a path, with `*` for values. */
export class CollectionKeys {
  readonly #keys = new Set<string>();

  /**
   * Returns true if the text is the key of an item in the collection at these segments. The key was found in the
   * response to a request that lists items, creates an item, or reads the item.
   */
  has(before: readonly string[], text: string): boolean {
    return this.#keys.has(keyOf(before, text));
  }

  /**
   * Stores the keys of the items in the response to a request that lists or creates items. For a request that reads one
   * item, stores the key in the path if the response repeats it.
   */
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
