/** Decides whether and when a call is retried. */
import type { Response } from "./platform.js";

export interface RetryOptions {
  /** The maximum number of retries. */
  readonly limit?: number;
  /** The number of milliseconds before the first retry. It doubles for each further retry. */
  readonly delay?: number;
  /**
   * The longest wait in milliseconds. If the API asks for a longer wait (`Retry-After`), the call
   * is not retried.
   */
  readonly maxDelay?: number;
}

/** Returns true for idempotent methods (RFC 9110 §9.2.2). */
export function isIdempotent(method: string): boolean {
  return /^(GET|HEAD|OPTIONS|TRACE|PUT|DELETE|QUERY)$/.test(method);
}

/**
 * Returns the retry rules of a call.
 * @param call the setting of this call, which applies to any method
 * @param client the setting of the client, which applies only to idempotent methods (RFC 9110
 *   §9.2.2)
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
 * Returns how many milliseconds to wait before the next attempt: as long as the API asks (RFC 9110
 * §10.2.3), or a delay that doubles each time. A random part keeps clients from returning all at
 * once.
 * @param attempt 0 for the first attempt
 * @param response the response of the last attempt; absent if there was none
 * @returns `undefined` if no attempts are left, if a retry cannot help, or if the API asks for a
 *   longer wait than allowed
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
    const retryAfter = headers.get("retry-after") ?? "";
    const wait = /^\d+$/.test(retryAfter)
      ? Number(retryAfter) * 1000
      : Date.parse(retryAfter) - Date.now();
    if (wait > maxDelay) return undefined;
    if (wait >= 0) return wait;
  }
  const longest = Math.min(delay * 2 ** attempt, maxDelay);
  return longest * (0.5 + Math.random() / 2);
}
