/** Problems (RFC 9457) that handlers throw to respond with an error. */

import type { ProblemError } from "./problem-error.ts";

export type { ProblemError } from "./problem-error.ts";

export interface ProblemOptions {
  /** A URI that identifies the kind of problem; `about:blank` by default. */
  readonly type?: string;
  /** The title of the problem; by default the reason phrase of the status. */
  readonly title?: string;
  readonly errors?: readonly ProblemError[];
  /** The number of errors that are not listed. It is a minimum, because checking may stop early. */
  readonly moreErrors?: number;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly cause?: unknown;
}

const MARK = Symbol.for("restitch.HttpProblem");

/**
 * An error with an HTTP status. If a handler throws it, the server sends a response with this
 * status and message.
 */
export class HttpProblem extends Error {
  static {
    Object.defineProperty(this.prototype, MARK, { value: true });
  }

  override readonly name: string = "HttpProblem";
  readonly status: number;
  readonly options: ProblemOptions;

  /**
   * @param status the status of the response
   * @param detail a message for the caller
   * @param options the type, the title, the list of errors and additional headers
   */
  constructor(status: number, detail: string, options: ProblemOptions = {}) {
    super(detail, "cause" in options ? { cause: options.cause } : {});
    this.status = status;
    this.options = options;
  }
}

/**
 * Returns true for a problem. A problem of another generated server has a different class, so the
 * class is not tested.
 */
export function isProblem(value: unknown): value is HttpProblem {
  return value instanceof Error && MARK in value;
}

/**
 * The error that an unimplemented handler throws. The server responds with 501 and the name of the
 * operation.
 */
export class NotImplemented extends HttpProblem {
  override readonly name: string = "NotImplemented";

  /** @param key the operation: `"GET /site/{cloudId}"` */
  constructor(key: string) {
    super(501, `The operation "${key}" is not implemented.`);
  }
}

/**
 * Creates the problem for a request that does not match the API description.
 * @param more the number of errors that are not listed
 */
export function invalid(
  errors: readonly ProblemError[],
  more = 0,
): HttpProblem {
  const [first] = errors;
  const name = first?.name === undefined ? "" : ` "${first.name}"`;
  const detail = first
    ? `${first.in}${name}${first.pointer ?? ""}: ${first.message}`
    : "";
  const moreErrors = more > 0 ? { moreErrors: more } : {};
  return new HttpProblem(400, detail, { errors, ...moreErrors });
}
