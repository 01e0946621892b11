/** Sends the requests of one call until a response is final. */
import type { Exchange } from "./call.js";
import { pause } from "./deadline.js";
import { brokenOff } from "./errors.js";
import { platform, type Response } from "./platform.js";
import { discard, fetchSafely } from "./redirect.js";
import { requestOf } from "./request.js";
import { retryDelay, retryRules } from "./retry.js";

/**
 * Sends the request, and repeats it as the retry rules allow. A hook or a
 * custom `fetch` may ignore the signal of the call, so callers race this
 * promise against the signal.
 */
export async function attempt(exchange: Exchange): Promise<Response> {
  const { client, options, body, info, deadline, setting, credentials } =
    exchange;
  const { signal } = deadline;
  const { retries, hooks } = client.options;
  const rules = retryRules(info.method, options.retries, retries);
  const fetch = setting("fetch") ?? platform.fetch;
  let failure: unknown;
  for (let attempts = 0; !signal.aborted;) {
    const [request, repeatable] = await requestOf(exchange);
    let response: Response | undefined;
    try {
      response = await (setting("redirect")
        ? fetch(request)
        : fetchSafely(fetch, request, repeatable));
    } catch (error) {
      failure = error;
    }
    response &&=
      ((await hooks?.response?.(response, info)) as Response | undefined) ??
      response;
    let delay: number | undefined;
    if (!body?.once) {
      delay = credentials?.renewed(response)
        ? 0
        : retryDelay(attempts++, rules, response);
    }
    if (delay === undefined) {
      if (response) return response;
      break;
    }
    if (response) discard(response);
    await pause(delay, signal);
  }
  throw brokenOff(info, signal, failure);
}
