/**
 * Reads multipart forms (RFC 7578) part by part while they arrive. The platform's `formData()`
 * would keep the whole body in memory, and a library would be a dependency of the generated code.
 */
import { Fields } from "./fields.js";
import { Gathered } from "./gathered.js";
import { readAll, tooLarge, type OwnBytes } from "./http.js";
import { isUnsafeName, pointerTo, UNSAFE_NAME } from "./json.js";
import { decodeText } from "./media.js";
import { HttpProblem, invalid } from "./problem.js";
import type { Fill } from "./route.js";
import { drain, LINE, malformed, Scanner } from "./scanner.js";

const HEADERS_LIMIT = 16 * 1024;
const DASHES = new Uint8Array([45, 45]);
const BLANK_LINE = new Uint8Array([13, 10, 13, 10]);

export interface MultipartRules {
  /** The maximum number of bytes of a part whose content is read as a whole. */
  readonly limit: number;
  readonly maxParts: number;
  readonly fields?: Fields | undefined;
  /** Adds defaults to a form that is read with `read()`. */
  readonly fill?: Fill | undefined;
}

/**
 * A part of a multipart form: a field, or a file. Its content can be read once, and only before the
 * next part is requested.
 */
export class Part {
  readonly name: string;
  /** The name of the file; possibly empty. Absent if the part is not a file. */
  readonly filename: string | undefined;
  /** The media type of the part; `text/plain` by default. */
  readonly type: string;
  /** All headers of the part, by lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  #content: ReadableStream<Uint8Array>;
  #bytes: Uint8Array | undefined;
  #value: unknown;
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

  /**
   * The decoded and checked value if the part is a declared field; `undefined` for files and
   * undeclared parts.
   */
  get value(): unknown {
    return this.#value;
  }

  /** Returns the content as a stream. */
  stream(): ReadableStream<Uint8Array> {
    const bytes = this.#bytes;
    if (bytes === undefined) return this.#content;
    return new ReadableStream({
      start(controller) {
        controller.enqueue(bytes);
        controller.close();
      },
    });
  }

  /** Returns the whole content. */
  async bytes(): Promise<Uint8Array> {
    return this.#bytes ?? readAll(this.#content, this.#limit);
  }

  /**
   * Reads the content, and decodes and checks it as a declared field. The content can still be read
   * afterwards.
   * @throws HttpProblem 400 if the value is invalid
   */
  async readField(fields: Fields): Promise<void> {
    this.#bytes = await this.bytes();
    this.#value = fields.accept(this, this.#bytes);
  }

  /**
   * Returns the whole content, decoded in the charset of the part; UTF-8 by default.
   * @throws HttpProblem 415 if the charset is not supported
   */
  async text(): Promise<string> {
    return decodeText(await this.bytes(), this.type);
  }
}

/**
 * A multipart body. It can be read once: iterate over its parts, or call `read()`. Declared fields
 * are checked when they arrive. After the last part, the body is checked for missing required
 * fields.
 */
export class MultipartBody<
  Form = Readonly<Record<string, unknown>>,
> implements AsyncIterable<Part> {
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

  /**
   * Yields the parts.
   * @throws HttpProblem 400 if the body is malformed or invalid, 413 if it is too long or has too
   *   many parts
   */
  async *[Symbol.asyncIterator](): AsyncGenerator<Part, void, undefined> {
    const scanner = this.#scanner;
    const { limit, maxParts, fields } = this.#rules;
    try {
      await drain(scanner.until(this.#delimiter));
      for (let count = 1; !(await this.#atEnd()); count++) {
        if (count > maxParts) {
          throw new HttpProblem(
            413,
            `The body has more than ${maxParts} parts, the limit.`,
          );
        }
        const pieces = scanner.until(BLANK_LINE);
        const headers = parseHeaders(await gather(pieces, HEADERS_LIMIT));
        const content = scanner.until(this.#delimiter);
        const part = new Part(headers, streamOf(content), limit);
        if (isUnsafeName(part.name)) throw unsafePart(part.name);
        fields?.checkHead(part);
        if (fields?.isField(part) === true) await part.readField(fields);
        else fields?.noteFile(part);
        yield part;
        await drain(content);
      }
      fields?.finish();
    } finally {
      scanner.close();
    }
  }

  /**
   * Returns all fields: files as `File`, declared fields with their declared types, and other
   * fields as strings.
   */
  async read(): Promise<Form> {
    const rest: [name: string, value: unknown][] = [];
    for await (const part of this) {
      const { name, filename, type } = part;
      if (this.#rules.fields?.isField(part) === true) continue;
      if (filename === undefined && !this.#rules.fields?.isFile(part)) {
        rest.push([name, await part.text()]);
        continue;
      }
      const bytes = (await part.bytes()) as OwnBytes;
      rest.push([name, new File([bytes], filename ?? name, { type })]);
    }
    const fields = this.#rules.fields ?? new Fields({ parts: [] });
    const form = fields.together(rest);
    this.#rules.fill?.(form);
    return form as Form;
  }

  /** Returns the whole body as a `FormData`. */
  async formData(): Promise<FormData> {
    const form = new FormData();
    for await (const part of this) {
      const { name, filename, type } = part;
      if (filename === undefined) form.append(name, await part.text());
      else {
        const bytes = (await part.bytes()) as OwnBytes;
        form.append(name, new Blob([bytes], { type }), filename);
      }
    }
    return form;
  }

  /**
   * Reads the rest of a boundary line.
   * @returns true if the boundary is the one that ends the body
   */
  async #atEnd(): Promise<boolean> {
    if (await this.#scanner.take(DASHES)) return true;
    const blank = await gather(this.#scanner.until(LINE), HEADERS_LIMIT);
    if (/[^ \t]/.test(blank)) throw malformed("a broken boundary");
    // The line break is put back, so that an empty line ends the headers even if a part has no
    // headers.
    this.#scanner.putBack(LINE);
    return false;
  }
}

function unsafePart(name: string): HttpProblem {
  return invalid([{ in: "body", pointer: pointerTo(name), ...UNSAFE_NAME }]);
}

/**
 * Returns the boundary parameter of a content type.
 * @throws HttpProblem 400 if there is none
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

async function gather(
  pieces: AsyncGenerator<Uint8Array>,
  limit: number,
): Promise<string> {
  const gathered = new Gathered(limit);
  for await (const piece of pieces) {
    if (!gathered.add(piece)) throw tooLarge(limit);
  }
  return new TextDecoder().decode(gathered.whole());
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

/**
 * Returns a parameter of `Content-Disposition`. Decodes the characters that browsers escape in it
 * (HTML §4.10.21.8).
 */
function attribute(disposition: string, name: string): string | undefined {
  const form = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^\\s;"]+))`, "i");
  const found = form.exec(disposition);
  const value = found?.[1] ?? found?.[2];
  return value?.replace(/%0A|%0D|%22/gi, decodeURIComponent);
}
