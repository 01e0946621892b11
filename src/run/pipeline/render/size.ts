/** The size of a file: a long text that thousands of operations refer to is written thousands of times. */
import type { OutputFile } from '../../../print/emit/file.js';

/** The characters of a file. */
export function sizeOf(file: OutputFile): number {
  if (file.copied !== undefined) return file.copied.length;
  // Reading `text` would concatenate the pieces.
  if (file.pieces === undefined) return file.text.length;
  return file.pieces.reduce((length, piece) => length + piece.length, 0);
}
