/** Requests and responses without a framework. */
import { Gathered } from "./gathered.js";
import { HttpProblem } from "./problem.js";

/** A request as adapters pass it. Costly parts are computed on demand. */
export interface NeutralRequest<Raw = unknown> {
  /** Upper case. */
  readonly method: string;
  /** As sent, percent-encoded, without the query. */
  readonly path: string;
  /** The query with its `?`, or empty. */
  readonly search: string;
  /** False if there is certainly no body. */
  readonly hasBody: boolean;
  /** Aborted when the caller disconnects. */
  readonly signal: AbortSignal;
  /** The body, if other middleware has already parsed it as JSON. */
  readonly parsed?: { readonly value: unknown } | undefined;
  /** Objects of the framework: the request of Fastify or Express, the context of Hono, a Web `Request`. */
  readonly raw: Raw;
  /** Returns the value of a header by its lower-case name. */
  header(name: string): string | undefined;
  /** The body as it arrives. It can be read once, also after `bytes`, but not before. */
  stream(): ReadableStream<Uint8Array>;
  /**
   * The whole body. It can be read again, so a signature check does not
   * consume it.
   * @throws HttpProblem 413 as soon as it is longer than `limit`
   */
  bytes(limit: number): Promise<Uint8Array>;
  /** Returns the same request as a Web `Request`. */
  toRequest(): Request;
}

/** The body of a response. */
export type NeutralBody =
  | null
  | string
  | Uint8Array
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array | string>;

/**
 * Bytes in unshared memory, as `Blob` and `Response` require: `Uint8Array<ArrayBuffer>`, which cannot be written before
 * TypeScript 5.7.
 */
export type OwnBytes = ReturnType<Uint8Array["slice"]>;

export interface NeutralResponse {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: NeutralBody;
}

/** A response, or a promise of one. */
export type Answer = NeutralResponse | Promise<NeutralResponse>;

/** Returns the problem of a body that is too long. */
export function tooLarge(limit: number): HttpProblem {
  return new HttpProblem(
    413,
    `The body is longer than the limit of ${limit} bytes.`,
  );
}

/**
 * Reads a stream to its end.
 * @throws HttpProblem 413 as soon as it is longer than `limit`
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
 * Cancels a stream without waiting, because it does not settle while a clone of the request or response exists. Errors
 * are ignored.
 */
export function abandon(
  stream: Pick<ReadableStream, "cancel">,
  reason?: unknown,
): void {
  void stream.cancel(reason).catch((): void => undefined);
}

/**
 * Bytes that were read before.
 * @throws HttpProblem 413 if they are more than `limit`
 */
export function withinLimit(bytes: Uint8Array, limit: number): Uint8Array {
  if (bytes.length > limit) throw tooLarge(limit);
  return bytes;
}

/** Bytes, or a promise of them, as a stream. */
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

/** Joins chunks. */
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

/** Returns a stream that fails with 413 as soon as it is longer than `limit`. */
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
  // Reads nothing before the consumer does, so that an unread body can be recognized.
  return new ReadableStream({ pull, cancel }, { highWaterMark: 0 });
}
