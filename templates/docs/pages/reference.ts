/** Describes links to external documentation. */
import type { ExternalDocs } from '../../../src/model/schema.js';
import { paragraphOf, type DocsBlock } from '../blocks/block.js';
import { foreignOf, phraseOf } from '../blocks/inline.js';

/** Returns a link to external documentation; empty if there is none. */
export function referenceLine(docs: ExternalDocs | undefined): DocsBlock[] {
  if (docs === undefined) return [];
  const link = foreignOf(docs.url, docs.description ?? docs.url);
  return [paragraphOf(phraseOf('See {link}.', { link }))];
}
