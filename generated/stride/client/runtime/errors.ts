/** What a call throws. */
import { reasonOf } from "./deadline.js";
import type { AbortSignal, Headers } from "./platform.js";
import type { Reply } from "./reply.js";

/** Which call failed. The URL holds no credentials. */
export interface CallInfo {
  /** The operation as its server and docs name it: `GET /pets/{petId}`. */
  readonly operation: string;
  readonly method: string;
  readonly url: string;
}

/** What all errors of calls say. */
class CallError extends Error implements CallInfo {
  readonly operation!: string;
  readonly method!: string;
  readonly url!: string;

  constructor(info: CallInfo, what: string, more?: { cause: unknown }) {
    // Messages are logged: the template of the path holds nothing of what was sent.
    // Libraries before ES2022 know only the message.
    const args: unknown = [`${info.operation} ${what}`, more];
    super(...(args as [string]));
    Object.assign(this, info);
  }
}

/** What bodies of errors say, in words. */
type About = Readonly<
  Partial<Record<"detail" | "title" | "message", string>>
> | null;

/** The API answered with an error status, or with a body that is not what its type says. */
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
    // RFC 9457, else what most others have; another type than text has no `trim`.
    const told = (
      problem ||
      (body as About)?.detail ||
      (body as About)?.title ||
      (body as About)?.message
    )
      ?.trim?.()
      .slice(0, 200);
    super(info, `answered ${status}${told ? ": " + told : ""}`);
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

  constructor(info: CallInfo, cause: unknown) {
    const message = (cause as Error | undefined)?.message ?? String(cause);
    super(info, `failed: ${message}`, { cause });
  }
}

/**
 * What is thrown where an exchange broke off.
 * @param signal its reason is thrown when it is aborted
 * @param cause what the platform says
 */
export function brokenOff(
  call: CallInfo,
  signal: AbortSignal,
  cause?: unknown,
): Error {
  return signal.aborted ? reasonOf(signal) : new ConnectionError(call, cause);
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
