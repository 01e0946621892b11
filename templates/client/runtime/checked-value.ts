/** Checks of requests and responses, and their findings. */
import { ApiError, type CallInfo } from "./errors.js";
import type { Reply } from "./reply.js";

/** One difference from the description. */
export interface Finding {
  /** JSON Pointer (RFC 6901) into the response body, an item or event of it, or the arguments of a call. */
  readonly pointer: string;
  readonly message: string;
}

/** A check in the form of Standard Schema. */
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
 * Checks by media type. The check of a streamed response applies to one item or event; that of JSON lines in a request,
 * to the list.
 */
export type Bodies = Readonly<Record<string, Check>>;

/** The arguments of a call violate the description. No request was sent. */
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

/** The response violates the description. */
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

/** The first finding, and the number of the others. */
function said([first, ...others]: readonly Finding[]): string {
  const { pointer = "", message = "" } = first ?? {};
  const more = others.length > 0 ? `, and ${others.length} more` : "";
  return `${pointer} ${message}${more}`.trim();
}

/** Returns the findings of a check; none if there is no check. */
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
