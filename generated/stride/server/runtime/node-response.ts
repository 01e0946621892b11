/** Writes responses with `node:http`. */
import type { ServerResponse } from "node:http";
import type { Answer, NeutralResponse } from "./http.js";
import { isBodyless } from "./respond.js";

/** Writes a response, or what is promised of one; where it cannot be written, the connection is cut. */
export function writeAnswer(answer: Answer, outgoing: ServerResponse): void {
  const cut = (): void => void outgoing.destroy();
  const write = (response: NeutralResponse): void => {
    try {
      void writeResponse(response, outgoing)?.catch(cut);
    } catch {
      cut();
    }
  };
  if (answer instanceof Promise) answer.then(write, cut);
  else write(answer);
}

/**
 * Writes a response.
 * @returns a promise only for bodies that come bit by bit: fulfilled when everything is written, or
 *   the caller has gone away
 */
function writeResponse(
  response: NeutralResponse,
  outgoing: ServerResponse,
): Promise<void> | undefined {
  const { status, body } = response;
  const headers: string[] = [];
  for (const [name, value] of response.headers) headers.push(name, value);
  if (body === null || isBodyless(status)) {
    const lengthy = headers.includes("content-length");
    if (!isBodyless(status) && !lengthy) headers.push("content-length", "0");
    writeHead(status, headers, outgoing);
    outgoing.end();
  } else if (typeof body === "string" || body instanceof Uint8Array) {
    headers.push("content-length", String(byteLength(body)));
    writeHead(status, headers, outgoing);
    outgoing.end(body);
  } else {
    writeHead(status, headers, outgoing);
    return pipe(body, outgoing);
  }
  return undefined;
}

/** @param headers names and values by turns */
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
    // What middleware has set before gives way, but for headers that are lists.
    if (seen.has(name) || name === "set-cookie" || name === "vary") {
      outgoing.appendHeader(name, value);
    } else outgoing.setHeader(name, value);
    seen.add(name);
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
