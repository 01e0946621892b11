/** Converts JSON values of the model to data for `JSON.stringify`. */
import { isJsonObject } from '../../model/json.js';
import type { Json } from '../../model/schema.js';

/** Converts maps to objects. An integer beyond the safe range loses its last digits. */
export function dataOf(json: Json): unknown {
  if (Array.isArray(json)) return json.map(dataOf);
  if (typeof json === 'bigint') return Number(json);
  if (!isJsonObject(json)) return json;
  return Object.fromEntries([...json].map(([key, value]) => [key, dataOf(value)]));
}
