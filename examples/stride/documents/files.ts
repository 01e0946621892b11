/** The files that a document contains. */
import type { Document, Node } from './document.js';

export interface DisplayedFile {
  readonly id: string;
  /** A JSON pointer to the id. */
  readonly pointer: string;
}

/** The files that a valid document contains, in its order. */
export function filesOf(document: Document): readonly DisplayedFile[] {
  const found: DisplayedFile[] = [];
  const visit = ({ type, attrs, content }: Node, pointer: string): void => {
    const id = attrs?.['id'];
    if (type === 'media' && typeof id === 'string')
      found.push({ id, pointer: `${pointer}/attrs/id` });
    content?.forEach((node, index) => visit(node, `${pointer}/content/${index}`));
  };
  document.content.forEach((node, index) => visit(node, `/content/${index}`));
  return found;
}
