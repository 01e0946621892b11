/** Encodes the body of a response. */
import type { NeutralBody } from "./http.js";
import { essence, isJson } from "./media.js";

export interface Encoded {
  readonly type: string;
  readonly body: NeutralBody;
}

/**
 * Encodes the body of a response.
 * @param type the declared media type; `undefined` if none is declared
 * @throws TypeError if the value cannot be encoded as this type
 */
export function encode(body: unknown, type: string | undefined): Encoded {
  const raw = isPlain(body) ? undefined : rawBody(body);
  if (raw !== undefined) {
    return { type: type ?? "application/octet-stream", body: raw };
  }
  if (body instanceof Blob) {
    const own = body.type === "" ? "application/octet-stream" : body.type;
    return { type: type ?? own, body: body.stream() };
  }
  if (body instanceof FormData || body instanceof URLSearchParams) {
    const { headers, body: stream } = new Response(body);
    const own = headers.get("content-type") ?? "";
    return { type: own, body: stream };
  }
  const json = type === undefined || isJson(essence(type));
  if (!json && typeof body === "string") return { type, body };
  if (!json && typeof body === "object") {
    throw new TypeError(
      `The handler returned an object as the body, but an object cannot be written as the media type "${type}": return a string or bytes.`,
    );
  }
  return { type: type ?? "application/json", body: jsonText(body) };
}

/**
 * Returns a value as JSON.
 * @throws TypeError if JSON cannot represent the value
 */
export function jsonText(body: unknown): string {
  const text = JSON.stringify(body) as string | undefined;
  if (text === undefined)
    throw new TypeError(
      "JSON cannot express the body that the handler returned, because it is undefined, a function, or a symbol: return a value that JSON can express.",
    );
  return text;
}

/**
 * Returns true for plain objects and arrays. Most bodies are such values, and the prototype test is
 * fast.
 */
export function isPlain(body: unknown): boolean {
  if (typeof body !== "object" || body === null) return false;
  const prototype = Object.getPrototypeOf(body) as unknown;
  return (
    (prototype === Object.prototype || prototype === Array.prototype) &&
    (body as Partial<AsyncIterable<unknown>>)[Symbol.asyncIterator] ===
      undefined
  );
}

/** Returns true for bytes, streams and forms. They are sent without a check. */
export function isStreamed(body: unknown): boolean {
  return (
    rawBody(body) !== undefined ||
    body instanceof Blob ||
    body instanceof FormData ||
    body instanceof URLSearchParams
  );
}

/**
 * Returns the body if it consists of bytes or is a stream, because such a body is sent unchanged.
 * Returns `undefined` for other values.
 */
function rawBody(body: unknown): NeutralBody | undefined {
  if (body instanceof Uint8Array) return body;
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  if (body instanceof ReadableStream) {
    return body as ReadableStream<Uint8Array>;
  }
  const iterable =
    typeof body === "object" && body !== null && Symbol.asyncIterator in body;
  return iterable ? (body as AsyncIterable<Uint8Array | string>) : undefined;
}
