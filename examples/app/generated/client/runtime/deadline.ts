/** The time limit of a call. */
import { platform, type AbortSignal } from "./platform.ts";

/** Ends a call early. */
export interface Deadline {
  /** Aborted by the caller, or by the time limit. */
  readonly signal: AbortSignal;
  /** Removes the time limit. The caller can still abort. */
  readonly lift: () => void;
  /** Call this when the call is done: it clears the timer and the listener. */
  readonly end: () => void;
}

/**
 * Starts a time limit.
 * @param caller a signal that aborts the call as well
 * @param timeout milliseconds, at most 24 days; `false` for no limit
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
              `the request timed out after ${timeout} ms; to wait longer, pass a larger "timeout"`,
            );
            // Platforms give this name to the errors of their own time limits.
            error.name = "TimeoutError";
            controller.abort(error);
          },
          // Timers overflow above this value and fire at once.
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
 * Settles with the promise, or rejects when the signal is aborted. A `fetch`, a body or a function of the caller may
 * ignore the signal, but the call must still end.
 * @param signal the signal of one call: it keeps a reference to the promise
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

/** Returns the reason of an aborted signal. React Native does not set one. */
export function reasonOf({ reason }: AbortSignal): Error {
  return (reason as Error | undefined) ?? new Error("the request was aborted");
}

/** Waits for some milliseconds, or until the signal is aborted. */
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
 * Runs a function when the signal is aborted, or at once if it already is.
 * @returns removes the listener
 */
function onAbort(signal: AbortSignal | undefined, run: () => void): () => void {
  if (signal?.aborted) run();
  else signal?.addEventListener("abort", run);
  return () => signal?.removeEventListener("abort", run);
}
