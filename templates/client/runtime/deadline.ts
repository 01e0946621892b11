/** For how long a call may take. */
import { platform, type AbortSignal } from "./platform.js";

/** What a timer can hold, 24 days; one that is told more goes off at once. */
export const LONGEST_TIMER = 2 ** 31 - 1;

/** What ends a call before it is done. */
export interface Deadline {
  /** The caller's own signal, and that of the time limit where there is one. */
  readonly signal: AbortSignal | undefined;
  /** Takes the time limit away; the caller may still abort. */
  readonly lift: () => void;
  /** The call is done: nobody ends it any more. */
  readonly end: () => void;
}

/**
 * Sets a time limit, which counts from now. It keeps no program running.
 * @param caller aborts the call, too
 * @param timeout milliseconds; none where it is `false`, or more than a timer can hold
 */
export function deadline(
  caller: AbortSignal | undefined,
  timeout: number | false = false,
): Deadline {
  if (timeout === false || timeout > LONGEST_TIMER) {
    return { signal: caller, lift: nothing, end: nothing };
  }
  const controller = new platform.AbortController();
  const abort = (): void => controller.abort(caller?.reason);
  const timer = platform.setTimeout(() => {
    end();
    controller.abort(timeoutError(timeout));
  }, timeout);
  // Node keeps a program running for a timer, unless told.
  timer.unref?.();
  if (caller?.aborted) abort();
  else caller?.addEventListener("abort", abort, { once: true });
  const lift = (): void => platform.clearTimeout(timer);
  const end = (): void => {
    lift();
    caller?.removeEventListener("abort", abort);
  };
  return { signal: controller.signal, lift, end };
}

function nothing(): void {}

/** What is thrown when time is up, as the platform calls it. */
export function timeoutError(milliseconds: number): Error {
  const error = new Error(`timed out after ${milliseconds} ms`);
  error.name = "TimeoutError";
  return error;
}

/** Why a signal was aborted; React Native's do not say. */
export function abortReason({ reason }: AbortSignal): unknown {
  return reason ?? new Error("aborted");
}
