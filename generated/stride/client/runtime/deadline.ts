/** For how long a call may take. */
import { platform, type AbortSignal } from "./platform.js";

/** What ends a call before it is done. */
export interface Deadline {
  /** Aborted by the caller, or by the time limit. */
  readonly signal: AbortSignal;
  /** Takes the time limit away; the caller may still abort. */
  readonly lift: () => void;
  /** The call is done: nobody ends it any more. */
  readonly end: () => void;
}

/**
 * Sets a time limit, which counts from now.
 * @param caller aborts the call, too
 * @param timeout milliseconds, 24 days at most; none where it is `false`
 * @param waits whether the program is kept running for it, as Node would for any timer
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
            const error = new Error(`timed out after ${timeout} ms`);
            // As the platform calls it.
            error.name = "TimeoutError";
            controller.abort(error);
          },
          // What a timer can hold: one that is told more goes off at once.
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
 * Settles as a promise does, or rejects as soon as the signal is aborted: a `fetch`, a body or a function of the caller
 * may ignore the signal, and the call must end all the same.
 * @param signal that of one call: it keeps the promise for as long as it lives
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

/** Why a signal is aborted. The signals of React Native have no reason. */
export function reasonOf({ reason }: AbortSignal): Error {
  return (reason as Error | undefined) ?? new Error("aborted");
}

/** Waits, or until the signal is aborted. */
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
 * Runs something when a signal is aborted, or at once where it is already.
 * @returns what forgets it
 */
function onAbort(signal: AbortSignal | undefined, run: () => void): () => void {
  if (signal?.aborted) run();
  else signal?.addEventListener("abort", run);
  return () => signal?.removeEventListener("abort", run);
}
