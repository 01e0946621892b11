/** What a call throws. */
import type { Headers } from "./platform.js";
import type { Reply } from "./reply.js";

/** Which call failed. The URL holds no credentials. */
export interface CallInfo {
  /** The operation: its method and path, with parameter names left out. */
  readonly operation: string;
  readonly method: string;
  readonly url: string;
}

/** The API answered with an error status, or with a body that is not what its type says. */
export class ApiError extends Error implements CallInfo {
  override readonly name = "ApiError";
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  /** The body, parsed by its content type. */
  readonly body: unknown;

  constructor(
    call: CallInfo,
    reply: { status: number; headers: Headers; body: unknown },
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

/** An error that an operation declares. */
export interface DeclaredError<
  Status extends number,
  Body,
  Known extends Headers,
> extends ApiError {
  readonly status: Status;
  readonly body: Body;
  readonly headers: Known;
}

/** No answer came: the network failed. See `cause`. */
export class ConnectionError extends Error implements CallInfo {
  override readonly name = "ConnectionError";
  readonly operation: string;
  readonly method: string;
  readonly url: string;

  constructor(call: CallInfo, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`${call.method} ${call.url} failed: ${reason}`);
    // Libraries before ES2022 do not know it.
    Object.defineProperty(this, "cause", { value: cause });
    this.operation = call.operation;
    this.method = call.method;
    this.url = call.url;
  }
}

/** The errors that an operation's declared replies turn into: a union told apart by `status`. */
export type ApiErrorOf<R extends Reply> = R extends {
  readonly ok: false;
  readonly status: infer Status extends number;
  readonly body: infer Body;
  readonly headers: infer Known extends Headers;
}
  ? DeclaredError<Status, Body, Known>
  : never;
