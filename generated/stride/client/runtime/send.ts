/** Makes one call. */
import { attempt } from "./attempt.js";
import type { Call, Source } from "./call.js";
import type { Client, RequestOptions } from "./client.js";
import { ApiPromise } from "./promise.js";
import type { Reply } from "./reply.js";
import { prepare } from "./request.js";

/**
 * Sends a call.
 * @param describe makes the call; what it throws, the promise is rejected with
 */
export function send<R extends Reply>(
  client: Client,
  options: RequestOptions = {},
  describe: () => Call,
): ApiPromise<R> {
  return new ApiPromise<R>(start(client, options, describe));
}

async function start(
  client: Client,
  options: RequestOptions,
  describe: () => Call,
): Promise<Source> {
  const exchange = prepare(client, describe(), options);
  try {
    return { ...exchange, response: await attempt(exchange) };
  } catch (error) {
    exchange.deadline.end();
    throw await exchange.fail(error as Error);
  }
}
