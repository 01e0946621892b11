/** What a value of JSON is. The language's own tests forget what the members are. */
import type { Json } from './schema.js';

/** True for an object. */
export function isJsonObject(value: Json | undefined): value is ReadonlyMap<string, Json> {
  return value instanceof Map;
}

/** True for an array. */
export function isJsonArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
