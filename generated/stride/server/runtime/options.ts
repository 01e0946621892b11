/** The options of a server, and the context that handlers receive. */
import type { NeutralRequest, NeutralResponse } from "./http.js";
import type { BodyRules } from "./body.js";
import type { Route, RouteTable } from "./route.js";
import type { Auth } from "./security.js";

/** The second argument of every handler. */
export class HandlerContext<A = Auth, Raw = unknown> {
  readonly operation: string;
  /** The request as the adapter has converted it. */
  readonly request: NeutralRequest<Raw>;
  /** The authenticated caller: the results of the security handlers, by the name of the scheme. */
  readonly auth: A;

  constructor(operation: string, request: NeutralRequest<Raw>, auth: A) {
    this.operation = operation;
    this.request = request;
    this.auth = auth;
  }

  /** Aborted when the caller disconnects. */
  get signal(): AbortSignal {
    return this.request.signal;
  }
}

/** A handler of any operation. The generated types declare its parameters and its result. */
export type AnyHandler = (request: never, context: never) => unknown;

/** The handlers by the key of their operation (`GET /pets`). */
export type HandlerTable = Readonly<Record<string, AnyHandler | undefined>>;

/** A request that is being handled. */
export interface Exchange<Raw = unknown> {
  /** The key of the operation; absent if no operation matches the path and method. */
  readonly operation?: string;
  readonly request: NeutralRequest<Raw>;
}

/**
 * A function that is called for every request, for example to log it, to add headers, or to send
 * another response.
 * @param next returns the response of the handler, or a problem. It runs the handler only once, and
 *   the promise never rejects.
 * @returns the response to send
 */
export type Around<Raw = unknown> = (
  exchange: Exchange<Raw>,
  next: () => Promise<NeutralResponse>,
) => Promise<NeutralResponse>;

/** Options for serving an API. */
export interface ServingOptions<Raw = unknown> {
  /**
   * The maximum number of bytes of a request body; 1 MiB by default. A function receives the key of
   * the operation.
   */
  readonly maxBody?: number | ((operation: string) => number);
  /** The maximum number of parts of a multipart body; 100 by default. */
  readonly maxParts?: number;
  /**
   * The maximum number of steps for all checks of one request together; by default 10,000,000,
   * which take about a tenth of a second. A request that needs more steps is rejected (400,
   * `complexity`). Larger bodies may need a higher maximum.
   */
  readonly maxSteps?: number;
  /**
   * How responses are treated before they are sent. `"strip"`, the default, removes fields that the
   * API description does not declare. `"check"` also checks the status, media type, headers and
   * body against the API description. For an invalid response, `onError` gets a `ResponseMismatch`,
   * and the caller gets a 500. `"off"` sends the result of the handler unchanged. A Web `Response`,
   * text, bytes and thrown problems are always sent unchanged.
   */
  readonly responses?: "strip" | "check" | "off";
  /**
   * The prefix of every path; by default the base path in the API description. It does not apply to
   * operations whose server has a different base path.
   */
  readonly basePath?: string;
  /** True if `/site` and `/site/` are different paths. */
  readonly strictSlash?: boolean;
  /**
   * True to decode a path before it is compared, so that `/%61dmin` is `/admin`. By default, literal
   * parts of a path match only as they are written, because guards of frameworks
   * (`app.use("/admin", guard)`) also compare the path as it was sent.
   */
  readonly lenientPaths?: boolean;
  /**
   * A function that is called for every error that is not an `HttpProblem`; `console.error` by
   * default. It may return the response to send: a problem, a result or a Web `Response`. Otherwise
   * the caller gets a 500 without details.
   */
  readonly onError?: (error: unknown, at: Exchange<Raw>) => unknown;
  /**
   * One or more functions that wrap every request and its response, including 404, 405, 413, 500
   * and `OPTIONS`. In Express, they do not run for paths that the API does not have. The first
   * function wraps all other functions, so it also runs for requests that they reject.
   */
  readonly around?: Around<Raw> | readonly Around<Raw>[];
  /**
   * After how many milliseconds without an event a stream sends a comment, so that proxies keep the
   * connection open; 15,000 by default. 0 disables the comments.
   */
  readonly heartbeat?: number;
}

/**
 * The options of a server for any API. In the generated type `ApiOptions`, the options that the API
 * needs are required.
 */
export interface RuntimeOptions extends ServingOptions<never> {
  /** A handler for each security scheme; `"none"` disables all security checks. */
  readonly security?: object | "none";
  /** Creates the context that the handlers share. It is called for every request. */
  readonly context?: (request: never, auth: never, operation: never) => unknown;
  /**
   * True if operations without a handler respond with 501. By default, such a server does not
   * start.
   */
  readonly partial?: boolean | undefined;
}

const MIB = 1024 * 1024;

export function bodyRules(
  { maxBody = MIB, maxParts = 100 }: RuntimeOptions,
  { runCheck }: Pick<RouteTable, "runCheck">,
  { key }: Pick<Route, "key">,
): BodyRules {
  const limit = typeof maxBody === "function" ? maxBody(key) : maxBody;
  return { limit, maxParts, runCheck };
}
