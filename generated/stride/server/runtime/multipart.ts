/**
 * Multipart forms (RFC 7578), part by part while they arrive. A parser of our own: the platform's
 * `formData()` needs the whole body in memory, and what is generated has no dependencies.
 */
import { concat, readAll, tooLarge } from "./http.js";
import { HttpProblem } from "./problem.js";

const HEADERS_LIMIT = 16 * 1024;
const DASHES = new Uint8Array([45, 45]);
const LINE = new Uint8Array([13, 10]);
const BLANK_LINE = new Uint8Array([13, 10, 13, 10]);

/** What a multipart body may hold. */
export interface MultipartRules {
  /** The most bytes of one part that is read as a whole. */
  readonly limit: number;
  readonly maxParts: number;
}

/** One part: a field, or a file. Its content can be read once, before the next part is asked for. */
export class Part {
  readonly name: string;
  /** Present for files, perhaps empty. */
  readonly filename: string | undefined;
  /** The media type; `text/plain` when none is stated. */
  readonly type: string;
  /** Every header of the part, by its name in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly #content: ReadableStream<Uint8Array>;
  readonly #limit: number;

  constructor(
    headers: ReadonlyMap<string, string>,
    content: ReadableStream<Uint8Array>,
    limit: number,
  ) {
    const disposition = headers.get("content-disposition") ?? "";
    const name = attribute(disposition, "name");
    if (!/^form-data\s*;/i.test(disposition) || name === undefined) {
      throw malformed("a part without a name");
    }
    this.name = name;
    this.filename = attribute(disposition, "filename");
    this.type = headers.get("content-type") ?? "text/plain";
    this.headers = headers;
    this.#content = content;
    this.#limit = limit;
  }

  /** The content as it arrives. */
  stream(): ReadableStream<Uint8Array> {
    return this.#content;
  }

  /** The whole content. */
  bytes(): Promise<Uint8Array> {
    return readAll(this.#content, this.#limit);
  }

  /** The whole content as UTF-8. */
  async text(): Promise<string> {
    return new TextDecoder().decode(await this.bytes());
  }
}

/** A multipart body: iterate over its parts, or take it as a form. It can be read once. */
export class MultipartBody implements AsyncIterable<Part> {
  readonly #scanner: Scanner;
  readonly #delimiter: Uint8Array;
  readonly #rules: MultipartRules;

  constructor(
    stream: ReadableStream<Uint8Array>,
    boundary: string,
    rules: MultipartRules,
  ) {
    this.#scanner = new Scanner(stream);
    this.#delimiter = new TextEncoder().encode(`\r\n--${boundary}`);
    this.#rules = rules;
  }

  /** @throws HttpProblem 400 when it is malformed, 413 when it is too long or has too many parts */
  async *[Symbol.asyncIterator](): AsyncGenerator<Part, void, undefined> {
    const scanner = this.#scanner;
    const { limit, maxParts } = this.#rules;
    try {
      await drain(scanner.until(this.#delimiter));
      for (let count = 1; !(await this.#atEnd()); count++) {
        if (count > maxParts) {
          throw new HttpProblem(
            413,
            `The body has more than ${maxParts} parts`,
          );
        }
        const pieces = scanner.until(BLANK_LINE);
        const headers = parseHeaders(await gather(pieces, HEADERS_LIMIT));
        const content = scanner.until(this.#delimiter);
        yield new Part(headers, streamOf(content), limit);
        await drain(content);
      }
    } finally {
      await scanner.close();
    }
  }

  /** The whole body as a form. */
  async formData(): Promise<FormData> {
    const form = new FormData();
    for await (const part of this) {
      const { name, filename, type } = part;
      if (filename === undefined) form.append(name, await part.text());
      else {
        const bytes = (await part.bytes()) as Uint8Array<ArrayBuffer>;
        form.append(name, new Blob([bytes], { type }), filename);
      }
    }
    return form;
  }

  /** What follows a delimiter: the end of the line, or the end of everything. */
  async #atEnd(): Promise<boolean> {
    if (await this.#scanner.take(DASHES)) return true;
    const blank = await gather(this.#scanner.until(LINE), HEADERS_LIMIT);
    if (/[^ \t]/.test(blank)) throw malformed("a broken boundary");
    // Headers begin after a line break, so that a part without any has a blank line, too.
    this.#scanner.putBack(LINE);
    return false;
  }
}

/**
 * The boundary that a content type names.
 * @throws HttpProblem 400 when there is none
 */
export function boundaryOf(contentType: string): string {
  const found =
    /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70})(?![^\s;]))/i.exec(
      contentType,
    );
  const boundary = found?.[1] ?? found?.[2];
  if (boundary === undefined) throw malformed("no boundary");
  return boundary;
}

function malformed(what: string): HttpProblem {
  const message = `is not a valid multipart form: ${what}`;
  return new HttpProblem(400, `The body ${message}`, {
    errors: [{ in: "body", code: "multipart", message }],
  });
}

/** Reads a stream up to delimiters. */
class Scanner {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  /** A body begins with a boundary, and not with the line break that belongs to all others. */
  #buffer: Uint8Array = LINE;

  constructor(stream: ReadableStream<Uint8Array>) {
    this.#reader = stream.getReader();
  }

  async #more(): Promise<void> {
    const { done, value } = await this.#reader.read();
    if (done) throw malformed("it ends too soon");
    this.#buffer = concat([this.#buffer, value]);
  }

  /** Takes a text if it comes next. */
  async take(text: Uint8Array): Promise<boolean> {
    while (this.#buffer.length < text.length) await this.#more();
    if (!startsWith(this.#buffer, text, 0)) return false;
    this.#buffer = this.#buffer.subarray(text.length);
    return true;
  }

  putBack(bytes: Uint8Array): void {
    this.#buffer = concat([bytes, this.#buffer]);
  }

  /** What comes before a delimiter, piece by piece; the delimiter is taken, too. */
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

  async close(): Promise<void> {
    await this.#reader.cancel().catch(() => undefined);
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

async function drain(pieces: AsyncIterator<unknown>): Promise<void> {
  while (!(await pieces.next()).done);
}

async function gather(
  pieces: AsyncGenerator<Uint8Array>,
  limit: number,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length > limit) throw tooLarge(limit);
    chunks.push(piece);
  }
  return new TextDecoder().decode(concat(chunks));
}

function streamOf(
  pieces: AsyncGenerator<Uint8Array>,
): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: () => drain(pieces),
    },
    { highWaterMark: 0 },
  );
}

function parseHeaders(text: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const line of text.split("\r\n")) {
    if (line === "") continue;
    const colon = line.indexOf(":");
    if (colon < 1) throw malformed("a broken header");
    const name = line.slice(0, colon).trim().toLowerCase();
    headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}

/** An attribute of `Content-Disposition`, escaped as browsers do (HTML §4.10.21.8). */
function attribute(disposition: string, name: string): string | undefined {
  const form = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^\\s;"]+))`, "i");
  const found = form.exec(disposition);
  const value = found?.[1] ?? found?.[2];
  return value?.replace(/%0A|%0D|%22/gi, decodeURIComponent);
}
