/** The types that the bodies and answers of an endpoint name, beside it: who reads its page needs no other. */
import { visitChildren } from '../../../src/model/walk.js';
import { fence, type Md } from '../../../src/print/emit/markdown/index.js';
import { memoizeByText } from '../../../src/base/foundation/memo.js';
import type { Endpoint } from '../../../src/model/api.js';
import type { Schema, SchemaId } from '../../../src/model/schema.js';
import { label } from './phrases.js';
import type { DocsView } from '../view.js';

/** More text than this is left to the page of schemas. */
const MOST_TYPES = 3000;

/** Their declarations, the first ones first, as far as they are short. */
export function namedTypes({ body, responses }: Endpoint, view: DocsView): Md[] {
  const media = [...(body?.media ?? []), ...responses.flatMap((response) => response.media)];
  const ids = new Set<SchemaId>();
  for (const { schema } of media) addNamed(schema, ids, view);
  const blocks: Md[] = [];
  let length = 0;
  for (const id of ids) {
    const declared = view.declarationOf(id);
    length += declared.length;
    if (length > MOST_TYPES) break;
    if (declared !== '') blocks.push(typeBlock(declared));
  }
  return blocks.length === 0 ? [] : [label('Types', view), ...blocks];
}

/** Operations name the same types. */
const typeBlock = memoizeByText((declared) => fence('ts', declared));

/** What a schema names at first sight, and what that names where it has no fields of its own: `type Pets = Pet[]`. */
function addNamed(schema: Schema, ids: Set<SchemaId>, view: DocsView): void {
  switch (schema.kind) {
    case 'ref': {
      if (ids.has(schema.id)) return;
      ids.add(schema.id);
      const target = view.api.schemas.get(schema.id);
      if (target) addNamed(target, ids, view);
      return;
    }
    case 'object':
    case 'tuple':
      return;
    default:
      visitChildren(schema, (child) => addNamed(child, ids, view));
  }
}
