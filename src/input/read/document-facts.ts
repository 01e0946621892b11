/** Facts that a Swagger or OpenAPI document declares about the document itself. */
import type { DocumentFacts } from '../../model/api.js';
import type { Cursor } from '../source/cursor.js';

/** Values that mark a document as incomplete. */
const DENIED: readonly unknown[] = [0, '0', false, 'false'];

/** Reads `x-complete: 0`, which marks a part of an API, and `x-collection-name`, the name of the whole. */
export function documentFacts(root: Cursor, format: string): DocumentFacts {
  const cluster = root.get('x-collection-name').text();
  const complete = root.get('x-complete').value;
  return {
    source: root.document.source,
    format,
    ...(cluster !== undefined && { cluster }),
    complete: !DENIED.includes(complete),
  };
}
