/** Creates documents for texts that contain no data. */
import type { SourceId } from '../../model/origin.js';
import { contentHash } from './cache/content-hash.js';
import type { Document } from './document.js';
import { Lines } from './lines.js';

/**
 * Creates a document for a text without data, such as Markdown. Diagnostics in it have offsets instead of JSON
 * Pointers.
 */
export function textDocument(source: SourceId, bytes: Uint8Array): Document {
  const text = new TextDecoder().decode(bytes);
  const lines = new Lines(text);
  return {
    source,
    syntax: 'text',
    text,
    data: undefined,
    hash: contentHash(bytes),
    locate: ({ offset = 0 }) => lines.word(offset),
    line: (number) => lines.line(number),
    scalarText: () => undefined,
  };
}
