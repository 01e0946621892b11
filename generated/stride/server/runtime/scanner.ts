/** Reads a stream from one delimiter to the next, to parse multipart bodies. */
import { abandon, concat } from "./http.js";
import { HttpProblem } from "./problem.js";

export const LINE = new Uint8Array([13, 10]);

/** Returns the problem for a body that is not a valid multipart form. */
export function malformed(what: string): HttpProblem {
  const message = `is not a valid multipart form: ${what}`;
  return new HttpProblem(400, `The body ${message}`, {
    errors: [{ in: "body", code: "multipart", message }],
  });
}

export class Scanner {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  /**
   * The buffer initially contains a line break. The scanner finds a boundary only after a line
   * break, and the first boundary of a body does not have one.
   */
  #buffer: Uint8Array = LINE;

  constructor(stream: ReadableStream<Uint8Array>) {
    this.#reader = stream.getReader();
  }

  async #more(): Promise<void> {
    const { done, value } = await this.#reader.read();
    if (done) throw malformed("it ends too early");
    this.#buffer = concat([this.#buffer, value]);
  }

  /**
   * Consumes `text` if the stream continues with it.
   * @returns false if it does not
   */
  async take(text: Uint8Array): Promise<boolean> {
    while (this.#buffer.length < text.length) await this.#more();
    if (!startsWith(this.#buffer, text, 0)) return false;
    this.#buffer = this.#buffer.subarray(text.length);
    return true;
  }

  putBack(bytes: Uint8Array): void {
    this.#buffer = concat([bytes, this.#buffer]);
  }

  /** Yields the content up to a delimiter in pieces, and consumes the delimiter. */
  async *until(
    delimiter: Uint8Array,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    for (;;) {
      const at = indexOf(this.#buffer, delimiter);
      const end = at < 0 ? this.#buffer.length - delimiter.length + 1 : at;
      const piece = this.#buffer.subarray(0, Math.max(0, end));
      const next = at < 0 ? piece.length : at + delimiter.length;
      this.#buffer = this.#buffer.subarray(next);
      if (piece.length > 0) yield piece;
      if (at >= 0) return;
      await this.#more();
    }
  }

  close(): void {
    abandon(this.#reader);
  }
}

function indexOf(bytes: Uint8Array, text: Uint8Array): number {
  const [first = 0] = text;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at)) {
    if (startsWith(bytes, text, at)) return at;
    at += 1;
  }
  return -1;
}

function startsWith(bytes: Uint8Array, text: Uint8Array, at: number): boolean {
  return (
    at + text.length <= bytes.length &&
    text.every((byte, index) => bytes[at + index] === byte)
  );
}

/** Reads an iterator to its end, and drops its values. */
export async function drain(pieces: AsyncIterator<unknown>): Promise<void> {
  while (!(await pieces.next()).done);
}
