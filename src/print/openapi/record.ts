/** JSON objects for the export. They are maps, so that no key has a special meaning and the order of keys is kept. */
import type { Json } from '../../model/schema.js';
import { isRestored } from '../../model/extensions.js';

export type JsonObject = Map<string, Json>;

/** JSON data in which some values have another type, for example functions that create them. */
export type DocumentTree<T> = Json | T | ReadonlyMap<string, DocumentTree<T>>;

/**
 * Receives the function `make`, which creates a large part of the document. `make` is called immediately, or when the
 * part is written to the file.
 */
export type WritePart<T> = (make: () => Json) => T;

/**
 * Creates a JSON object whose members keep the given order.
 * @param members trusted keys with their values; members whose value is `undefined` are omitted
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

/**
 * Adds a member to a JSON object, unless its value is `undefined`. Unlike in {@link jsonObject}, the key may be any
 * text.
 */
export function putMember(object: JsonObject, word: string, value: Json | undefined): void {
  if (value !== undefined) object.set(word, value);
}

export function unlessEmpty<T extends readonly Json[]>(list: T): T | undefined {
  return list.length === 0 ? undefined : list;
}

export function unlessEmptyMap<T extends ReadonlyMap<string, unknown>>(map: T): T | undefined {
  return map.size === 0 ? undefined : map;
}

/**
 * Adds vendor extensions as they were declared. Extensions of restitch are omitted, because a description must not
 * set them.
 * @param object an object whose existing members are not replaced
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
