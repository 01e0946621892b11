/** Problems with requests, which handlers can throw. */

import type { ProblemError } from "./problem-error.ts";

export type { ProblemError } from "./problem-error.ts";

export interface ProblemOptions {
  /** A URI for the kind of problem; `about:blank` by default. */
  readonly type?: string;
  /** By default the phrase of the status. */
  readonly title?: string;
  readonly errors?: readonly ProblemError[];
  /** The minimum number of errors that are not listed. */
  readonly moreErrors?: number;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly cause?: unknown;
}

const MARK = Symbol.for("restitch.HttpProblem");

/** Throw it in a handler to respond with a problem. The caller sees its message. */
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
   * @param options type, title, single errors and headers
   */
  constructor(status: number, detail: string, options: ProblemOptions = {}) {
    super(detail, "cause" in options ? { cause: options.cause } : {});
    this.status = status;
    this.options = options;
  }
}

/**
 * Returns true for a problem, including one of another generated server, which
 * has a different class.
 */
export function isProblem(value: unknown): value is HttpProblem {
  return value instanceof Error && MARK in value;
}

/** Thrown by an unimplemented handler: responds with 501 and names the operation. */
export class NotImplemented extends HttpProblem {
  override readonly name: string = "NotImplemented";

  /** @param key the operation: `"GET /site/{cloudId}"` */
  constructor(key: string) {
    super(501, `The operation "${key}" is not implemented.`);
  }
}

/**
 * Creates the problem of a request that violates the description.
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
