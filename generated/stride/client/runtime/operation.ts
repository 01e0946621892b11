/** Creates the functions of operations. */
import { attempt } from "./attempt.js";
import type { Description, Source } from "./call.js";
import type { Client, RequestOptions } from "./client.js";
import { within } from "./deadline.js";
import { ApiPromise } from "./promise.js";
import type { Reply } from "./reply.js";
import { prepare, type Asked } from "./request.js";

/** The type of every generated operation. */
export type Operation = (
  client: Client,
  args: never,
  options?: never,
) => ApiPromise<Reply>;

/**
 * Creates the function of an operation. It never throws; its promise rejects instead.
 * @param key the method and path, with the path parameters in braces. `namesOf` maps the parameters
 *   to arguments.
 * @param about the rest of the description of the operation
 */
export function operation<Made extends Operation>(
  key: string,
  about?: Description<NonNullable<Parameters<Made>[1]>>,
): Made;
export function operation(key: string, about: Description = {}): Operation {
  const created = (
    client: Client,
    args = {} as never,
    options: RequestOptions = {},
  ): ApiPromise<Reply> =>
    new ApiPromise(
      start({ operation: created, key, about, client, args, options }),
    );
  return created;
}

/** Sends the request of a call, and waits for its response. */
export async function start(requested: Asked): Promise<Source> {
  const exchange = prepare(requested);
  try {
    const { signal } = exchange.deadline;
    const response = await within(signal, attempt(exchange));
    return { ...exchange, response };
  } catch (error) {
    exchange.deadline.end();
    throw await exchange.fail(error as Error);
  }
}
