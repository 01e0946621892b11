/** Runs the checks of requests and responses, and collects their findings. */
import { ApiError, type CallInfo } from "./errors.js";
import type { Reply } from "./reply.js";

/** One difference between a value and the description. */
export interface Finding {
  /**
   * A JSON Pointer (RFC 6901) into the response body, an item or event of it, or the arguments of a
   * call.
   */
  readonly pointer: string;
  readonly message: string;
}

/** A check, declared as a Standard Schema. */
export interface Check {
  readonly "~standard": {
    readonly validate: (value: unknown) => {
      readonly issues?:
        | readonly {
            readonly message: string;
            readonly path: readonly PropertyKey[];
          }[]
        | undefined;
    };
  };
}

/**
 * Checks by media type. The check of a streamed response applies to one item or event. The check of
 * JSON lines in a request applies to the list.
 */
export type Bodies = Readonly<Record<string, Check>>;

/** The arguments of a call do not match the description. No request was sent. */
export class RequestCheckError extends TypeError {
  override readonly name = "RequestCheckError";
  /** The operation as in the server and the docs: `GET /pets/{petId}`. */
  readonly operation: string;
  readonly findings: readonly Finding[];

  constructor(operation: string, findings: readonly Finding[]) {
    super(`${operation} was not sent: ${said(findings)}`);
    this.operation = operation;
    this.findings = findings;
  }
}

/** The response does not match the description. */
export class ResponseCheckError extends ApiError {
  readonly findings: readonly Finding[];

  constructor(
    info: CallInfo,
    reply: Pick<Reply, "status" | "headers" | "body">,
    findings: readonly Finding[],
  ) {
    super(info, reply, said(findings));
    this.findings = findings;
  }
}

/** Returns the first finding, and the number of the other findings. */
function said([first, ...others]: readonly Finding[]): string {
  const { pointer = "", message = "" } = first ?? {};
  const more = others.length > 0 ? `, and ${others.length} more` : "";
  return `${pointer} ${message}${more}`.trim();
}

/**
 * Returns the findings of a check; an empty list if there is no check.
 * @param within the JSON Pointer to the value, which the pointers of the findings start with
 */
export function findingsOf(
  value: unknown,
  check?: Check,
  within = "",
): Finding[] {
  const { issues = [] } = check?.["~standard"].validate(value) ?? {};
  return issues.map(({ path, message }) => ({
    pointer: within + path.map(pointed).join(""),
    message,
  }));
}

function pointed(key: PropertyKey): string {
  return `/${String(key).replace(/~/g, "~0").replace(/\//g, "~1")}`;
}
