/** Checks of what is sent and answered, and what they find. */
import { ApiError, type CallInfo } from "./errors.js";
import type { Reply } from "./reply.js";

/** One thing that is not as declared. */
export interface Finding {
  /** JSON Pointer (RFC 6901) into the body of an answer, an item or an event of it, or into the arguments of a call. */
  readonly pointer: string;
  readonly message: string;
}

/** A check, as Standard Schema has it. */
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

/** Checks by media type. Those of streams are of an item, or an event; those of lists that are sent as lines, of the list. */
export type Bodies = Readonly<Record<string, Check>>;

/** What a caller passes is not as declared: nothing was sent. */
export class RequestCheckError extends TypeError {
  override readonly name = "RequestCheckError";
  /** The operation as its server and docs name it: `GET /pets/{petId}`. */
  readonly operation: string;
  readonly findings: readonly Finding[];

  constructor(operation: string, findings: readonly Finding[]) {
    super(`${operation} was not sent: ${said(findings)}`);
    this.operation = operation;
    this.findings = findings;
  }
}

/** The API answered something else than is declared. */
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

/** The first, and how many there are. */
function said([first, ...others]: readonly Finding[]): string {
  const { pointer = "", message = "" } = first ?? {};
  const more = others.length > 0 ? `, and ${others.length} more` : "";
  return `${pointer} ${message}${more}`.trim();
}

/** What a check finds in a value; nothing where there is no check. */
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
  return `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
