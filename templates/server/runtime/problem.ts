/** What can be wrong with a request, and how a handler says so. */

import type { ProblemError } from "./problem-error.js";

export type { ProblemError } from "./problem-error.js";

export interface ProblemOptions {
  /** A URI for the kind of problem; `about:blank` unless you say otherwise. */
  readonly type?: string;
  /** Absent: the phrase of the status. */
  readonly title?: string;
  readonly errors?: readonly ProblemError[];
  /** How many more errors there are, at least, than are listed. */
  readonly moreErrors?: number;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly cause?: unknown;
}

/** Throw it from a handler to answer with a problem; its message reaches the caller. */
export class HttpProblem extends Error {
  override readonly name: string = "HttpProblem";
  readonly status: number;
  readonly options: ProblemOptions;

  /**
   * @param status the status of the answer
   * @param detail what the caller should know
   * @param options type, title, single errors and headers
   */
  constructor(status: number, detail: string, options: ProblemOptions = {}) {
    super(detail, "cause" in options ? { cause: options.cause } : {});
    this.status = status;
    this.options = options;
  }
}

/** Thrown by a handler that is not written yet: answers 501 and names the operation. */
export class NotImplemented extends HttpProblem {
  override readonly name: string = "NotImplemented";

  /** @param key the operation: `"GET /site/{cloudId}"` */
  constructor(key: string) {
    super(501, `${key} is not implemented`);
  }
}

/**
 * The problem of a request that does not fit its description.
 * @param more how many more errors there are than are listed
 */
export function invalid(
  errors: readonly ProblemError[],
  more = 0,
): HttpProblem {
  const [first] = errors;
  const name = first?.name === undefined ? "" : ` ${first.name}`;
  const detail = first
    ? `${first.in}${name}${first.pointer ?? ""}: ${first.message}`
    : "";
  const moreErrors = more > 0 ? { moreErrors: more } : {};
  return new HttpProblem(400, detail, { errors, ...moreErrors });
}
