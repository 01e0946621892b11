/** Finds the named schema whose fields describe a named array. */
import { memoizeByView } from '../../../src/base/foundation/memo.js';
import type { Api } from '../../../src/model/api.js';
import type { Schema, SchemaId } from '../../../src/model/schema.js';

/**
 * Returns the named schema whose fields are printed for `name`. If `name` is an array of another
 * named schema, it is that schema: for `type Pets = Pet[]`, it is `Pet`. If that schema is such an
 * array too, it is resolved in the same way.
 * @returns `name` if it is not an array of another named schema
 */
export const listedName = memoizeByView(
  (name: SchemaId, { schemas }: Pick<Api, 'schemas'>): SchemaId => {
    const seen = new Set<SchemaId>();
    let id = name;
    // Arrays may contain each other, so the loop ends at a schema that has been visited.
    while (!seen.has(id)) {
      seen.add(id);
      const target = schemas.get(id);
      id = (target && describedSchemaId(target)) ?? id;
    }
    return id;
  },
);

/**
 * Returns the named schema whose fields describe a schema: the schema that it refers to, or the
 * item schema of an array.
 */
export function describedSchemaId(schema: Schema): SchemaId | undefined {
  if (schema.kind === 'array') return describedSchemaId(schema.items);
  return schema.kind === 'ref' ? schema.id : undefined;
}
