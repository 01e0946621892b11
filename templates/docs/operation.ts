/** A page for one operation: what a machine needs to call it, and no more. */
import {
  fence,
  heading,
  inFolder,
  inline,
  link,
  strong,
  text,
  type Md,
} from '../../src/emit/markdown/index.js';
import type { Media } from '../../src/model/api.js';
import type { Schema, SchemaId } from '../../src/model/schema.js';
import type { OperationSignature } from '../../src/typescript/signature.js';
import { markdownAnchor } from './page.js';
import { schemaDeclaration } from './schemas.js';
import type { DocsView } from './view.js';

/** More text than this is left to the page of schemas. */
const MOST_TYPES = 3000;

/**
 * The blocks of an operation on its own, with the types that it names.
 * @param blocks what its group says of it
 */
export function markdownOperation(
  { endpoint, name }: OperationSignature,
  blocks: readonly Md[],
  view: DocsView,
): Md[] {
  const [, ...said] = blocks;
  const file = view.fileOf(endpoint.key);
  const above = [
    link(text(view.title), 'index.md'),
    link(text(name), `${file}#${markdownAnchor(endpoint, view)}`),
  ];
  const types = typeBlocks([...(endpoint.body?.media ?? []), ...mediaOf(endpoint)], view);
  return inFolder([heading(1, text(name)), inline(above, ' · '), ...said, ...types]);
}

function mediaOf({ responses }: OperationSignature['endpoint']): Media[] {
  return responses.flatMap(({ media }) => media);
}

const TYPES = strong(text('Types'));

/** The declarations of what bodies and answers name, the first ones first, as far as they are short. */
function typeBlocks(media: readonly Media[], view: DocsView): Md[] {
  const ids = new Set(media.flatMap(({ schema }) => [...namedIn(schema)]));
  const blocks: Md[] = [];
  let length = 0;
  for (const id of ids) {
    const declared = schemaDeclaration(id, view);
    length += declared.length;
    if (length > MOST_TYPES) break;
    if (declared !== '') blocks.push(fence('ts', declared));
  }
  return blocks.length === 0 ? [] : [TYPES, ...blocks];
}

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
