/** Compares JSON values, ignoring the order of keys. */
import { isJsonObject } from '../../../model/json.js';
import type { Json } from '../../../model/schema.js';

/** Returns true if two values are equal; both may be absent. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  return a === b || jsonKey(a) === jsonKey(b);
}

/** Returns the same text for equal values. */
export function jsonKey(value: Json | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isJsonObject(value)) {
    const parts = [...value].map(([key, item]) => `${JSON.stringify(key)}:${jsonKey(item)}`);
    return `{${parts.sort().join(',')}}`;
  }
  return `[${value.map(jsonKey).join(',')}]`;
}
