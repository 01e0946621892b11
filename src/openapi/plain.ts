/** From ordered JSON data to plain objects and arrays, for libraries that know nothing else. */
import { isJsonObject } from '../model/json.js';
import type { Json } from '../model/schema.js';

/**
 * The same data with objects in place of maps; `__proto__` becomes a member like any other.
 * Integer-like keys come first in an object, whatever their place in the map was.
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
