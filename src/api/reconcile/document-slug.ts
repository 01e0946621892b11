/** Creates a short name for a document. It is appended to names that conflict with names from other documents. */
import type { SourceId } from '../../model/origin.js';
import { trimOf } from '../../base/foundation/trim.js';

/**
 * Returns a short name for a document.
 * @param source for example `specs/stride/direct-messages.swagger.yaml`
 * @returns for example `direct_messages`
 */
export function documentSlug(source: SourceId): string {
  const file = source.slice(source.lastIndexOf('/') + 1).split('.')[0] ?? '';
  const slug = trimOf(file.replace(/[^A-Za-z0-9]+/g, '_'), '_');
  return slug === '' ? 'document' : slug.toLowerCase();
}
