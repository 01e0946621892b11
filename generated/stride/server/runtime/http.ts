/** The requests and responses of the server. They do not depend on a framework. */
import { Gathered } from "./gathered.js";
import { HttpProblem } from "./problem.js";

/**
 * A request that an adapter has converted. Members that take time to compute are computed only when
 * they are used.
 */
export interface NeutralRequest<Raw = unknown> {
  /** The method in upper case. */
  readonly method: string;
  /** The path in the form in which it was sent: percent-encoded, and without the query. */
  readonly path: string;
  /** The query, including its `?`; empty if there is none. */
  readonly search: string;
  /** False if the request certainly has no body. */
  readonly hasBody: boolean;
  /** Aborted when the caller disconnects. */
  readonly signal: AbortSignal;
  /**
   * The body as a value, if middleware that runs before this server has already parsed it as JSON.
   */
  readonly parsed?: { readonly value: unknown } | undefined;
  /**
   * The request object of the framework: the request of Fastify or Express, the context of Hono, or
   * a Web `Request`.
   */
  readonly raw: Raw;
  /**
   * Returns the value of a header.
   * @param name the name in lower case
   */
  header(name: string): string | undefined;
  /**
   * Returns the body as a stream, which can be read only once. `stream` may be called after
   * `bytes`, but `bytes` must not be called after `stream`.
   */
  stream(): ReadableStream<Uint8Array>;
  /**
   * Returns the whole body. It can be read again afterwards, so a signature check does not consume
   * it.
   * @throws HttpProblem 413 as soon as the body is longer than `limit`
   */
  bytes(limit: number): Promise<Uint8Array>;
  toRequest(): Request;
}

export type NeutralBody =
  | null
  | string
  | Uint8Array
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array | string>;

/**
 * Bytes in memory that is not shared. `Blob` and `Response` require this type. It equals
 * `Uint8Array<ArrayBuffer>`, which does not exist in TypeScript before 5.7.
 */
export type OwnBytes = ReturnType<Uint8Array["slice"]>;

export interface NeutralResponse {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: NeutralBody;
}

export type Answer = NeutralResponse | Promise<NeutralResponse>;

/** Returns the problem for a body that is longer than `limit`. */
export function tooLarge(limit: number): HttpProblem {
  return new HttpProblem(
    413,
    `The body is longer than the limit of ${limit} bytes.`,
  );
}

/**
 * Reads a stream to its end.
 * @throws HttpProblem 413 as soon as the stream is longer than `limit`
 */
export async function readAll(
  stream: ReadableStream<Uint8Array>,
  limit: number,
): Promise<Uint8Array> {
  const gathered = new Gathered(limit);
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return gathered.whole();
    if (gathered.add(value)) continue;
    const problem = tooLarge(limit);
    abandon(reader, problem);
    throw problem;
  }
}

/**
 * Cancels a stream. The result is not awaited, because it does not settle while a clone of the
 * request or response exists. Errors are ignored.
 */
export function abandon(
  stream: Pick<ReadableStream, "cancel">,
  reason?: unknown,
): void {
  void stream.cancel(reason).catch((): void => undefined);
}

/**
 * Returns bytes that have already been read.
 * @throws HttpProblem 413 if there are more than `limit`
 */
export function withinLimit(bytes: Uint8Array, limit: number): Uint8Array {
  if (bytes.length > limit) throw tooLarge(limit);
  return bytes;
}

/** Returns bytes, or the bytes of a promise, as a stream. */
export function streamOfBytes(
  bytes: Uint8Array | Promise<Uint8Array>,
): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const whole = await bytes;
      if (whole.length > 0) controller.enqueue(whole);
      controller.close();
    },
  });
}

export function concat(chunks: readonly Uint8Array[]): Uint8Array {
  const [first] = chunks;
  if (first !== undefined && chunks.length === 1) return first;
  const whole = new Uint8Array(
    chunks.reduce((sum, chunk) => sum + chunk.length, 0),
  );
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}

/**
 * Returns a stream with the same bytes as the given one. It fails with 413 as soon as there are
 * more than `limit` bytes.
 */
export function limitStream(
  stream: ReadableStream<Uint8Array>,
  limit: number,
): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  let length = 0;
  const pull = async (
    controller: ReadableStreamDefaultController<Uint8Array>,
  ): Promise<void> => {
    const { done, value } = await reader.read();
    if (done) {
      controller.close();
      return;
    }
    length += value.length;
    if (length > limit) {
      const problem = tooLarge(limit);
      controller.error(problem);
      abandon(reader, problem);
      return;
    }
    controller.enqueue(value);
  };
  const cancel = (reason: unknown): Promise<void> => reader.cancel(reason);
  // The stream reads only when its consumer reads, so that an unread body can be recognized.
  return new ReadableStream({ pull, cancel }, { highWaterMark: 0 });
}
