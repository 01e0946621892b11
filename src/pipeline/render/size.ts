/** How much all targets write: a long text that thousands of operations refer to is written thousands of times. */
import type { OutputFile } from '../../emit/file.js';

export class OutputSize {
  #left: number;

  /** @param most characters of all files */
  constructor(most: number) {
    this.#left = most;
  }

  /** Counts a file; false when it is too much. */
  holds(file: OutputFile): boolean {
    // To ask for the text of pieces would put them together.
    this.#left -= file.pieces === undefined ? file.text.length : lengthOf(file.pieces);
    return this.#left >= 0;
  }
}

function lengthOf(pieces: readonly string[]): number {
  let length = 0;
  for (let index = 0; index < pieces.length; index++) length += pieces[index]?.length ?? 0;
  return length;
}
