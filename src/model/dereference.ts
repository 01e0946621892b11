/** Resolves references between schemas. */
import { memoizeByObject } from '../base/foundation/memo.js';
import type { Api } from './api.js';
import { UNKNOWN, type Schema } from './schema.js';

/** Resolves a reference to the schema that it names. Returns any other schema unchanged. */
export type Follow = (schema: Schema) => Schema;

/**
 * Resolves a reference, including references to references.
 * @returns the schema itself if it is not a reference; an unresolved reference if a target is missing or if the
 * references form a cycle
 */
export function dereference(schema: Schema, { schemas }: Pick<Api, 'schemas'>): Schema {
  let current = schema;
  // This function is called for each reference, so it avoids allocating a Set. Brent's algorithm detects cycles.
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

/** Resolves references in an API. A reference without a target, or in a cycle, becomes an unknown schema. */
export const followIn = memoizeByObject((schemas: Api['schemas']): Follow => (schema) => {
  const target = dereference(schema, { schemas });
  return target.kind === 'ref' ? UNKNOWN : target;
});
