/** Compares JSON values regardless of the order of keys. */
import { canonicalText } from '../../../model/canonical.js';
import type { Json } from '../../../model/schema.js';

/** Returns true if two values are equal, or if both are `undefined`. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return canonicalText(a) === canonicalText(b);
}
