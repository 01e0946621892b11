/** Requests of `node:http` as the core reads them; Express and Fastify hand them over, too. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { Gathered } from "./gathered.js";
import { tooLarge, type NeutralRequest } from "./http.js";

/** A body that somebody has read before us: parsed, or as bytes. */
export interface AlreadyRead {
  readonly json?: { readonly value: unknown };
  readonly bytes?: Uint8Array;
}

/** A request of `node:http`, which is read only as far as somebody asks. */
export class NodeRequest implements NeutralRequest {
  readonly method: string;
  readonly path: string;
  readonly search: string;
  readonly raw: IncomingMessage;
  readonly #outgoing: ServerResponse;
  readonly #read: AlreadyRead | undefined;
  #controller: AbortController | undefined;
  #stream: ReadableStream<Uint8Array> | undefined;

  /** @param read what somebody before us has made of the body */
  constructor(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    read?: AlreadyRead,
  ) {
    const target = pathOf(incoming.url ?? "/");
    const mark = target.indexOf("?");
    this.method = incoming.method ?? "GET";
    this.path = mark < 0 ? target : target.slice(0, mark);
    this.search = mark < 0 ? "" : target.slice(mark);
    this.raw = incoming;
    this.#outgoing = outgoing;
    this.#read = read;
  }

  get parsed(): { readonly value: unknown } | undefined {
    return this.#read?.json;
  }

  get hasBody(): boolean {
    const { headers } = this.raw;
    const length = headers["content-length"];
    return length === undefined
      ? headers["transfer-encoding"] !== undefined
      : length !== "0";
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
    const value = this.raw.headers[name];
    return Array.isArray(value) ? value.join(", ") : value;
  }

  stream(): ReadableStream<Uint8Array> {
    const bytes = this.#read?.bytes;
    return (this.#stream ??=
      bytes === undefined ? streamOf(this.raw) : streamOfBytes(bytes));
  }

  bytes(limit: number): Promise<Uint8Array> {
    const incoming = this.raw;
    const read = this.#read?.bytes;
    if (read !== undefined) {
      return read.length > limit
        ? Promise.reject(tooLarge(limit))
        : Promise.resolve(read);
    }
    return new Promise((resolve, reject) => {
      if (Number(incoming.headers["content-length"] ?? 0) > limit) {
        reject(tooLarge(limit));
        return;
      }
      if (incoming.readableEnded || incoming.destroyed) {
        reject(new Error("The body was read already, or the caller is gone"));
        return;
      }
      const gathered = new Gathered(limit);
      incoming.on("data", (chunk: Uint8Array) => {
        // What still comes is thrown away, so that the caller gets to read the answer.
        if (!gathered.add(chunk)) reject(tooLarge(limit));
      });
      incoming.on("end", () => resolve(gathered.whole()));
      incoming.on("close", () => {
        if (!incoming.readableEnded) reject(new Error("The caller is gone"));
      });
    });
  }

  toRequest(): Request {
    const headers = new Headers();
    const { rawHeaders } = this.raw;
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

/** The path and query of a request target, which may be a whole URL (RFC 9112 §3.2.2). */
function pathOf(target: string): string {
  if (target.startsWith("/")) return target;
  const found = /^[a-z][a-z0-9+.-]*:\/\/[^/?]*/i.exec(target);
  const rest = found ? target.slice(found[0].length) : target;
  return rest.startsWith("/") || !found ? rest : `/${rest}`;
}

/**
 * The body as it arrives: a slow reader slows the caller down. What nobody wants to read any more is
 * thrown away, and not the connection, so that the caller gets to read the answer.
 */
function streamOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  let open = true;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const end = (finish: () => void): void => {
          if (open) finish();
          open = false;
        };
        incoming.on("data", (chunk: Uint8Array) => {
          if (!open) return;
          controller.enqueue(chunk);
          incoming.pause();
        });
        incoming.pause();
        incoming.once("end", () => end(() => controller.close()));
        const fail = (error?: Error): void =>
          end(() => controller.error(error ?? new Error("The caller is gone")));
        incoming.once("error", fail);
        incoming.once("close", () => fail());
        if (incoming.destroyed) fail();
      },
      pull() {
        incoming.resume();
      },
      cancel() {
        open = false;
        incoming.resume();
      },
    },
    { highWaterMark: 0 },
  );
}

function streamOfBytes(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    start(controller) {
      if (bytes.length > 0) controller.enqueue(bytes);
      controller.close();
    },
  });
}
