/**
 * Writes a value as a text that does not depend on the order of keys (similar to RFC 8785), for comparing and for
 * hashing.
 */
import { byCodeUnit } from '../base/foundation/sort.js';

/** Data that can be compared: JSON values of descriptions, and plain objects and arrays. */
export type Comparable =
  | undefined
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly Comparable[]
  | ReadonlyMap<string, Comparable>
  | object;

/**
 * Returns the canonical text of a value. Properties with the value `undefined` are omitted, and keys are sorted by
 * code unit.
 * @param skip the names of properties to omit from plain objects at any depth. They are not omitted from maps.
 * @param known returns the text of an object inside the value, if the text was computed before
 */
export function canonicalText(
  value: Comparable,
  skip: ReadonlySet<string> = NO_MEMBERS,
  known: (inside: object) => string | undefined = () => undefined,
): string {
  if (value === undefined) return 'null';
  if (value === null || typeof value !== 'object') {
    return typeof value === 'bigint' ? String(value) : JSON.stringify(value);
  }
  const inner = (item: Comparable): string =>
    (typeof item === 'object' && item !== null && known(item)) || canonicalText(item, skip, known);
  if (Array.isArray(value)) return `[${value.map(inner).join(',')}]`;
  const entries =
    value instanceof Map
      ? [...(value as Map<string, Comparable>)]
      : Object.entries(value as Record<string, Comparable>).filter(([key]) => !skip.has(key));
  const parts = entries
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([key, item]) => `${JSON.stringify(key)}:${inner(item)}`);
  return `{${parts.join(',')}}`;
}

const NO_MEMBERS: ReadonlySet<string> = new Set();
