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
 * @param timeout milliseconds; none where it is `false`
 */
export function deadline(
  caller: AbortSignal | undefined,
  timeout: number | false = false,
): Deadline {
  const controller = new platform.AbortController();
  const forget = onAbort(caller, () => controller.abort(caller?.reason));
  const timer =
    timeout === false
      ? undefined
      : later(timeout, () => {
          const error = new Error(`timed out after ${timeout} ms`);
          // As the platform calls it.
          error.name = "TimeoutError";
          controller.abort(error);
        });
  // Nothing is kept running for it.
  timer?.unref?.();
  const lift = (): void => platform.clearTimeout(timer);
  const end = (): void => {
    lift();
    forget();
  };
  return { signal: controller.signal, lift, end };
}

/** Waits, or until the signal is aborted. */
export async function pause(
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  let timer: unknown;
  let forget: (() => void) | undefined;
  await new Promise<void>((resolve) => {
    timer = later(milliseconds, resolve);
    forget = onAbort(signal, resolve);
  });
  platform.clearTimeout(timer);
  forget?.();
}

/** A timer, of 24 days at most: one that is told more goes off at once. */
function later(
  milliseconds: number,
  run: () => void,
): ReturnType<typeof platform.setTimeout> {
  return platform.setTimeout(run, Math.min(milliseconds, 2 ** 31 - 1));
}

/**
 * Runs something when a signal is aborted, or at once where it is already.
 * @returns what forgets it
 */
function onAbort(signal: AbortSignal | undefined, run: () => void): () => void {
  if (signal?.aborted) run();
  else signal?.addEventListener("abort", run, { once: true });
  return () => signal?.removeEventListener("abort", run);
}
