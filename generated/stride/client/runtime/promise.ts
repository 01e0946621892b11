/** The promise of a reply: await it for the body, or ask it for more. */
import type { Response } from "./platform.js";
import { causedBy, isDeclared, type Declaring } from "./declared.js";
import { ApiError, ConnectionError } from "./errors.js";
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
  /** Takes the time limit away. */
  readonly lift: () => void;
  readonly end: () => void;
  readonly call: Declaring & {
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
    const reply = await this.#read();
    const { call } = await this.#exchange;
    if (!reply.ok && !isDeclared(call, reply)) {
      throw await this.#failure(reply);
    }
    return reply as R;
  }

  /** The response as it came, whatever its status; its body is yours to read. */
  async response(): Promise<Response> {
    return (await this.#exchange).response;
  }

  then<A = BodyOf<R>, B = never>(
    onfulfilled?: ((value: BodyOf<R>) => A | PromiseLike<A>) | null,
    onrejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.#body ??= this.#success();
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

  async #success(): Promise<BodyOf<R>> {
    const reply = await this.#read();
    if (!reply.ok) throw await this.#failure(reply);
    return reply.body as BodyOf<R>;
  }

  #read(): Promise<Reply> {
    this.#reply ??= this.#exchange.then(readReply);
    return this.#reply;
  }

  async #failure(reply: Reply): Promise<Error> {
    const { call, info, fail, response } = await this.#exchange;
    const hidden = response.type === "opaqueredirect";
    const problem = hidden
      ? 'redirected, pass `redirect: "follow"` to allow it'
      : undefined;
    return fail(causedBy(call, new ApiError(info, reply, problem)));
  }
}

async function readReply(exchange: Exchange): Promise<Reply> {
  const { info, response, fail } = exchange;
  const { ok, status, headers } = response;
  const content = await readBody(exchange);
  const contentType = mediaType(response);
  const reply = {
    ok,
    status,
    headers,
    contentType: contentType === "" ? undefined : contentType,
    body: content.body,
  } as Reply;
  if (ok && content.problem !== undefined) {
    throw await fail(new ApiError(info, reply, content.problem));
  }
  return reply;
}

async function readBody(exchange: Exchange): Promise<Content> {
  const { call, info, response, signal, lift, end, fail } = exchange;
  const problem = response.ok ? call.unasked?.(call, response) : undefined;
  if (problem !== undefined) {
    await discard(response);
    end();
    return { body: undefined, problem };
  }
  const stream = new Map(Object.entries(call.streams ?? {})).get(
    mediaType(response),
  );
  if (response.ok && response.body !== null && stream !== undefined) {
    lift();
    return { body: stream(exchange) };
  }
  try {
    if (response.ok && call.read) return { body: await call.read(response) };
    if (call.bytes !== undefined && areBytes(call.bytes, response)) {
      return { body: await asBlob(response) };
    }
    return await readContent(response, exchange.parse);
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    throw await fail(new ConnectionError(info, error));
  } finally {
    end();
  }
}
