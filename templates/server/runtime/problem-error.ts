/** What checks say. */

/** One thing that is wrong with a request. */
export interface ProblemError {
  readonly in: "path" | "query" | "header" | "cookie" | "body";
  /** The parameter's name on the wire. */
  readonly name?: string;
  /** JSON Pointer (RFC 6901) into the parameter or the body: the empty one is the whole body. */
  readonly pointer?: string;
  /** `required`, `type`, `encoding`, …: for programs. */
  readonly code: string;
  /** For people. */
  readonly message: string;
}
