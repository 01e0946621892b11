/** When to try again, and after how long. */
import { platform, type AbortSignal, type Response } from "./platform.js";
import { abortReason, LONGEST_TIMER } from "./deadline.js";

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
): Required<RetryOptions> {
  const rules = call ?? (isIdempotent(method) ? (client ?? {}) : 0);
  const {
    limit = 2,
    delay = 500,
    maxDelay = 30_000,
  } = typeof rules === "number" ? { limit: rules } : rules;
  return { limit, delay, maxDelay };
}

/** Whether an answer may be another one the next time. */
export function isTransient(status: number): boolean {
  return status === 408 || status === 429 || (status >= 500 && status !== 501);
}

/**
 * Milliseconds to wait before the next attempt: what the API asks for (RFC 9110 §10.2.3), else
 * doubled each time with a random part, so that clients do not return all at once.
 * @param attempt 0 for the first one
 * @returns `undefined` when the API asks for more than is allowed
 */
export function retryDelay(
  attempt: number,
  rules: Required<RetryOptions>,
  response?: Response,
): number | undefined {
  const stated = response?.headers.get("retry-after") ?? null;
  if (stated !== null) {
    const wait = /^\s*\d+\s*$/.test(stated)
      ? Number(stated) * 1000
      : Date.parse(stated) - Date.now();
    if (wait > rules.maxDelay) return undefined;
    if (wait >= 0) return wait;
  }
  const longest = Math.min(rules.delay * 2 ** attempt, rules.maxDelay);
  return longest * (0.5 + Math.random() / 2);
}

/**
 * Waits, for 24 days at most.
 * @throws the signal's reason when it is aborted
 */
export function pause(
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      platform.clearTimeout(timer);
      reject(signal && (abortReason(signal) as Error));
    };
    const timer = platform.setTimeout(
      () => {
        signal?.removeEventListener("abort", stop);
        resolve();
      },
      Math.min(milliseconds, LONGEST_TIMER),
    );
    if (signal?.aborted) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  });
}
