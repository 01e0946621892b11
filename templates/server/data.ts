/** Plain data in which names of functions may stand, as the route table is made of. */
import { isCode, type Code } from '../../src/emit/code.js';
import { array, json, object, property } from '../../src/emit/expression.js';
import type { Json } from '../../src/model/schema.js';

/** JSON in which codes may stand. */
export type Data = Json | Code | readonly Data[] | ReadonlyMap<string, Data>;

export type Entry = readonly [name: string, value: Data];

/** A map of what is there. */
export function record(
  ...entries: readonly (Entry | undefined | false)[]
): ReadonlyMap<string, Data> {
  return new Map(entries.filter((entry): entry is Entry => Array.isArray(entry)));
}

/** Data as a literal expression. */
export function dataCode(data: Data): Code {
  if (isCode(data)) return data;
  if (Array.isArray(data)) return array((data as readonly Data[]).map(dataCode));
  if (!(data instanceof Map)) return json(data as Json);
  const entries = [...(data as ReadonlyMap<string, Data>)];
  return object(entries.map(([name, one]) => property(name, dataCode(one))));
}
