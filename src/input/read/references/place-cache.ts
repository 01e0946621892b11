/** Results of reading places to which many references lead. */
import type { Cursor } from '../../source/cursor.js';

/**
 * Results by place. One for each kind of object, and for each description. `memo.ts` does not fit: a result that was
 * reported about is not kept.
 */
export class PlaceCache<T> {
  private readonly known = new Map<Cursor, Map<string, T>>();

  /**
   * The result for a place, read at the first call. Every reference to the place must report its diagnostics, so a
   * result with diagnostics is not cached, and the place is read again.
   * @param place compared by identity
   * @param key everything else that the result depends on
   */
  read(place: Cursor, key: string, read: () => T): T {
    const before = this.known.get(place)?.get(key);
    if (before !== undefined) return before;
    const reported = place.report.count();
    const made = read();
    if (place.report.count() > reported) return made;
    const here = this.known.get(place);
    if (here) here.set(key, made);
    else this.known.set(place, new Map([[key, made]]));
    return made;
  }
}
