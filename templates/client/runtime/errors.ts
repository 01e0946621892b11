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

/** What all errors of calls say. */
class CallError extends Error implements CallInfo {
  readonly operation: string;
  readonly method: string;
  readonly url: string;

  constructor({ operation, method, url }: CallInfo, what: string) {
    super(`${method} ${url} ${what}`);
    this.operation = operation;
    this.method = method;
    this.url = url;
  }
}

/** The API answered with an error status, or with a body that is not what its type says. */
export class ApiError extends CallError {
  override readonly name = "ApiError";
  readonly status: number;
  readonly headers: Headers;
  /** The body, parsed by its content type. */
  readonly body: unknown;

  constructor(
    call: CallInfo,
    { status, headers, body }: Pick<Reply, "status" | "headers" | "body">,
    problem?: string,
  ) {
    super(call, `answered ${status}${problem ? `: ${problem}` : ""}`);
    this.status = status;
    this.headers = headers;
    this.body = body;
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
export class ConnectionError extends CallError {
  override readonly name = "ConnectionError";

  constructor(call: CallInfo, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(call, `failed: ${reason}`);
    // Libraries before ES2022 do not know it.
    Object.defineProperty(this, "cause", { value: cause });
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
