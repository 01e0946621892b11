/** The errors that checks report. */

/** One error in a request. */
export interface ProblemError {
  readonly in: "path" | "query" | "header" | "cookie" | "body";
  /** The name of the parameter in the request. */
  readonly name?: string;
  /** JSON Pointer (RFC 6901) into the parameter or the body; empty for the whole body. */
  readonly pointer?: string;
  /** `required`, `type`, `encoding`, …: for programs. */
  readonly code: string;
  /** A message for people. */
  readonly message: string;
}
