/** Where references between schemas lead. */
import type { Api } from './api.js';
import type { Schema } from './schema.js';

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
