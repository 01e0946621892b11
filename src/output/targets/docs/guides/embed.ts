/** Embeds parts of the API reference in a guide. */
import { CALLER_DIRECTIONS } from '../../../../../templates/docs/api-requests.js';
import { paragraphOf, type DocsBlock } from '../../../../../templates/docs/blocks/block.js';
import { inRow, operationOf } from '../../../../../templates/docs/blocks/inline.js';
import { operationTitle } from '../../../../../templates/docs/operation-title.js';
import { bodyBlocks } from '../../../../../templates/docs/pages/contents.js';
import { parameterBlocks } from '../../../../../templates/docs/pages/parameters.js';
import type { DocsView } from '../../../../../templates/docs/view.js';
import type { OperationSignature } from '../../../../print/typescript/signature.js';
import type { DocsLinks } from '../links.js';

/**
 * The kinds of embedded parts: `::call[listProducts]`, `::fields[listProducts]`, `::fields[Product]`,
 * `::sample[listProducts]`.
 */
const KINDS = ['call', 'fields', 'sample'];

/** Returns the content of an embedded part, or the problem that prevents it. */
export function embedded(
  { what, name }: { readonly what: string; readonly name: string },
  view: DocsView,
  links: DocsLinks,
): DocsBlock[] | string {
  if (!KINDS.includes(what)) {
    return `the block ${JSON.stringify(`::${what}`)} does not exist: use ::call, ::fields or ::sample`;
  }
  const key = links.operationKey(name);
  const signature = key === undefined ? undefined : view.signatures.get(key);
  if (signature !== undefined) return ofOperation(what, signature, view);
  const id = what === 'fields' ? links.schemaId(name) : undefined;
  const schema = id === undefined ? undefined : view.api.schemas.get(id);
  if (id !== undefined && schema !== undefined) {
    return [paragraphOf({ kind: 'schema', id }), { kind: 'definition', id, schema }];
  }
  const wanted = what === 'fields' ? 'operation or schema' : 'operation';
  return `there is no ${wanted} ${JSON.stringify(name)}`;
}

function ofOperation(what: string, signature: OperationSignature, view: DocsView): DocsBlock[] {
  const { endpoint } = signature;
  const title = operationTitle(endpoint, view);
  const link = operationOf(endpoint);
  const line = paragraphOf(title === '' ? link : inRow([link, title], ': '));
  const isSent = view.webhooks.has(endpoint.key);
  switch (what) {
    case 'sample':
      return isSent ? [line] : [{ kind: 'request', signature }];
    case 'fields':
      return [
        ...parameterBlocks(signature, view, 3, CALLER_DIRECTIONS.request),
        ...bodyBlocks(signature, view, 3, CALLER_DIRECTIONS.request),
      ];
    default:
      return isSent ? [line] : [line, { kind: 'request', signature }];
  }
}
