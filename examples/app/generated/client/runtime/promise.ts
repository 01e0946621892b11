/**
 * The promise that a call returns. Await it to get the body, or call a method to get more of the
 * response.
 */
import type { Source } from "./call.ts";
import { causes, isDeclared } from "./declared.ts";
import { within } from "./deadline.ts";
import { ApiError, brokenOff } from "./errors.ts";
import type { Response } from "./platform.ts";
import { mediaType, readContent, type Content } from "./read.ts";
import { discard } from "./redirect.ts";
import type { BodyOf, Reply } from "./reply.ts";

/**
 * The type of the reason with which a promise rejects: the one that TypeScript
 * declares for `Promise`, so that a handler may declare the type of error that
 * it expects.
 */
type Reason = Parameters<
  NonNullable<Parameters<Promise<unknown>["catch"]>[0]>
>[0];

/**
 * A promise that resolves to the body of a successful response. If the response has an error
 * status, it rejects with an `ApiError`. A success status that is not declared still counts as
 * success.
 */
export class ApiPromise<R extends Reply> implements Promise<BodyOf<R>> {
  readonly [Symbol.toStringTag] = "ApiPromise";
  readonly #source: Promise<Source>;
  #content: Promise<Content> | undefined;
  #body: Promise<BodyOf<R>> | undefined;

  constructor(source: Promise<Source>) {
    this.#source = source;
  }

  /**
   * Returns the response, whose type is discriminated by `status` and `ok`. Declared error statuses
   * do not throw.
   * @throws ApiError if the error status is not declared
   */
  result(): Promise<R> {
    return this.#read(true) as Promise<R>;
  }

  /** Returns the platform's response, whatever its status is. Its body has not been read. */
  async response(): Promise<Response> {
    return (await this.#source).response;
  }

  then<A = BodyOf<R>, B = never>(
    onfulfilled?: ((value: BodyOf<R>) => A | PromiseLike<A>) | null,
    onrejected?: ((reason: Reason) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.#body ??= this.#read().then(({ body }) => body as BodyOf<R>);
    return this.#body.then(onfulfilled, onrejected);
  }

  catch<B = never>(
    onrejected?: ((reason: Reason) => B | PromiseLike<B>) | null,
  ): Promise<BodyOf<R> | B> {
    return this.then(undefined, onrejected);
  }

  finally(onfinally?: (() => void) | null): Promise<BodyOf<R>> {
    return this.then().finally(onfinally);
  }

  /**
   * Reads the response.
   * @param declared true to return declared errors instead of throwing them
   */
  async #read(declared?: boolean): Promise<Reply> {
    const source = await this.#source;
    const { info, fail, response } = source;
    const { ok, status, headers, type } = response;
    const { body, problem } = await (this.#content ??= contentOf(source));
    const contentType = mediaType(response) || undefined;
    const reply = { ok, status, headers, contentType, body } as Reply;
    if (ok ? !problem : declared && isDeclared(source, reply)) return reply;
    const error = new ApiError(
      info,
      reply,
      type === "opaqueredirect"
        ? 'redirected; pass `redirect: "follow"`'
        : problem,
    );
    causes.set(error, source);
    throw await fail(error);
  }
}

async function contentOf(source: Source): Promise<Content> {
  const { about, negotiated, info, response, deadline, fail } = source;
  const { ok, body } = response;
  const problem = ok && negotiated?.unasked(response);
  const stream = ok && !problem && body !== null && about.stream?.(response);
  if (stream) {
    deadline.lift();
    return { body: stream(source) };
  }
  try {
    if (!problem) {
      return await within(deadline.signal, readContent(response, about));
    }
    discard(response);
    return { problem };
  } catch (error) {
    throw await fail(
      error instanceof ApiError
        ? error
        : brokenOff(info, deadline.signal, error),
    );
  } finally {
    deadline.end();
  }
}
