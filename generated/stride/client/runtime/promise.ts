/** The promise of a reply: await it for the body, or ask it for more. */
import { causedBy, isDeclared, type Declaring } from "./declared.js";
import { abortReason } from "./deadline.js";
import { ApiError, ConnectionError } from "./errors.js";
import type { Response } from "./platform.js";
import {
  areBytes,
  asBlob,
  mediaType,
  readContent,
  type Content,
  type Reader,
} from "./read.js";
import { discard } from "./redirect.js";
import type { BodyOf, Reply } from "./reply.js";
import type { Source, StreamReader } from "./stream.js";

/** A call that was answered. */
export interface Exchange extends Source {
  readonly call: Source["call"] &
    Declaring & {
      readonly read?: Reader;
      readonly bytes?: readonly string[];
      readonly streams?: Readonly<Record<string, StreamReader>>;
    };
}

/**
 * Resolves to the body of a successful reply; an error status is thrown as an `ApiError`.
 * A success that the description does not know is a success all the same.
 */
export class ApiPromise<R extends Reply> implements Promise<BodyOf<R>> {
  readonly [Symbol.toStringTag] = "ApiPromise";
  readonly #exchange: Promise<Exchange>;
  #reply: Promise<Reply> | undefined;
  #body: Promise<BodyOf<R>> | undefined;

  constructor(exchange: Promise<Exchange>) {
    this.#exchange = exchange;
  }

  /**
   * The reply with its status, told apart by `status` and `ok`. Error statuses that are declared do not throw.
   * @throws ApiError when the status is an error that nobody declared
   */
  async result(): Promise<R> {
    return (await this.#read(isDeclared)) as R;
  }

  /** The response as it came, whatever its status; its body is yours to read. */
  async response(): Promise<Response> {
    return (await this.#exchange).response;
  }

  then<A = BodyOf<R>, B = never>(
    onfulfilled?: ((value: BodyOf<R>) => A | PromiseLike<A>) | null,
    onrejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.#body ??= this.#read(() => false).then(
      ({ body }) => body as BodyOf<R>,
    );
    return this.#body.then(onfulfilled, onrejected);
  }

  catch<B = never>(
    onrejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<BodyOf<R> | B> {
    return this.then(undefined, onrejected);
  }

  finally(onfinally?: (() => void) | null): Promise<BodyOf<R>> {
    return this.then().finally(onfinally);
  }

  /** The reply; one that is an error only if it is expected. */
  async #read(isExpected: typeof isDeclared): Promise<Reply> {
    const exchange = await this.#exchange;
    const { call, info, fail, response } = exchange;
    const reply = await (this.#reply ??= readReply(exchange));
    if (reply.ok || isExpected(call, reply)) return reply;
    const problem =
      response.type === "opaqueredirect"
        ? 'redirected, pass `redirect: "follow"` to allow it'
        : "";
    throw await fail(causedBy(call, new ApiError(info, reply, problem)));
  }
}

async function readReply(exchange: Exchange): Promise<Reply> {
  const { info, response, fail } = exchange;
  const { ok, status, headers } = response;
  const { body, problem } = await readBody(exchange);
  const contentType = mediaType(response) || undefined;
  const reply = { ok, status, headers, contentType, body } as Reply;
  if (ok && problem) throw await fail(new ApiError(info, reply, problem));
  return reply;
}

async function readBody(exchange: Exchange): Promise<Content> {
  const { call, info, response, deadline, fail } = exchange;
  const { bytes, streams = {}, read } = call;
  const problem = response.ok ? call.unasked?.(call, response) : undefined;
  if (problem !== undefined) {
    await discard(response);
    deadline.end();
    return { body: undefined, problem };
  }
  const stream = new Map(Object.entries(streams)).get(mediaType(response));
  if (response.ok && response.body !== null && stream) {
    deadline.lift();
    return { body: stream(exchange) };
  }
  try {
    if (response.ok && read) return { body: await read(response) };
    if (bytes && areBytes(bytes, response)) {
      return { body: await asBlob(response) };
    }
    return await readContent(response, call.parse);
  } catch (error) {
    if (deadline.signal?.aborted) throw abortReason(deadline.signal);
    throw await fail(new ConnectionError(info, error));
  } finally {
    deadline.end();
  }
}
