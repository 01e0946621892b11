/** Converts Web requests to the requests of this server, and its responses to Web responses. */
import {
  readAll,
  streamOfBytes,
  withinLimit,
  type NeutralRequest,
  type NeutralResponse,
  type OwnBytes,
} from "./http.js";
import { isBodyless } from "./respond.js";

/**
 * Converts a Web request to the form that the server uses.
 * @param raw the framework's request object, which is passed to handlers
 */
export function fromRequest(
  request: Request,
  raw: unknown = request,
): NeutralRequest {
  const { pathname, search, hash, host } = new URL(request.url);
  let whole: Promise<Uint8Array> | undefined;
  const stream = (): ReadableStream<Uint8Array> => {
    if (whole !== undefined) return streamOfBytes(whole);
    return request.body ?? streamOfBytes(new Uint8Array());
  };
  return {
    method: request.method.toUpperCase(),
    path: pathname,
    // Requests with a fragment are rejected, as in all adapters.
    search: search + hash,
    hasBody: request.body !== null,
    signal: request.signal,
    raw,
    // The platform may remove the `Host` header, so the host is then taken from the URL.
    header: (name) =>
      request.headers.get(name) ?? (name === "host" ? host : undefined),
    stream,
    bytes: (limit) => {
      if (whole === undefined) return (whole = readAll(stream(), limit));
      return whole.then((bytes) => withinLimit(bytes, limit));
    },
    toRequest: () => {
      if (whole === undefined || request.body === null) return request;
      const again = { body: stream(), duplex: "half" };
      return new Request(request, again as RequestInit);
    },
  };
}

export function toResponse(response: NeutralResponse): Response {
  const { status, body } = response;
  const headers = new Headers();
  for (const [name, value] of response.headers) headers.append(name, value);
  const init = { status, headers };
  if (body === null || isBodyless(status)) return new Response(null, init);
  if (typeof body === "string") return new Response(body, init);
  if (body instanceof Uint8Array) {
    return new Response(body as OwnBytes, init);
  }
  if (body instanceof ReadableStream) return new Response(body, init);
  return new Response(streamOf(body), init);
}

/** Returns an iterable as a stream that reads from it only when the receiver is ready. */
function streamOf(
  pieces: AsyncIterable<Uint8Array | string>,
): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else {
        controller.enqueue(
          typeof value === "string" ? encoder.encode(value) : value,
        );
      }
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
