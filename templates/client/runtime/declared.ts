/** The errors that operations declare, told from all others. */
import type { Negotiated } from "./accept.js";
import { ApiError, type ApiErrorOf } from "./errors.js";
import type { Headers } from "./platform.js";
import type { Reply } from "./reply.js";

/** What a call says of its errors. */
export interface Declaring {
  /** The statuses that are declared: numbers, `4XX`, `default`. */
  readonly errors?: readonly (number | string)[];
  /** The operation that was called. */
  readonly callee?: unknown;
  /** Where statuses come in several types. */
  readonly negotiated?: Negotiated;
}

/** The calls that errors come from. */
export const causes = new WeakMap<ApiError, Declaring>();

/** Whether an error is one of those that a call declares, in a type that it asks for. */
export function isDeclared(
  call: Declaring,
  reply: { readonly status: number; readonly headers: Headers },
): boolean {
  const { status } = reply;
  const stated = [status, `${Math.floor(status / 100)}XX`, "default"];
  return (
    stated.some((one) => call.errors?.includes(one)) &&
    !call.negotiated?.unasked(reply)
  );
}

/**
 * Whether something that was thrown is an error that an operation declares: then its `status` tells what its
 * body and its headers are. Errors of other operations, and statuses that are not declared, are not.
 *
 *     catch (error) {
 *       if (isErrorOf(getPet, error) && error.status === 404) …
 *     }
 *
 * @param operation the function of the client that was called
 * @param error what was caught
 */
export function isErrorOf<R extends Reply>(
  operation: (...args: never[]) => { result(): Promise<R> },
  error: unknown,
): error is ApiErrorOf<R> {
  if (!(error instanceof ApiError) || error.status < 300) return false;
  const call = causes.get(error);
  const { origin = operation } = operation as { readonly origin?: unknown };
  return (
    call !== undefined && call.callee === origin && isDeclared(call, error)
  );
}
