/** JSON values as they are compared: the order of keys does not count. */
import type { Json } from '../model/schema.js';

/** Whether two values say the same; both may be absent. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  return a === b || jsonKey(a) === jsonKey(b);
}

/** One text for one value. */
export function jsonKey(value: Json | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (value instanceof Map) {
    const entries = [...(value as ReadonlyMap<string, Json>)];
    const parts = entries.map(([key, item]) => `${JSON.stringify(key)}:${jsonKey(item)}`);
    return `{${parts.sort().join(',')}}`;
  }
  return `[${(value as readonly Json[]).map(jsonKey).join(',')}]`;
}
