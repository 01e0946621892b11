/**
 * Converts requests of `node:http` to the form that the server uses. Express and Fastify are built
 * on `node:http`, so their requests are converted here too.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { streamOfBytes, withinLimit, type NeutralRequest } from "./http.js";
import { NodeBody } from "./node-body.js";
import { sentTarget } from "./target.js";

/** A body that other middleware has already read: a parsed value, or bytes. */
export interface AlreadyRead {
  readonly json?: { readonly value: unknown };
  readonly bytes?: Uint8Array;
}

/** A request of `node:http`. Its members are computed only when they are used. */
export class NodeRequest implements NeutralRequest {
  readonly method: string;
  readonly path: string;
  readonly search: string;
  readonly raw: unknown;
  readonly #incoming: IncomingMessage;
  readonly #outgoing: ServerResponse;
  readonly #read: AlreadyRead | undefined;
  #isRepeated: boolean | undefined;
  #controller: AbortController | undefined;
  #body: NodeBody | undefined;
  #stream: ReadableStream<Uint8Array> | undefined;

  /**
   * @param read the body, if earlier middleware has already read it
   * @param raw the framework's request object, which is passed to handlers
   * @param url the URL that the caller sent, if the framework has changed it
   */
  constructor(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    read?: AlreadyRead,
    raw: unknown = incoming,
    url = incoming.url,
  ) {
    const { path, search } = sentTarget(url ?? "/");
    this.method = incoming.method ?? "GET";
    this.path = path;
    this.search = search;
    this.raw = raw;
    this.#incoming = incoming;
    this.#outgoing = outgoing;
    this.#read = read;
  }

  get parsed(): { readonly value: unknown } | undefined {
    return this.#read?.json;
  }

  /** The body, unless other middleware has read it. */
  get body(): NodeBody {
    return (this.#body ??= new NodeBody(this.#incoming));
  }

  /** True if the body has not arrived completely, and other code is not reading it. */
  get isLeft(): boolean {
    return !this.#incoming.complete && this.body.isLeft;
  }

  get hasBody(): boolean {
    return this.body.isThere;
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      const controller = (this.#controller = new AbortController());
      const outgoing = this.#outgoing;
      const abort = (): void => {
        if (!outgoing.writableFinished) controller.abort();
      };
      if (outgoing.destroyed) abort();
      else outgoing.once("close", abort);
    }
    return this.#controller.signal;
  }

  header(name: string): string | undefined {
    const { headers, rawHeaders } = this.#incoming;
    // For some headers, `headers` contains only the first of several values.
    this.#isRepeated ??= Object.keys(headers).length * 2 !== rawHeaders.length;
    const value =
      this.#isRepeated && name !== "cookie"
        ? (valuesOf(name, rawHeaders) ?? headers[name])
        : headers[name];
    return Array.isArray(value) ? value.join(", ") : value;
  }

  stream(): ReadableStream<Uint8Array> {
    const bytes = this.#read?.bytes;
    if (bytes === undefined) return this.body.stream();
    return (this.#stream ??= streamOfBytes(bytes));
  }

  bytes(limit: number): Promise<Uint8Array> {
    const read = this.#read?.bytes;
    if (read === undefined) return this.body.bytes(limit);
    return Promise.resolve(read).then((bytes) => withinLimit(bytes, limit));
  }

  toRequest(): Request {
    const headers = new Headers();
    const { rawHeaders } = this.#incoming;
    for (let index = 0; index < rawHeaders.length; index += 2) {
      headers.append(rawHeaders[index] ?? "", rawHeaders[index + 1] ?? "");
    }
    const origin = `http://${this.header("host") ?? "localhost"}`;
    const init = { method: this.method, headers, signal: this.signal };
    const url = new URL(origin + this.path + this.search);
    if (!this.hasBody || this.method === "GET" || this.method === "HEAD") {
      return new Request(url, init);
    }
    const streaming = { ...init, body: this.stream(), duplex: "half" };
    return new Request(url, streaming as RequestInit);
  }
}

/** Returns all values of a header that a request contains several times. */
function valuesOf(
  name: string,
  rawHeaders: readonly string[],
): string[] | undefined {
  const values = rawHeaders.filter(
    (_, index) =>
      index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name,
  );
  return values.length > 0 ? values : undefined;
}
