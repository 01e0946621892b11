/** The errors that calls throw. */
import { reasonOf } from "./deadline.js";
import type { AbortSignal, Headers } from "./platform.js";
import type { Reply } from "./reply.js";

/** Identifies the call that failed. The URL contains no credentials. */
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
    // Messages are often logged, so they contain the path template and not the values of the
    // caller. The cast is needed if `lib` is older than ES2022, where `Error` accepts only a
    // message.
    const args: unknown = [`${info.operation} ${what}`, more];
    super(...(args as [string]));
    Object.assign(this, info);
  }
}

/**
 * Returns the error for a value that a request cannot contain.
 * @param name the name of the parameter or of the option
 */
export function invalid(name: string, problem: string): TypeError {
  return new TypeError(`"${name}": ${problem}`);
}

/** The members with which error bodies usually describe the error. */
type About = Readonly<
  Partial<Record<"detail" | "title" | "message", string>>
> | null;

/** The response has an error status, or its body does not match its content type. */
export class ApiError extends CallError {
  override readonly name = "ApiError";
  readonly status: number;
  readonly headers: Headers;
  /** The body, parsed according to its content type. */
  readonly body: unknown;

  constructor(
    info: CallInfo,
    { status, headers, body }: Pick<Reply, "status" | "headers" | "body">,
    problem?: string,
  ) {
    // `detail` and `title` are members of problem details (RFC 9457), and
    // `message` is common in other APIs. A value that is not a string has no
    // `trim`, and is omitted from the message.
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

/** An error response that the operation declares. */
export interface DeclaredError<
  Status extends number,
  Body,
  Known extends Headers,
> extends ApiError {
  readonly status: Status;
  readonly body: Body;
  readonly headers: Known;
}

/** The connection failed, so there is no response. `cause` contains the reason. */
export class ConnectionError extends CallError {
  override readonly name = "ConnectionError";

  constructor(info: CallInfo, cause: unknown) {
    const message = (cause as Error | undefined)?.message ?? String(cause);
    super(info, `failed: ${message}`, { cause });
  }
}

/**
 * Returns the error for a call that has no complete response.
 * @param signal the signal of the call; if it is aborted, its reason is returned
 * @param cause the error of the platform
 */
export function brokenOff(
  call: CallInfo,
  signal: AbortSignal,
  cause?: unknown,
): Error {
  return signal.aborted ? reasonOf(signal) : new ConnectionError(call, cause);
}

/**
 * The errors for the error responses that an operation declares: a union that is discriminated by
 * `status`.
 */
export type ApiErrorOf<R extends Reply> = R extends {
  readonly ok: false;
  readonly status: infer Status extends number;
  readonly body: infer Body;
  readonly headers: infer Known extends Headers;
}
  ? DeclaredError<Status, Body, Known>
  : never;
