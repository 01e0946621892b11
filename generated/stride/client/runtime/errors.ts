/** The errors of calls. */
import { reasonOf } from "./deadline.js";
import type { AbortSignal, Headers } from "./platform.js";
import type { Reply } from "./reply.js";

/** The call that failed. The URL contains no credentials. */
export interface CallInfo {
  /** The operation as in the server and the docs: `GET /pets/{petId}`. */
  readonly operation: string;
  readonly method: string;
  readonly url: string;
}

/** The base class of all errors of calls. */
class CallError extends Error implements CallInfo {
  readonly operation!: string;
  readonly method!: string;
  readonly url!: string;

  constructor(info: CallInfo, what: string, more?: { cause: unknown }) {
    // Messages are often logged, so they contain the path template and none of the caller's values. The cast is for
    // TypeScript libraries before ES2022, which know only the message.
    const args: unknown = [`${info.operation} ${what}`, more];
    super(...(args as [string]));
    Object.assign(this, info);
  }
}

/** The usual text members of error bodies. */
type About = Readonly<
  Partial<Record<"detail" | "title" | "message", string>>
> | null;

/** The response has an error status, or a body that does not match its content type. */
export class ApiError extends CallError {
  override readonly name = "ApiError";
  readonly status: number;
  readonly headers: Headers;
  /** The body, parsed by its content type. */
  readonly body: unknown;

  constructor(
    info: CallInfo,
    { status, headers, body }: Pick<Reply, "status" | "headers" | "body">,
    problem?: string,
  ) {
    // `detail` and `title` are of RFC 9457, `message` is common elsewhere. Values other than strings have no `trim`.
    const told = (
      problem ||
      (body as About)?.detail ||
      (body as About)?.title ||
      (body as About)?.message
    )
      ?.trim?.()
      .slice(0, 200);
    super(info, `responded with ${status}${told ? ": " + told : ""}`);
    this.status = status;
    this.headers = headers;
    this.body = body;
  }
}

/** A declared error of an operation. */
export interface DeclaredError<
  Status extends number,
  Body,
  Known extends Headers,
> extends ApiError {
  readonly status: Status;
  readonly body: Body;
  readonly headers: Known;
}

/** There was no response: the network failed. See `cause`. */
export class ConnectionError extends CallError {
  override readonly name = "ConnectionError";

  constructor(info: CallInfo, cause: unknown) {
    const message = (cause as Error | undefined)?.message ?? String(cause);
    super(info, `failed: ${message}`, { cause });
  }
}

/**
 * Returns the error for an exchange without a complete response.
 * @param signal its reason is returned if it is aborted
 * @param cause the error of the platform
 */
export function brokenOff(
  call: CallInfo,
  signal: AbortSignal,
  cause?: unknown,
): Error {
  return signal.aborted ? reasonOf(signal) : new ConnectionError(call, cause);
}

/** The errors for an operation's declared responses: a union discriminated by `status`. */
export type ApiErrorOf<R extends Reply> = R extends {
  readonly ok: false;
  readonly status: infer Status extends number;
  readonly body: infer Body;
  readonly headers: infer Known extends Headers;
}
  ? DeclaredError<Status, Body, Known>
  : never;
