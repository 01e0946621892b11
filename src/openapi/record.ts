/** Ordered JSON objects for the export: maps, so that no key of a description is special and no key moves. */
import type { Json } from '../model/schema.js';
import { isRestored } from '../model/extensions.js';

/** A JSON object under construction. */
export type JsonObject = Map<string, Json>;

/** JSON data in which some members of objects are something else: what makes them, for example. */
export type DocumentTree<T> = Json | T | ReadonlyMap<string, DocumentTree<T>>;

/** What becomes of a large part of the document: it is made at once, or left to whoever writes it. */
export type WritePart<T> = (make: () => Json) => T;

/**
 * A JSON object with the members that are there, in the order given.
 * @param members our own words only as keys; `undefined` leaves a member out
 */
export function jsonObject<V = Json>(
  members: Readonly<Record<string, V | undefined>>,
): Map<string, V> {
  const object = new Map<string, V>();
  for (const key in members) {
    const value = members[key];
    if (value !== undefined) object.set(key, value);
  }
  return object;
}

/** Adds a member that is there; the word may be any, where a record takes those that are known while this is written. */
export function putMember(object: JsonObject, word: string, value: Json | undefined): void {
  if (value !== undefined) object.set(word, value);
}

/** The list, or nothing when it is empty. */
export function unlessEmpty<T extends readonly Json[]>(list: T): T | undefined {
  return list.length === 0 ? undefined : list;
}

/** The map, or nothing when it is empty. */
export function unlessEmptyMap<T extends ReadonlyMap<string, unknown>>(map: T): T | undefined {
  return map.size === 0 ? undefined : map;
}

/**
 * Adds vendor extensions as they were stated. Keywords of ours are never taken from a description.
 * @param object what to add to; members that are there stay
 */
export function withExtensions<V>(
  object: Map<string, V | Json>,
  extensions: ReadonlyMap<string, Json> | undefined,
): Map<string, V | Json> {
  if (extensions === undefined) return object;
  for (const [key, value] of extensions) {
    const theirs = key.startsWith('x-') && !isRestored(key);
    if (theirs && !object.has(key)) object.set(key, value);
  }
  return object;
}
