/** Where references between schemas lead. */
import type { Api } from './api.js';
import type { Schema } from './schema.js';

/**
 * The schema that a reference leads to, through references to references.
 * @returns the schema itself where it is none; the last reference, where it leads to nothing or in circles
 */
export function followed(schema: Schema, { schemas }: Pick<Api, 'schemas'>): Schema {
  const seen = new Set<Schema>();
  let current = schema;
  while (current.kind === 'ref' && !seen.has(current)) {
    seen.add(current);
    current = schemas.get(current.id) ?? current;
  }
  return current;
}
