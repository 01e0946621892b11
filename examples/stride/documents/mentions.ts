/** The accounts that a document mentions. */
import type { Document, Node } from './document.js';

/** The ids of all accounts that are mentioned anywhere in a valid document. */
export function mentionsOf(document: Document): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = ({ type, attrs, content }: Node): void => {
    const id = attrs?.['id'];
    if (type === 'mention' && typeof id === 'string') found.add(id);
    content?.forEach(visit);
  };
  document.content.forEach(visit);
  return found;
}
