/** When to try again, and after how long. */
import type { Response } from "./platform.js";

export interface RetryOptions {
  /** Attempts after the first one. */
  readonly limit?: number;
  /** Milliseconds before the first further attempt; doubled for each one after. */
  readonly delay?: number;
  /** The longest time to wait. When the API asks for more (`Retry-After`), its answer is taken as final. */
  readonly maxDelay?: number;
}

/** Whether a call may be made again without harm (RFC 9110 §9.2.2). */
export function isIdempotent(method: string): boolean {
  return /^(GET|HEAD|OPTIONS|TRACE|PUT|DELETE|QUERY)$/.test(method);
}

/**
 * The rules for one call.
 * @param call what is set for this call; it holds for any method
 * @param client what is set for the client; it holds for methods that may be repeated (RFC 9110 §9.2.2)
 */
export function retryRules(
  method: string,
  call: number | RetryOptions | undefined,
  client: number | RetryOptions | undefined,
): RetryOptions {
  const rules = call ?? (isIdempotent(method) ? (client ?? {}) : 0);
  return typeof rules === "number" ? { limit: rules } : rules;
}

/**
 * Milliseconds to wait before the next attempt: what the API asks for (RFC 9110 §10.2.3), else
 * doubled each time with a random part, so that clients do not return all at once.
 * @param attempt 0 for the first one
 * @param response absent where there was none
 * @returns `undefined` when there is no next one: it would be one too many, the answer would be the same, or the API asks
 *   for more time than is allowed
 */
export function retryDelay(
  attempt: number,
  { limit = 2, delay = 500, maxDelay = 30_000 }: RetryOptions,
  response?: Response,
): number | undefined {
  if (attempt >= limit) return undefined;
  if (response) {
    const { status, headers } = response;
    if (!/^(408|429|5(?!01))/.test(String(status))) return undefined;
    const stated = headers.get("retry-after") ?? "";
    const wait = /^\d+$/.test(stated)
      ? Number(stated) * 1000
      : Date.parse(stated) - Date.now();
    if (wait > maxDelay) return undefined;
    if (wait >= 0) return wait;
  }
  const longest = Math.min(delay * 2 ** attempt, maxDelay);
  return longest * (0.5 + Math.random() / 2);
}
