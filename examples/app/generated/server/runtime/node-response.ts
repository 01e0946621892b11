/** Writes responses with `node:http`. */
import type { ServerResponse } from "node:http";
import { abandon, type Answer, type NeutralResponse } from "./http.ts";
import type { NodeRequest } from "./node-request.ts";
import { isBodyless } from "./respond.ts";

/** Writes a response. If that fails, closes the connection. */
export function writeAnswer(
  answer: Answer,
  request: NodeRequest,
  outgoing: ServerResponse,
): void {
  const cut = (): void => void outgoing.destroy();
  const write = (response: NeutralResponse): void => {
    try {
      void writeResponse(response, request, outgoing)?.catch(cut);
    } catch {
      cut();
    }
  };
  if (answer instanceof Promise) answer.then(write, cut);
  else write(answer);
}

/**
 * Writes a response.
 * @returns a promise if the body is a stream, or if the request has not arrived completely. It
 * resolves when everything is written, or when the caller has disconnected.
 */
function writeResponse(
  response: NeutralResponse,
  request: NodeRequest,
  outgoing: ServerResponse,
): Promise<void> | undefined {
  const { status, body } = response;
  const headers: string[] = [];
  for (const [name, value] of response.headers) headers.push(name, value);
  if (body === null || isBodyless(status)) {
    const lengthy = headers.includes("content-length");
    if (!isBodyless(status) && !lengthy) headers.push("content-length", "0");
    return writeWhole(status, headers, "", request, outgoing);
  }
  if (typeof body === "string" || body instanceof Uint8Array) {
    headers.push("content-length", String(byteLength(body)));
    return writeWhole(status, headers, body, request, outgoing);
  }
  writeHead(status, headers, outgoing);
  return pipe(body, outgoing).then(() => {
    if (outgoing.destroyed) return undefined;
    if (request.isLeft) return readOn(request, outgoing);
    outgoing.end();
    return undefined;
  });
}

/**
 * Writes a response whose body is not a stream.
 * @returns a promise if the request has not arrived completely
 */
function writeWhole(
  status: number,
  headers: string[],
  body: string | Uint8Array,
  request: NodeRequest,
  outgoing: ServerResponse,
): Promise<void> | undefined {
  if (!request.isLeft) {
    writeHead(status, headers, outgoing);
    outgoing.end(body);
    return undefined;
  }
  if (request.body.isLong) headers.push("connection", "close");
  writeHead(status, headers, outgoing);
  if (body.length > 0) outgoing.write(body);
  else outgoing.flushHeaders();
  return readOn(request, outgoing);
}

/**
 * Reads the rest of the request before the response ends. If the server closed the connection
 * earlier, TCP would reset it, and the caller might lose the response. The time is limited, so that
 * an endless request does not keep the connection open.
 */
async function readOn(
  { body }: NodeRequest,
  outgoing: ServerResponse,
): Promise<void> {
  const { socket } = outgoing;
  const whole = await body.discard();
  outgoing.end();
  if (!whole) socket?.destroySoon();
}

/**
 * Writes the status and the headers.
 * @param headers alternating names and values
 */
function writeHead(
  status: number,
  headers: string[],
  outgoing: ServerResponse,
): void {
  if (outgoing.getHeaderNames().length === 0) {
    outgoing.writeHead(status, headers);
    return;
  }
  outgoing.statusCode = status;
  const seen = new Set<string>();
  for (let index = 0; index < headers.length; index += 2) {
    const name = headers[index] ?? "";
    const value = headers[index + 1] ?? "";
    // A header replaces one that middleware has set. Headers that are lists are appended.
    if (seen.has(name) || name === "set-cookie" || name === "vary") {
      outgoing.appendHeader(name, value);
    } else outgoing.setHeader(name, value);
    seen.add(name);
  }
}

function byteLength(body: string | Uint8Array): number {
  return typeof body === "string" ? Buffer.byteLength(body) : body.length;
}

/**
 * Writes a body chunk by chunk. Waits if the caller reads slowly, and stops the source if the
 * caller disconnects.
 */
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
    // An error during cleanup must not end the process.
    void source.return?.().catch((): void => undefined);
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
  } catch (error) {
    if (!gone) console.error(error);
    // The status has already been sent. Only a closed connection tells the caller that the body is
    // incomplete.
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
    return() {
      abandon(reader);
      return Promise.resolve({ done: true, value: undefined });
    },
  };
}
