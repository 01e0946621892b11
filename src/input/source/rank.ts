/** Ranks locations in a document by the order of its keys. Sorting by rank is faster than sorting by line. */
import { memberOf } from '../../base/foundation/plain-object.js';
import type { Origin, SourceId } from '../../model/origin.js';
import { unescapePointer } from '../../model/pointer.js';
import type { Rank } from '../../model/rank.js';
import type { Document } from './document.js';

/** Returns the rank of a location; `undefined` if the document does not contain it. */
export type RankOrigin = (origin: Pick<Origin, 'source' | 'pointer'>) => Rank | undefined;

/** The ranks of the members of one value. */
interface Siblings {
  readonly value: unknown;
  /** The ranks of the enclosing values and of the value itself, outermost first; absent if the value does not exist. */
  readonly above: readonly number[] | undefined;
  readonly ranks: ReadonlyMap<string, number>;
}

/**
 * Creates a function that returns ranks, by which locations in the same document are sorted. In an object, keys that
 * are integers come first, wherever they are in the text.
 * @param documents all documents of the run
 */
export function createRanker(documents: readonly Document[]): RankOrigin {
  const known = new Map<SourceId, Map<string, Siblings>>(
    documents.map(({ source, data }) => [source, new Map([['', siblingsIn(data, [])]])]),
  );
  const siblingsBelow = (source: SourceId, pointer: string): Siblings => {
    const places = known.get(source);
    const before = places === undefined ? NOWHERE : places.get(pointer);
    if (before !== undefined) return before;
    const end = pointer.lastIndexOf('/');
    const around = siblingsBelow(source, pointer.slice(0, Math.max(end, 0)));
    const name = unescapePointer(pointer.slice(end + 1));
    const own = around.ranks.get(name);
    const value = own === undefined ? undefined : memberOf(around.value, name);
    const above = own === undefined ? undefined : around.above && [...around.above, own];
    const created = siblingsIn(value, above);
    places?.set(pointer, created);
    return created;
  };
  // Cached, because members of the same value are usually ranked one after another.
  let last: { source: SourceId; pointer: string; siblings: Siblings } | undefined;
  return ({ source, pointer }) => {
    const end = Math.max(pointer.lastIndexOf('/'), 0);
    if (
      last?.source !== source ||
      last.pointer.length !== end ||
      !pointer.startsWith(last.pointer)
    ) {
      const above = pointer.slice(0, end);
      last = { source, pointer: above, siblings: siblingsBelow(source, above) };
    }
    const { above, ranks } = last.siblings;
    const own = ranks.get(unescapePointer(pointer.slice(end + 1)));
    return own === undefined || above === undefined ? undefined : { own, above };
  };
}

const NOWHERE: Siblings = { value: undefined, above: undefined, ranks: new Map() };

function siblingsIn(value: unknown, above: readonly number[] | undefined): Siblings {
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const ranks = new Map<string, number>();
  keys.forEach((key, index) => ranks.set(key, index));
  return { value, above, ranks };
}
