/** Makes one call: attempts, until an answer is final. */
import type { Call } from "./call.js";
import type { AcceptOptions, Client } from "./client.js";
import { abortReason } from "./deadline.js";
import { ConnectionError } from "./errors.js";
import { platform, type Response } from "./platform.js";
import { ApiPromise, type Exchange } from "./promise.js";
import { discard, fetchSafely } from "./redirect.js";
import type { Reply } from "./reply.js";
import { prepare, requestOf, type Prepared } from "./request.js";
import { isTransient, pause, retryDelay, retryRules } from "./retry.js";

/**
 * Sends a call.
 * @param describe makes the call; what it throws, the promise is rejected with
 */
export function send<R extends Reply>(
  client: Client,
  options: AcceptOptions = {},
  describe: () => Call,
): ApiPromise<R> {
  return new ApiPromise<R>(start(client, options, describe));
}

async function start(
  client: Client,
  options: AcceptOptions,
  describe: () => Call,
): Promise<Exchange> {
  const stated = describe();
  const { accept = stated.accept } = options;
  const call: Call = accept ? { ...stated, accept } : stated;
  const prepared = prepare(client, call, options);
  const { info, deadline } = prepared;
  const fail = async (error: Error): Promise<Error> =>
    (await client.options.hooks?.error?.(error, info)) ?? error;
  try {
    const response = await attempt(prepared);
    const again = (headers: Readonly<Record<string, string>>) =>
      attempt(prepare(client, call, options, headers), true);
    return { ...prepared, call, fail, response, again };
  } catch (error) {
    deadline.end();
    throw error instanceof Error ? await fail(error) : error;
  }
}

/**
 * Tries until an answer is final.
 * @param untimed whether the time limit ends with the headers
 */
async function attempt(prepared: Prepared, untimed = false): Promise<Response> {
  const { info, call, deadline, setting, hooks, credentials } = prepared;
  const { signal } = deadline;
  const rules = retryRules(info.method, ...prepared.retries);
  const fetch = setting("fetch") ?? platform.fetch;
  const once = call.body?.once;
  let refused = false;
  try {
    for (let attempts = 0; ;) {
      const last = once || attempts >= rules.limit;
      const [built, body] = await requestOf(prepared, refused);
      let response: Response | undefined;
      try {
        const safely = built.redirect === "manual" && !setting("redirect");
        response = await (safely
          ? fetchSafely(fetch, built, body)
          : fetch(built));
      } catch (error) {
        if (signal?.aborted) throw abortReason(signal);
        if (last) throw new ConnectionError(info, error);
      }
      if (response) {
        response = (await hooks?.response?.(response, info)) ?? response;
        const renew =
          response.status === 401 &&
          !refused &&
          !once &&
          credentials?.renewable;
        if (!renew && (last || !isTransient(response.status))) return response;
        if (renew) {
          refused = true;
          await discard(response);
          continue;
        }
      }
      const delay = retryDelay(attempts++, rules, response);
      if (response) {
        if (delay === undefined) return response;
        await discard(response);
      }
      await pause(delay ?? 0, signal);
    }
  } finally {
    if (untimed) deadline.lift();
  }
}
