/** Converts ordered JSON data to plain objects and arrays, for libraries that need them. */
import { isJsonObject } from '../../model/json.js';
import type { Json } from '../../model/schema.js';

/**
 * Replaces maps by objects. `__proto__` becomes an ordinary member. Integer-like keys come first in an object, whatever
 * their position in the map.
 * @param json data as `toOpenApi` returns it
 */
export function plainData(json: Json): unknown {
  if (Array.isArray(json)) return json.map(plainData);
  if (!isJsonObject(json)) return json;
  const object = {};
  for (const [key, value] of json) {
    Object.defineProperty(object, key, {
      value: plainData(value),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return object;
}
