/** Names of lists: their fields are those of their items. */
import { memoizeByView } from '../../../src/base/foundation/memo.js';
import type { Api } from '../../../src/model/api.js';
import type { Schema, SchemaId } from '../../../src/model/schema.js';

/**
 * The named schema whose fields describe a named one: of `type Pets = Pet[]` it is `Pet`, through other names as well.
 * @returns the name itself if it is not a list of another named schema
 */
export const listedName = memoizeByView(
  (name: SchemaId, { schemas }: Pick<Api, 'schemas'>): SchemaId => {
    const seen = new Set<SchemaId>();
    let id = name;
    // Without this check, lists that contain each other would never end.
    while (!seen.has(id)) {
      seen.add(id);
      const target = schemas.get(id);
      id = (target && shownName(target)) ?? id;
    }
    return id;
  },
);

/** The named schema whose fields a schema shows: its own, or that of its items. */
export function shownName(schema: Schema): SchemaId | undefined {
  if (schema.kind === 'array') return shownName(schema.items);
  return schema.kind === 'ref' ? schema.id : undefined;
}
