/** Names of lists: their fields are those of their items. */
import { memoizeByView } from '../../../src/base/foundation/memo.js';
import type { Api } from '../../../src/model/api.js';
import type { SchemaId } from '../../../src/model/schema.js';

/**
 * The named schema whose fields describe a named one: of `type Pets = Pet[]` it is `Pet`, through other names as well.
 * @returns the name itself if it is not a list of another named schema
 */
export const listedName = memoizeByView(
  (name: SchemaId, { schemas }: Pick<Api, 'schemas'>): SchemaId => {
    const seen = new Set<SchemaId>();
    let id = name;
    // Lists of each other have no end.
    while (!seen.has(id)) {
      seen.add(id);
      let target = schemas.get(id);
      while (target?.kind === 'array') target = target.items;
      if (target?.kind === 'ref') id = target.id;
    }
    return id;
  },
);
