/** The order of siblings in a document, without looking for their lines: that of their keys. */
import type { Origin, SourceId } from '../model/origin.js';
import { pointerKeys, unescapePointer } from '../model/pointer.js';
import type { Document } from './document.js';

/** Where something stands among its siblings; nothing where its document has no such place. */
export type RankOrigin = (origin: Pick<Origin, 'source' | 'pointer'>) => number | undefined;

/**
 * A function that tells the order of siblings.
 * @param documents all documents of the run; keys that are whole numbers come first in an object, whatever its text says
 */
export function createRanker(documents: readonly Document[]): RankOrigin {
  const sources = new Map<SourceId, Document>(documents.map((one) => [one.source, one]));
  const known = new Map<string, ReadonlyMap<string, number>>();
  const ranksBelow = (source: SourceId, above: string): ReadonlyMap<string, number> => {
    const key = `${source}\0${above}`;
    let ranks = known.get(key);
    if (ranks === undefined) {
      ranks = ranksIn(valueAt(sources.get(source)?.data, pointerKeys(above)));
      known.set(key, ranks);
    }
    return ranks;
  };
  // Siblings are asked for one after the other.
  let last: { source: SourceId; above: string; ranks: ReadonlyMap<string, number> } | undefined;
  return ({ source, pointer }) => {
    const end = Math.max(pointer.lastIndexOf('/'), 0);
    if (last?.source !== source || last.above.length !== end || !pointer.startsWith(last.above)) {
      const above = pointer.slice(0, end);
      last = { source, above, ranks: ranksBelow(source, above) };
    }
    return last.ranks.get(unescapePointer(pointer.slice(end + 1)));
  };
}

function valueAt(data: unknown, keys: readonly string[]): unknown {
  let value = data;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}

function ranksIn(value: unknown): ReadonlyMap<string, number> {
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  return new Map(keys.map((key, index) => [key, index]));
}
