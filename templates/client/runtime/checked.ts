/** Calls that are held against what the description declares: what is sent, and what is answered. */
import type { Body } from "./body.js";
import type { Description, Source } from "./call.js";
import type { Client, RequestOptions } from "./client.js";
import { ApiError, type CallInfo } from "./errors.js";
import { start, type Operation } from "./operation.js";
import { ApiPromise } from "./promise.js";
import { mediaType, readContent, type Parse } from "./read.js";
import type { Reply } from "./reply.js";

/** One thing that is not as declared. */
export interface Finding {
  /** JSON Pointer (RFC 6901) into the body of an answer, or into the arguments of a call. */
  readonly pointer: string;
  readonly message: string;
}

/** A check, as Standard Schema has it. */
interface Check {
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

/** Checks by media type. */
type Bodies = Readonly<Record<string, Check>>;

/** What an operation is held against. */
export interface Checks {
  /** What a caller passes. */
  readonly args?: Check;
  /** Bodies that are sent as JSON. */
  readonly body?: Bodies;
  /** Bodies that are received as JSON, by status: `200`, `4XX`, `default`. */
  readonly replies?: Readonly<Record<string, Bodies>>;
}

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

/**
 * Makes the function of an operation that is checked.
 * @param key its method and path, with parameters in braces
 * @param about what is to be said beside
 * @param checks what it is held against: made for the first call
 */
export function checkedOperation<Made extends Operation>(
  key: string,
  about: Description<NonNullable<Parameters<Made>[1]>>,
  checks: () => Checks,
): Made;
export function checkedOperation(
  key: string,
  about: Description,
  checks: () => Checks,
): Operation {
  let made: Checks | undefined;
  const operation = (
    client: Client,
    args = {} as never,
    options: RequestOptions = {},
  ): ApiPromise<Reply> => {
    made ??= checks();
    const asked = { operation, key, about, client, args, options };
    return new ApiPromise(exchange(asked, made));
  };
  return operation;
}

async function exchange(
  asked: Parameters<typeof start>[0],
  { args, body: bodies = {}, replies }: Checks,
): Promise<Source> {
  const { about, key } = asked;
  const called = key.replace(/=\w+\}/g, "}");
  const body = (given: never): Body | undefined => {
    const written = about.body?.(given);
    const sent = sentJson(written);
    const found = findingsOf(given, args);
    if (sent !== undefined) {
      const check = new Map(Object.entries(bodies)).get(written?.type ?? "");
      found.push(...findingsOf(sent, check, "/body"));
    }
    if (found.length > 0) throw new RequestCheckError(called, found);
    return written;
  };
  const source = await start({ ...asked, about: { ...about, body } });
  return replies ? reading({ ...source, about }, replies) : source;
}

/** What goes out as JSON; nothing for other bodies. */
function sentJson(body: Body | undefined): unknown {
  if (typeof body?.content !== "string") return undefined;
  return /[/+]json$/.test(body.type ?? "")
    ? JSON.parse(body.content)
    : undefined;
}

function findingsOf(value: unknown, check?: Check, within = ""): Finding[] {
  const { issues = [] } = check?.["~standard"].validate(value) ?? {};
  return issues.map(({ path, message }) => ({
    pointer: within + path.map(pointed).join(""),
    message,
  }));
}

function pointed(key: PropertyKey): string {
  return `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The call with a reader that looks at JSON before it is handed out. */
function reading(
  source: Source,
  replies: NonNullable<Checks["replies"]>,
): Source {
  const { about, info, response, fail } = source;
  const { status, headers, ok } = response;
  let refused: Error | undefined;
  const read = async (): Promise<unknown> => {
    let json: unknown;
    const parse: Parse = (text, answer) => {
      json = JSON.parse(text);
      return about.parse ? about.parse(text, answer) : json;
    };
    const { body, problem } = await readContent(response, { ...about, parse });
    const found = findingsOf(json, json === undefined ? json : checkOf());
    const reply = { status, headers, body };
    if (found.length > 0) refused = new ResponseCheckError(info, reply, found);
    else if (ok && problem) refused = new ApiError(info, reply, problem);
    if (refused) throw refused;
    return body;
  };
  const checkOf = (): Check | undefined => {
    const all = new Map(Object.entries(replies));
    const range = `${Math.floor(status / 100)}XX`;
    const found = all.get(String(status)) ?? all.get(range);
    const declared = found ?? (ok ? undefined : all.get("default"));
    const type = mediaType(response) || "application/json";
    return new Map(Object.entries(declared ?? {})).get(type);
  };
  return {
    ...source,
    about: { ...about, read },
    // What is thrown while a body is read counts as an exchange that broke off.
    fail: (error) => fail(refused ?? error),
  };
}
