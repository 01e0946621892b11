/** Checks responses against the API description if the option `responses` is `"check"`. */
import { newBudget } from "./budget.ts";
import { decodeOne } from "./decode.ts";
import { isStreamed } from "./encode.ts";
import { readHeader } from "./header.ts";
import { essence, mediaFor } from "./media.ts";
import type { ProblemError } from "./problem.ts";
import type {
  Check,
  EventSpec,
  HeaderSpec,
  ResponseSpec,
  Route,
  RunCheck,
} from "./route.ts";

/** A response before it is encoded. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
  /** The media type of the body; absent if the response has no body. */
  readonly type: string | undefined;
  /** The headers of the response, with lower-case names. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}

export interface ResponseVerifier {
  /**
   * Checks a response before it is encoded.
   * @param spec the declaration for the status of the response; `undefined` if the status is not
   * declared
   * @param result the return value of the handler
   */
  readonly reply: (
    route: Pick<Route, "key" | "responses">,
    spec: ResponseSpec | undefined,
    reply: Reply,
    result?: unknown,
  ) => void;
  /** Checks one event of a stream. */
  readonly event: (
    route: Pick<Route, "key">,
    status: number,
    spec: EventSpec,
    event: object,
  ) => void;
  /** Returns the error for a body with a value of an undeclared type, with the place of the value. */
  readonly undeclared: (
    route: Pick<Route, "key">,
    spec: ResponseSpec | undefined,
    reply: Reply,
    found: UndeclaredType,
  ) => ResponseMismatch;
}

/** Runs a check on a part of one response. */
type Run = (
  check: Check,
  value: unknown,
  place: { readonly in: "header" | "body"; readonly name?: string },
) => readonly ProblemError[];

export interface ResponseFault {
  readonly in: "status" | "header" | "body";
  /** The name of the header. */
  readonly name?: string;
  /** A JSON Pointer (RFC 6901) into the header or the body. */
  readonly pointer?: string;
  /** The kind of error, for programs: `undeclared`, `required`, `type`, … */
  readonly code: string;
  /** The error in words, for people. */
  readonly message: string;
}

/** The error for a response that does not match the API description. */
export class ResponseMismatch extends Error {
  override readonly name = "ResponseMismatch";
  readonly errors: readonly ResponseFault[];
  /**
   * The response without undeclared fields. To send it in spite of the error, return it from
   * `onError`. It is `undefined` if the error is in an event of a stream.
   */
  readonly result: unknown;

  constructor(
    operation: string,
    status: number,
    errors: readonly ResponseFault[],
    result?: unknown,
  ) {
    const list = errors.map((fault) => {
      const name = fault.name === undefined ? "" : ` "${fault.name}"`;
      return `${fault.in}${name}${fault.pointer ?? ""} ${fault.message}`;
    });
    super(
      `The response ${status} of "${operation}" does not match the API description: ${list.join("; ")}`,
    );
    this.errors = errors;
    this.result = result;
  }
}

/**
 * The handler returned an object, an array, or another value where the API description does not
 * declare one. The value is not sent, because it may contain undeclared fields.
 */
export class UndeclaredType extends TypeError {
  override readonly name = "UndeclaredType";
}

/**
 * Creates the functions that check responses. They throw a `ResponseMismatch` for an invalid
 * response.
 * @param maxSteps the budget for the checks of one response
 */
