/** Finds the accounts that a document mentions. */
import type { Document, Node } from './document.js';

/** Returns the ids of all accounts that a valid document mentions. */
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
