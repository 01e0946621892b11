/** Reads what a Swagger or OpenAPI document declares about itself. */
import type { DocumentFacts } from '../../model/api.js';
import type { Cursor } from '../source/cursor.js';

/** Values of `x-complete` that mark a document as incomplete. */
const DENIED: readonly unknown[] = [0, '0', false, 'false'];

/**
 * Reads two extensions: `x-complete: 0` marks an incomplete document, and `x-collection-name` contains the name of the
 * API to which several documents belong.
 */
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
