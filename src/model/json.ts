/** Type guards for JSON values in the model. */
import type { Json } from './schema.js';

export function isJsonObject(value: Json | undefined): value is ReadonlyMap<string, Json> {
  return value instanceof Map;
}

export function isJsonArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/**
 * Converts a value to plain objects and arrays, for `JSON.stringify` and for libraries that need them. In an object,
 * keys that look like integers come first, whatever their position in the map. `__proto__` is an ordinary property.
 * @param integer converts an integer that exceeds the range of a double
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
