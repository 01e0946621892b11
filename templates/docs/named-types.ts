/** The types that the bodies and answers of an endpoint name, beside it: who reads its page needs no other. */
import { fence, type Md } from '../../src/emit/markdown/index.js';
import { memoizeByText } from '../../src/foundation/memo.js';
import type { Endpoint } from '../../src/model/api.js';
import type { Schema, SchemaId } from '../../src/model/schema.js';
import { label } from './language/markdown.js';
import type { DocsView } from './view.js';

/** More text than this is left to the page of schemas. */
const MOST_TYPES = 3000;

/** Their declarations, the first ones first, as far as they are short. */
export function namedTypes({ body, responses }: Endpoint, view: DocsView): Md[] {
  const media = [...(body?.media ?? []), ...responses.flatMap((response) => response.media)];
  const ids = new Set(media.flatMap(({ schema }) => [...namedIn(schema)]));
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

/** What a schema names at first sight. */
function* namedIn(schema: Schema): Generator<SchemaId> {
  switch (schema.kind) {
    case 'ref':
      yield schema.id;
      return;
    case 'array':
      yield* namedIn(schema.items);
      return;
    case 'union':
    case 'intersection':
      for (const member of schema.members) yield* namedIn(member);
  }
}
