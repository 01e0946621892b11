/** What a reference leads to. */
import type { Api } from '../../src/model/api.js';
import type { Schema } from '../../src/model/schema.js';

/** The schema itself; a chain of references ends, since each leads to another name. */
export function referredSchema(schema: Schema, api: Api): Schema {
  const seen = new Set<string>();
  let current = schema;
  while (current.kind === 'ref' && !seen.has(current.id)) {
    seen.add(current.id);
    current = api.schemas.get(current.id) ?? current;
  }
  return current;
}
