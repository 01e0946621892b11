/** Bytes that come bit by bit, in one buffer: an object for each bit may weigh a hundred times as much as its bytes. */

const FIRST_CAPACITY = 64 * 1024;
const EMPTY = new Uint8Array(0);

/** Gathers bytes. */
export class Gathered {
  readonly #limit: number;
  /** The only piece so far, which is not copied. */
  #first: Uint8Array = EMPTY;
  #buffer: Uint8Array = EMPTY;
  #length = 0;

  /** @param limit the most bytes that are taken */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @returns false when it would be too much: then nothing is kept, and nothing more is taken */
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

  /** All that has come. */
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
