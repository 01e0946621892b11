/** Ordered JSON objects for the export: maps, so that no key is special and their order is kept. */
import type { Json } from '../../model/schema.js';
import { isRestored } from '../../model/extensions.js';

/** A JSON object under construction. */
export type JsonObject = Map<string, Json>;

/** JSON data in which some members have another type, for example functions that create them. */
export type DocumentTree<T> = Json | T | ReadonlyMap<string, DocumentTree<T>>;

/** Receives a large part of the document, and creates it either at once or when it is written. */
export type WritePart<T> = (make: () => Json) => T;

/**
 * Creates a JSON object with the given order of members.
 * @param members with trusted keys only; `undefined` omits a member
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

/** Adds a member if it is defined. The key may be any text, unlike in `jsonObject`. */
export function putMember(object: JsonObject, word: string, value: Json | undefined): void {
  if (value !== undefined) object.set(word, value);
}

/** Returns the list, or `undefined` if it is empty. */
export function unlessEmpty<T extends readonly Json[]>(list: T): T | undefined {
  return list.length === 0 ? undefined : list;
}

/** Returns the map, or `undefined` if it is empty. */
export function unlessEmptyMap<T extends ReadonlyMap<string, unknown>>(map: T): T | undefined {
  return map.size === 0 ? undefined : map;
}

/**
 * Adds vendor extensions as declared, except those of restitch, which a description must not set.
 * @param object existing members are not replaced
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
