/** JSON values of the model as data that `JSON.stringify` takes. */
import type { Json } from '../../../model/schema.js';

/** Turns maps into objects, and big integers into text because JSON has no other place for them. */
export function plainJson(value: Json): unknown {
  if (value instanceof Map)
    return Object.fromEntries([...value].map(([key, item]) => [key, plainJson(item)]));
  if (Array.isArray(value)) return value.map(plainJson);
  return typeof value === 'bigint' ? String(value) : value;
}
