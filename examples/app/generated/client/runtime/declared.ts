/** Distinguishes the declared errors of an operation from all other errors. */
import type { Exchange } from "./call.ts";
import { ApiError, type ApiErrorOf } from "./errors.ts";
import type { Headers } from "./platform.ts";
import type { Reply } from "./reply.ts";

/** The call that has thrown each error. */
export const causes: WeakMap<ApiError, Exchange> = new WeakMap();

/**
 * Returns true if the operation declares the status and the media type of an error, and the call
 * has requested the media type.
 */
export function isDeclared(
  { about, negotiated }: Exchange,
  reply: { readonly status: number; readonly headers: Headers },
): boolean {
  const { status } = reply;
  const keys = [status, String(status).replace(/..$/, "XX"), "default"];
  return (
    keys.some((one) => about.errors?.includes(one)) &&
    !negotiated?.unasked(reply)
  );
}

/**
 * Returns true if an error is a declared error of an operation. Its `status` then determines the types of its body and
 * its headers. Errors of other operations and undeclared statuses return false.
 *
 *     catch (error) {
 *       if (isErrorOf(getPet, error) && error.status === 404) …
 *     }
 *
 * @param operation the function of the client that was called
 * @param error the caught value
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
