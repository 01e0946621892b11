/** Caches the results of reading locations to which many references lead. */
import type { Cursor } from '../../source/cursor.js';

/**
 * Caches results by location. There is a cache for each kind of object and for each description. The functions in
 * `memo.ts` cannot be used, because results with diagnostics must not be cached.
 */
export class PlaceCache<T> {
  private readonly known = new Map<Cursor, Map<string, T>>();

  /**
   * Returns the result for a location. The location is read at the first call, and the result is cached. A result with
   * diagnostics is not cached, because every reference to the location must report them again.
   * @param place the location; the same location must always be the same object
   * @param key everything else that the result depends on
   */
  read(place: Cursor, key: string, read: () => T): T {
    const before = this.known.get(place)?.get(key);
    if (before !== undefined) return before;
    const reported = place.report.count();
    const result = read();
    if (place.report.count() > reported) return result;
    const here = this.known.get(place);
    if (here) here.set(key, result);
    else this.known.set(place, new Map([[key, result]]));
    return result;
  }
}
