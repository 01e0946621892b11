/** Answers to what went wrong: RFC 9457 problem details. */
import type { NeutralResponse } from "./http.js";

/** One thing that is wrong with a request. */
export interface ProblemError {
  readonly in: "path" | "query" | "header" | "cookie" | "body";
  /** The parameter's name on the wire. */
  readonly name?: string;
  /** JSON Pointer (RFC 6901) into the parameter or the body. */
  readonly pointer?: string;
  /** `required`, `type`, `encoding`, …: for programs. */
  readonly code: string;
  /** For people. */
  readonly message: string;
}

export interface ProblemOptions {
  /** A URI for the kind of problem; `about:blank` unless you say otherwise. */
  readonly type?: string;
  /** Absent: the phrase of the status. */
  readonly title?: string;
  readonly errors?: readonly ProblemError[];
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

const TITLES = new Map([
  [400, "Bad Request"],
  [401, "Unauthorized"],
  [403, "Forbidden"],
  [404, "Not Found"],
  [405, "Method Not Allowed"],
  [409, "Conflict"],
  [410, "Gone"],
  [412, "Precondition Failed"],
  [413, "Content Too Large"],
  [415, "Unsupported Media Type"],
  [422, "Unprocessable Content"],
  [429, "Too Many Requests"],
  [500, "Internal Server Error"],
  [501, "Not Implemented"],
  [503, "Service Unavailable"],
]);

/**
 * The answer to a problem.
 * @param problem what went wrong
 */
export function problemResponse(problem: HttpProblem): NeutralResponse {
  const { status, message, options } = problem;
  const document = {
    type: options.type ?? "about:blank",
    title: options.title ?? TITLES.get(status) ?? "Error",
    status,
    ...(message === "" ? {} : { detail: message }),
    ...(options.errors === undefined ? {} : { errors: options.errors }),
  };
  const headers: [string, string][] = [
    ["content-type", "application/problem+json"],
  ];
  for (const [name, value] of options.headers ?? []) {
    headers.push([name, value]);
  }
  return { status, headers, body: JSON.stringify(document) };
}
