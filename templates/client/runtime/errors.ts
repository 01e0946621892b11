/** What a call throws. */
import type { Failure, HeadersWith, Reply } from "./reply.js";

/** Which call failed. The URL holds no credentials. */
export interface CallInfo {
  /** The operation: its method and path, with parameter names left out. */
  readonly operation: string;
  readonly method: string;
  readonly url: string;
}

/** The API answered with an error status, or with a body that is not what its type says. */
export class ApiError<
  Status extends number = number,
  Body = unknown,
  Known = unknown,
>
  extends Error
  implements CallInfo
{
  override readonly name = "ApiError";
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly status: Status;
  readonly headers: HeadersWith<Known>;
  /** The body, parsed by its content type. */
  readonly body: Body;

  constructor(
    call: CallInfo,
    reply: { status: Status; headers: HeadersWith<Known>; body: Body },
    problem?: string,
  ) {
    super(
      `${call.method} ${call.url} answered ${reply.status}` +
        (problem === undefined ? "" : `: ${problem}`),
    );
    this.operation = call.operation;
    this.method = call.method;
    this.url = call.url;
    this.status = reply.status;
    this.headers = reply.headers;
    this.body = reply.body;
  }
}

/** No answer came: the network failed. See `cause`. */
export class ConnectionError extends Error implements CallInfo {
  override readonly name = "ConnectionError";
  readonly operation: string;
  readonly method: string;
  readonly url: string;

  constructor(call: CallInfo, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`${call.method} ${call.url} failed: ${reason}`, { cause });
    this.operation = call.operation;
    this.method = call.method;
    this.url = call.url;
  }
}

/** The errors that an operation's declared replies turn into: a union told apart by `status`. */
export type ApiErrorOf<R extends Reply> =
  R extends Failure<infer Status, infer Body, string | undefined, infer Known>
    ? ApiError<Status, Body, Known>
    : never;
