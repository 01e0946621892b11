/** One error in a request. */
export interface ProblemError {
  readonly in: "path" | "query" | "header" | "cookie" | "body";
  /** The name of the parameter or header in the request. */
  readonly name?: string;
  /** A JSON Pointer (RFC 6901) into the parameter or the body; empty for the whole body. */
  readonly pointer?: string;
  /** The kind of error, for programs: `required`, `type`, `encoding`, … */
  readonly code: string;
  /** The error in words, for people. */
  readonly message: string;
}
