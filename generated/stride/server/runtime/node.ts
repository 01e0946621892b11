/** Serves an API with `node:http`: the request is read lazily, and no Web objects are made unless asked for. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Api } from "./api.js";
import {
  concat,
  tooLarge,
  type NeutralRequest,
  type NeutralResponse,
} from "./http.js";
import { isBodyless } from "./respond.js";

/** A listener for `http.createServer`. */
export type NodeHandler = (
  request: IncomingMessage,
  response: ServerResponse,
) => void;

/**
 * Makes a listener: `http.createServer(toNodeHandler(api)).listen(8080)`.
 * @param api what `createApi` returned
 */
export function toNodeHandler(api: Pick<Api, "handle">): NodeHandler {
  return (incoming, outgoing) => {
    const request = new NodeRequest(incoming, outgoing);
    api
      .handle(request)
      .then((response) => send(response, outgoing))
      .catch(() => outgoing.destroy());
  };
}

class NodeRequest implements NeutralRequest {
  readonly method: string;
  readonly path: string;
  readonly search: string;
  readonly raw: IncomingMessage;
  readonly #outgoing: ServerResponse;
  #controller: AbortController | undefined;
  #stream: ReadableStream<Uint8Array> | undefined;

  constructor(incoming: IncomingMessage, outgoing: ServerResponse) {
    const target = pathOf(incoming.url ?? "/");
    const mark = target.indexOf("?");
    this.method = (incoming.method ?? "GET").toUpperCase();
    this.path = mark < 0 ? target : target.slice(0, mark);
    this.search = mark < 0 ? "" : target.slice(mark);
    this.raw = incoming;
    this.#outgoing = outgoing;
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
    return (this.#stream ??= streamOf(this.raw));
  }

  bytes(limit: number): Promise<Uint8Array> {
    const incoming = this.raw;
    return new Promise((resolve, reject) => {
      if (Number(incoming.headers["content-length"] ?? 0) > limit) {
        reject(tooLarge(limit));
        return;
      }
      const chunks: Uint8Array[] = [];
      let length = 0;
      incoming.on("data", (chunk: Uint8Array) => {
        length += chunk.length;
        if (length <= limit) chunks.push(chunk);
        else {
          // What still comes is thrown away, so that the caller gets to read the answer.
          chunks.length = 0;
          reject(tooLarge(limit));
        }
      });
      incoming.once("end", () => resolve(concat(chunks)));
      incoming.once("error", reject);
      incoming.once("close", () => reject(new Error("The caller went away")));
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

/** Pulls, so a slow reader slows the caller down. */
function streamOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const iterator = incoming[Symbol.asyncIterator]() as AsyncIterator<
    Uint8Array,
    undefined
  >;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await iterator.next();
        if (done || value === undefined) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

async function send(
  response: NeutralResponse,
  outgoing: ServerResponse,
): Promise<void> {
  const { status, body } = response;
  outgoing.statusCode = status;
  for (const [name, value] of response.headers) {
    outgoing.appendHeader(name, value);
  }
  if (body === null || isBodyless(status)) {
    if (!isBodyless(status) && !outgoing.hasHeader("content-length")) {
      outgoing.setHeader("content-length", 0);
    }
    outgoing.end();
  } else if (typeof body === "string" || body instanceof Uint8Array) {
    outgoing.setHeader("content-length", byteLength(body));
    outgoing.end(body);
  } else {
    await pipe(body, outgoing);
  }
}

function byteLength(body: string | Uint8Array): number {
  return typeof body === "string" ? Buffer.byteLength(body) : body.length;
}

/** Writes piece by piece; waits when the caller reads slowly, and stops the source when it goes away. */
async function pipe(
  body: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array | string>,
  outgoing: ServerResponse,
): Promise<void> {
  const source =
    body instanceof ReadableStream
      ? readerOf(body)
      : body[Symbol.asyncIterator]();
  let gone = outgoing.destroyed;
  let wake: (() => void) | undefined;
  outgoing.on("drain", () => wake?.());
  outgoing.on("close", () => {
    gone = true;
    wake?.();
    void source.return?.();
  });
  try {
    for (;;) {
      const { done, value } = await source.next();
      if (done || gone) break;
      if (!outgoing.write(value)) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (gone) break;
    }
    outgoing.end();
  } catch (error) {
    if (!gone) console.error(error);
    // The status is sent already: a cut connection is the only way to say that the body is not whole.
    outgoing.destroy();
  }
}

function readerOf(
  stream: ReadableStream<Uint8Array>,
): AsyncIterator<Uint8Array, undefined> {
  const reader = stream.getReader();
  return {
    async next() {
      const { done, value } = await reader.read();
      return done ? { done, value: undefined } : { done: false, value };
    },
    async return() {
      await reader.cancel();
      return { done: true, value: undefined };
    },
  };
}
