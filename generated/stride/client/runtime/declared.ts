/** The errors that operations declare, told from all others. */
import type { Exchange } from "./call.js";
import { ApiError, type ApiErrorOf } from "./errors.js";
import type { Headers } from "./platform.js";
import type { Reply } from "./reply.js";

/** The calls that errors come from. */
export const causes: WeakMap<ApiError, Exchange> = new WeakMap();

/** Whether an error is one of those that an operation declares, in a type that the call asks for. */
export function isDeclared(
  { about, negotiated }: Exchange,
  reply: { readonly status: number; readonly headers: Headers },
): boolean {
  const { status } = reply;
  const stated = [status, String(status).replace(/..$/, "XX"), "default"];
  return (
    stated.some((one) => about.errors?.includes(one)) &&
    !negotiated?.unasked(reply)
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
    call !== undefined && call.operation === origin && isDeclared(call, error)
  );
}
