/**
 * A property of a generated object literal: its name and its value. The value may refer to
 * functions, as in the route table.
 */
import type { Data } from '../../src/print/emit/typescript/expression.js';

export type DataEntry = readonly [name: string, value: Data];

/** Returns a map of the given entries. `undefined` and `false` are skipped. */
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
