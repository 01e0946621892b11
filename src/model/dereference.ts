/** Resolves references between schemas. */
import { memoizeByObject } from '../base/foundation/memo.js';
import type { Api } from './api.js';
import { UNKNOWN, type Schema } from './schema.js';

/** Leads a reference to the schema that it names. */
export type Follow = (schema: Schema) => Schema;

/**
 * The target of a reference, through references to references.
 * @returns the schema itself if it is not a reference; some reference if it has no target or is in a cycle
 */
export function dereference(schema: Schema, { schemas }: Pick<Api, 'schemas'>): Schema {
  let current = schema;
  // Called once per reference, so it avoids allocating a Set: Brent's algorithm detects cycles.
  let mark = schema;
  for (let steps = 1; current.kind === 'ref'; steps++) {
    const next = schemas.get(current.id);
    if (next === undefined || next === mark) return current;
    current = next;
    const isPowerOfTwo = (steps & (steps - 1)) === 0;
    if (isPowerOfTwo) mark = current;
  }
  return current;
}

/** Follows the references of an API; one that leads nowhere, or back to itself, is unknown. */
export const followIn = memoizeByObject((schemas: Api['schemas']): Follow => (schema) => {
  const target = dereference(schema, { schemas });
  return target.kind === 'ref' ? UNKNOWN : target;
});
