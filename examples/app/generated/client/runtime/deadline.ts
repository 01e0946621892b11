/** Limits the time of a call. */
import { platform, type AbortSignal } from "./platform.ts";

/** The signal that ends a call early. */
export interface Deadline {
  /** Aborted by the caller, or when the time limit is reached. */
  readonly signal: AbortSignal;
  /** Removes the time limit. The caller can still abort. */
  readonly lift: () => void;
  /** Call this when the call is done. It clears the timer and removes the listener. */
  readonly end: () => void;
}

/**
 * Starts the time limit of a call.
 * @param caller a signal with which the caller can abort the call
 * @param timeout the time limit in milliseconds, at most 24 days; `false` for no limit
 * @param waits true if the timer keeps a Node process alive
 */
export function deadline(
  caller: AbortSignal | undefined,
  timeout: number | false = false,
  waits = false,
): Deadline {
  const controller = new platform.AbortController();
  const { signal } = controller;
  const forget = onAbort(caller, () => controller.abort(caller?.reason));
  const timer =
    timeout === false
      ? undefined
      : platform.setTimeout(
          () => {
            const error = new Error(
              `the request timed out after ${timeout} ms`,
            );
            // `AbortSignal.timeout` uses the same name, so callers can handle
            // both time limits in one way.
            error.name = "TimeoutError";
            controller.abort(error);
          },
          // A timer with a larger value would overflow and fire immediately.
          Math.min(timeout, 2 ** 31 - 1),
        );
  if (!waits) timer?.unref?.();
  const lift = (): void => platform.clearTimeout(timer);
  const end = (): void => {
    lift();
    forget();
  };
  return { signal, lift, end };
}

/**
 * Settles like the promise, or rejects when the signal is aborted. `fetch`, a body or a function of
 * the caller may ignore the signal, but the call must still end.
 * @param signal the signal of one call. It must not live longer, because it keeps a reference to
 *   the promise.
 */
export function within<T>(
  signal: AbortSignal,
  promise: Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    onAbort(signal, () => reject(reasonOf(signal)));
    promise.then(resolve, reject);
  });
}

/**
 * Returns the reason of an aborted signal. React Native sets none, so an error is created there.
 */
export function reasonOf({ reason }: AbortSignal): Error {
  return (reason as Error | undefined) ?? new Error("aborted");
}

/** Waits for some milliseconds. Rejects as soon as the signal is aborted. */
export function pause(
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  const { signal: over, end } = deadline(signal, milliseconds, true);
  return new Promise((resolve) => {
    onAbort(over, () => {
      end();
      resolve();
    });
  });
}

/**
 * Runs a function when the signal is aborted, or immediately if it already is.
 * @returns a function that removes the listener
 */
function onAbort(signal: AbortSignal | undefined, run: () => void): () => void {
  if (signal?.aborted) run();
  else signal?.addEventListener("abort", run);
  return () => signal?.removeEventListener("abort", run);
}
