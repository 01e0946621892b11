/** Compares JSON values, ignoring the order of keys. */
import { canonicalText } from '../../../model/canonical.js';
import type { Json } from '../../../model/schema.js';

/** Returns true if two values are equal; both may be absent. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return canonicalText(a) === canonicalText(b);
}
