/**
 * Collects bytes in one growing buffer. A separate array for each small chunk could take a hundred
 * times the memory of its bytes.
 */

const FIRST_CAPACITY = 64 * 1024;
const EMPTY = new Uint8Array(0);

export class Gathered {
  readonly #limit: number;
  /** The first chunk. It is copied to `#buffer` only when a second chunk arrives. */
  #first: Uint8Array = EMPTY;
  #buffer: Uint8Array = EMPTY;
  #length = 0;

  /** @param limit the maximum number of bytes */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /**
   * Adds a chunk.
   * @returns false if the limit is exceeded. All bytes are then dropped.
   */
  add(piece: Uint8Array): boolean {
    const length = this.#length + piece.length;
    if (length > this.#limit) {
      this.#length = Infinity;
      this.#first = this.#buffer = EMPTY;
      return false;
    }
    if (this.#length === 0) this.#first = piece;
    else {
      this.#makeRoom(length);
      this.#buffer.set(piece, this.#length);
    }
    this.#length = length;
    return true;
  }

  /** Returns all bytes as one array. */
  whole(): Uint8Array {
    return this.#first.length === this.#length
      ? this.#first
      : this.#buffer.subarray(0, this.#length);
  }

  #makeRoom(length: number): void {
    if (length <= this.#buffer.length) return;
    const doubled = Math.max(FIRST_CAPACITY, length, this.#buffer.length * 2);
    const larger = new Uint8Array(Math.min(doubled, this.#limit));
    larger.set(this.#buffer.length === 0 ? this.#first : this.#buffer);
    this.#buffer = larger;
    this.#first = EMPTY;
  }
}
