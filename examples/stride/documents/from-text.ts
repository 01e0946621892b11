/** Converts plain text to a document: one paragraph, in which the line breaks are kept. */
import type { Document, Node } from './document.js';

export function fromText(text: string): Document {
  const lines = text.split(/\r\n|\r|\n/);
  const content = lines.flatMap((line, index): Node[] => [
    ...(index > 0 ? [{ type: 'hardBreak' }] : []),
    ...(line === '' ? [] : [{ type: 'text', text: line }]),
  ]);
  return { version: 1, type: 'doc', content: [{ type: 'paragraph', content }] };
}
