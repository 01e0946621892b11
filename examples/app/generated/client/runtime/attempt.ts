/** Sends the requests of one call until a response is final. */
import type { Exchange } from "./call.ts";
import { pause } from "./deadline.ts";
import { brokenOff } from "./errors.ts";
import { platform, type Response } from "./platform.ts";
import { discard, fetchSafely } from "./redirect.ts";
import { requestOf } from "./request.ts";
import { retryDelay, retryRules } from "./retry.ts";

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
