/** The options of a server, and the context of handlers. */
import type { NeutralRequest, NeutralResponse } from "./http.js";
import type { BodyRules } from "./body.js";
import type { Route, RouteTable } from "./route.js";
import type { Auth } from "./security.js";

/** The second argument of every handler. */
export class HandlerContext<A = Auth, Raw = unknown> {
  /** The key of the operation. */
  readonly operation: string;
  /** The original request. */
  readonly request: NeutralRequest<Raw>;
  /** The authenticated caller: results of the security handlers, by scheme. */
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

/** Handlers by the key of the operation. */
export type HandlerTable = Readonly<Record<string, AnyHandler | undefined>>;

/** A request in progress. */
export interface Exchange<Raw = unknown> {
  /** The key of the operation; absent if none matches the path and method. */
  readonly operation?: string;
  readonly request: NeutralRequest<Raw>;
}

/**
 * Called for every request, for example to log, to trace, to add headers, or to respond itself.
 * @param next returns the response: that of the handler, or a problem. It is computed once, at the first call, and
 *   never rejects.
 * @returns the response to send
 */
export type Around<Raw = unknown> = (
  exchange: Exchange<Raw>,
  next: () => Promise<NeutralResponse>,
) => Promise<NeutralResponse>;

/** Options for serving an API. */
export interface ServingOptions<Raw = unknown> {
  /** The maximum number of bytes of a request body: 1 MiB by default. A function receives the key of the operation. */
  readonly maxBody?: number | ((operation: string) => number);
  /** The maximum number of parts of a multipart body: 100 by default. */
  readonly maxParts?: number;
  /**
   * The budget for all checks of one request: 10,000,000 steps by default, about a tenth of a second. A request that
   * needs more is rejected (400, `complexity`). Larger bodies may need more.
   */
  readonly maxSteps?: number;
  /**
   * Treatment of responses before they are sent. `"strip"`, the default, removes fields that the description does not
   * declare. `"check"` also treats a response as an error if its status, media type, headers or body violate the
   * description: `onError` gets a `ResponseMismatch`, and the caller a 500. `"off"` sends the result of the handler
   * unchanged. A Web `Response`, text, bytes and thrown problems are always sent unchanged.
   */
  readonly responses?: "strip" | "check" | "off";
  /**
   * The prefix of every path; by default that of the description. Operations whose server has another base path keep
   * theirs.
   */
  readonly basePath?: string;
  /** Distinguish `/site` and `/site/`. */
  readonly strictSlash?: boolean;
  /**
   * Called for every error that is not an `HttpProblem`; `console.error` by default. It may return the response: a
   * problem, a result or a Web `Response`. Otherwise the caller gets a 500 without details.
   */
  readonly onError?: (error: unknown, at: Exchange<Raw>) => unknown;
  /**
   * Wraps every request and its response once, including 404, 405, 413, 500
   * and `OPTIONS`. Behind Express, it does not run for paths that the API does
   * not have. The first of several wraps the others, and sees the requests
   * that they reject.
   */
  readonly around?: Around<Raw> | readonly Around<Raw>[];
  /**
   * Milliseconds of silence after which an event stream sends a comment, so
   * that proxies keep the connection: 15,000 by default; 0 disables the
   * comments.
   */
  readonly heartbeat?: number;
}

/** The options of any API. The generated `ApiOptions` require those that the API needs. */
export interface RuntimeOptions extends ServingOptions<never> {
  /** A handler for each security scheme; `"none"` disables all security checks. */
  readonly security?: object | "none";
  /** Creates the shared context of the handlers, for every request. */
  readonly context?: (request: never, auth: never, operation: never) => unknown;
  /** Respond with 501 for operations without a handler. By default the server does not start without them. */
  readonly partial?: boolean | undefined;
}

const MIB = 1024 * 1024;

/** Returns the rules for the bodies of an operation. */
export function bodyRules(
  { maxBody = MIB, maxParts = 100 }: RuntimeOptions,
  { runCheck }: Pick<RouteTable, "runCheck">,
  { key }: Pick<Route, "key">,
): BodyRules {
  const limit = typeof maxBody === "function" ? maxBody(key) : maxBody;
  return { limit, maxParts, runCheck };
}