export function responseVerifier(
  maxSteps: number | undefined,
  runCheck: RunCheck | undefined,
): ResponseVerifier {
  const newRun = (): Run => {
    const budget = newBudget(maxSteps);
    return (check, value, place) =>
      runCheck?.(check, value, { ...place, response: true }, budget).errors ??
      [];
  };
  const tell = (
    key: string,
    status: number,
    errors: readonly ResponseFault[],
    result?: unknown,
  ): void => {
    if (errors.length === 0) return;
    throw new ResponseMismatch(key, status, errors, result);
  };
  return {
    reply: (route, spec, reply, result) => {
      const run = newRun();
      const faults = [
        ...statusFaults(route, spec, reply.status),
        ...(spec === undefined ? [] : headerFaults(spec, reply, run)),
        ...(spec === undefined ? [] : bodyFaults(spec, reply, run)),
      ];
      tell(route.key, reply.status, faults, result);
    },
    event: ({ key }, status, spec, event) =>
      tell(key, status, eventFaults(spec, event, newRun())),
    undeclared: ({ key }, spec, reply, { message }) => {
      const faults =
        spec === undefined ? [] : bodyFaults(spec, reply, newRun());
      const typed = faults.filter(({ code }) => code === "type");
      const fault: ResponseFault = { in: "body", code: "type", message };
      return new ResponseMismatch(
        key,
        reply.status,
        typed[0] ? typed : [fault],
      );
    },
  };
}

function eventFaults(
  { check, whole }: EventSpec,
  event: object,
  run: Run,
): ResponseFault[] {
  if (check === undefined) return [];
  const value = whole === true ? event : (event as { data?: unknown }).data;
  const at = whole === true ? "" : "/data";
  return run(check, value, { in: "body" }).map((error) => ({
    ...error,
    in: "body",
    pointer: at + (error.pointer ?? ""),
  }));
}

/**
 * Checks the status. Any status is accepted if all declared ones were inferred from examples. Any
 * success is accepted if only errors are declared.
 */
function statusFaults(
  { responses = [] }: Pick<Route, "responses">,
  spec: ResponseSpec | undefined,
  status: number,
): ResponseFault[] {
  const declared = responses.filter((one) => one.guessed !== "status");
  if (spec !== undefined || declared.length === 0) return [];
  const isSuccess = status >= 200 && status < 300;
  if (isSuccess && declared.every(isError)) return [];
  const list = declared.map((one) => one.status).join(", ");
  const message = `is not declared, only ${list}`;
  return [{ in: "status", code: "undeclared", message }];
}

function isError({ status }: ResponseSpec): boolean {
  return /^[145]/.test(String(status));
}

function headerFaults(
  { headers = [] }: ResponseSpec,
  reply: Reply,
  run: Run,
): ResponseFault[] {
  return headers.flatMap((spec) => headerFault(spec, reply, run));
}

function headerFault(
  spec: HeaderSpec,
  reply: Reply,
  run: Run,
): ResponseFault[] {
  const { name, check } = spec;
  const lower = name.toLowerCase();
  const values = reply.headers.flatMap(([key, value]) =>
    key === lower ? [value] : [],
  );
  // Several cookies must not be joined, because their values may contain commas. Only the first one
  // is checked.
  const text = lower === "set-cookie" ? values[0] : values.join(", ");
  const sent = values.length === 0 ? undefined : text;
  const decoded = decodeOne(spec, "header", () => readHeader(sent, spec));
  if ("error" in decoded) return [{ ...decoded.error, in: "header" }];
  if (decoded.found === undefined || check === undefined) return [];
  const errors = run(check, decoded.found, { in: "header", name });
  return errors.map((error) => ({ ...error, in: "header" }));
}

function bodyFaults(
  spec: ResponseSpec,
  reply: Reply,
  run: Run,
): ResponseFault[] {
  const { media, checks, guessed } = spec;
  const { body, type } = reply;
  if (spec.bodyless === true) {
    if (body === undefined) return [];
    const message = "is not declared";
    return [{ in: "body", code: "undeclared", message }];
  }
  if (body === undefined || type === undefined) {
    if (checks === undefined) return [];
    return [{ in: "body", code: "required", message: "is required" }];
  }
  const sent = essence(type);
  const declared = mediaFor(sent, media);
  if (declared === undefined && media.length > 0 && guessed === undefined) {
    const message = `is ${sent}, and only ${media.join(", ")} is declared`;
    const name = "content-type";
    return [{ in: "header", name, code: "undeclared", message }];
  }
  const check = declared === undefined ? undefined : checks?.[declared];
  if (check === undefined || isStreamed(body)) return [];
  const errors = run(check, body, { in: "body" });
  return errors.map((error) => ({ ...error, in: "body" }));
}
