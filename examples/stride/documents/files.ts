/** Finds the files that a document contains. */
import type { Document, Node } from './document.js';

export interface DisplayedFile {
  readonly id: string;
  /** The JSON Pointer to the id in the document. */
  readonly pointer: string;
}

/** Returns the files of a valid document, in document order. */
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
