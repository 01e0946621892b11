/** JSON values in the model, with type guards that keep the types of members. */
import type { Json } from './schema.js';

/** True for an object. */
export function isJsonObject(value: Json | undefined): value is ReadonlyMap<string, Json> {
  return value instanceof Map;
}

/** True for an array. */
export function isJsonArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/**
 * Returns a value as plain objects and arrays, for libraries that need them and for `JSON.stringify`. Integer-like keys come
 * first in an object, whatever their position in the map. `__proto__` is an ordinary member.
 * @param integer converts an integer beyond the range of a double
 */
export function plainData(
  json: Json,
  integer: (value: bigint) => unknown = (value) => value,
): unknown {
  if (isJsonArray(json)) return json.map((item) => plainData(item, integer));
  if (typeof json === 'bigint') return integer(json);
  if (!isJsonObject(json)) return json;
  return Object.fromEntries([...json].map(([key, value]) => [key, plainData(value, integer)]));
}
