/** Plain data in which names of functions may stand, as the route table is made of. */
import type { Data } from '../../src/emit/typescript/expression.js';

export type DataEntry = readonly [name: string, value: Data];

/** A map of what is there. */
export function dataRecord(
  ...entries: readonly (DataEntry | undefined | false)[]
): ReadonlyMap<string, Data> {
  const members = new Map<string, Data>();
  for (let at = 0; at < entries.length; at++) {
    const entry = entries[at];
    if (entry) members.set(entry[0], entry[1]);
  }
  return members;
}
