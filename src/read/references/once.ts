/** What is read once though it is met often: at the places that many references lead to. */
import type { Cursor } from '../../source/cursor.js';

/** Remembers what was read at places. One for each kind of thing, and for each description. */
export class Once<T> {
  private readonly known = new Map<Cursor, Map<string, T>>();

  /**
   * Reads, or remembers. What was reported while it was read is to be reported for everybody who leads there, so
   * such a thing is read again.
   * @param place what stands here; the very cursor counts
   * @param key what else the result depends on
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
