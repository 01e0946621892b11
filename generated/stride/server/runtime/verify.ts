/** Holds responses to what was declared, as far as the options ask for it. */
import type { ProblemError } from "./problem.js";
import type { Check, RunCheck } from "./route.js";

/** Looks at the body of a response before it is written. */
export type VerifyResponse = (
  check: Check,
  body: unknown,
  operation: string,
  status: number,
) => void;

/** A handler answered otherwise than declared. */
export class ResponseMismatch extends Error {
  override readonly name = "ResponseMismatch";
  readonly errors: readonly ProblemError[];

  constructor(
    operation: string,
    status: number,
    errors: readonly ProblemError[],
  ) {
    const list = errors.map(
      ({ pointer = "", message }) => `body${pointer} ${message}`,
    );
    super(`${operation} answered ${status} with ${list.join("; ")}`);
    this.errors = errors;
  }
}

/**
 * What is done with responses that are not as declared.
 * @returns undefined when nobody looks
 */
export function responseVerifier(
  mode: "off" | "log" | "throw" = "off",
  runCheck: RunCheck | undefined,
): VerifyResponse | undefined {
  if (mode === "off" || runCheck === undefined) return undefined;
  return (check, body, operation, status) => {
    const errors = runCheck(check, body, { in: "body", response: true });
    if (errors.length === 0) return;
    const mismatch = new ResponseMismatch(operation, status, errors);
    if (mode === "throw") throw mismatch;
    console.warn(mismatch.message);
  };
}
