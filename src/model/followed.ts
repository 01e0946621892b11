/** Where references between schemas lead. */
import { memoizeByObject } from '../base/foundation/memo.js';
import type { Api } from './api.js';
import { UNKNOWN, type Schema } from './schema.js';

/** Leads a reference to the schema that it names. */
export type Follow = (schema: Schema) => Schema;

/**
 * The schema that a reference leads to, through references to references.
 * @returns the schema itself where it is none; some reference, where it leads to nothing or in circles
 */
export function followed(schema: Schema, { schemas }: Pick<Api, 'schemas'>): Schema {
  let current = schema;
  // Asked for by the ten thousand: who comes by a mark again goes in circles (Brent), and no set is made.
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
  const target = followed(schema, { schemas });
  return target.kind === 'ref' ? UNKNOWN : target;
});
