/**
 * Measures the size of a generated file. A file can be much larger than the documents: for example, a long text to
 * which thousands of operations refer is written thousands of times.
 */
import type { OutputFile } from '../../../print/emit/file.js';

export function sizeOf(file: OutputFile): number {
  if (file.copied !== undefined) return file.copied.length;
  // The property `text` is not read, because reading it would join the pieces.
  if (file.pieces === undefined) return file.text.length;
  return file.pieces.reduce((length, piece) => length + piece.length, 0);
}
