/** What the maker of a server may set, and what handlers are given. */
import type { NeutralRequest, NeutralResponse } from "./http.js";
import type { BodyRules } from "./body.js";
import type { Route, RouteTable } from "./route.js";
import type { Auth } from "./security.js";

/** What every handler gets beside its request. */
export class HandlerContext<A = Auth, Raw = unknown> {
  /** The operation's key. */
  readonly operation: string;
  /** The request as it came. */
  readonly request: NeutralRequest<Raw>;
  /** Who calls: what the security handlers returned, by scheme. */
  readonly auth: A;

  constructor(operation: string, request: NeutralRequest<Raw>, auth: A) {
    this.operation = operation;
    this.request = request;
    this.auth = auth;
  }

  /** Aborted when the caller goes away. */
  get signal(): AbortSignal {
    return this.request.signal;
  }
}

/** A handler of any operation; the generated types say what it takes and returns. */
export type AnyHandler = (request: never, context: never) => unknown;

/** Handler by the operation's key. */
export type HandlerTable = Readonly<Record<string, AnyHandler | undefined>>;

/** A request on its way. */
export interface Exchange<Raw = unknown> {
  /** The operation's key; absent when there is none for the path and method. */
  readonly operation?: string;
  readonly request: NeutralRequest<Raw>;
}

/**
 * Stands around every request, whatever becomes of it: logs, traces, adds headers, answers instead.
 * @param next the answer: the handler's, or the problem of a request that was refused or has failed. It is made once,
 *   when it is first asked for, and never rejects
 * @returns the answer that is sent
 */
export type Around<Raw = unknown> = (
  exchange: Exchange<Raw>,
  next: () => Promise<NeutralResponse>,
) => Promise<NeutralResponse>;

/** How an API is served. */
export interface ServingOptions<Raw = unknown> {
  /**
   * The most bytes the body of a request may have: 1 MiB unless you say otherwise, for all
   * operations or, with a function of the operation's key, for each.
   */
  readonly maxBody?: number | ((operation: string) => number);
  /** The most parts a multipart body may have: 100 unless you say otherwise. */
  readonly maxParts?: number;
  /**
   * What the checks of one request may cost altogether: 10,000,000 steps unless you say otherwise, which is about a
   * tenth of a second. A request that needs more is refused (400, `complexity`). Larger bodies may need more.
   */
  readonly maxSteps?: number;
  /**
   * The treatment of a response before it is sent. `"strip"`, the default, drops the fields that the description does not
   * declare. `"check"` does so, too, and makes a response an error if its status, media type, headers or body are still
   * not as declared: `onError` gets a `ResponseMismatch`, and the caller a 500. `"off"` sends what the handler returned.
   * A Web `Response`, text, bytes and a problem that is thrown are sent as they are.
   */
  readonly responses?: "strip" | "check" | "off";
  /**
   * What stands before every path; the description's own unless you say otherwise. Operations whose server has
   * another base path keep theirs.
   */
  readonly basePath?: string;
  /** Tell `/site` and `/site/` apart. */
  readonly strictSlash?: boolean;
  /**
   * Told of every error that is no `HttpProblem`; `console.error` unless you say otherwise. It may
   * return the answer: a problem, a result or a Web `Response`. Otherwise the caller gets a 500
   * without details.
   */
  readonly onError?: (error: unknown, at: Exchange<Raw>) => unknown;
  /**
   * Sees every request and its answer once: 404, 405, 413 and 500 and `OPTIONS`, too. Behind Express, paths that the API
   * does not have are somebody else's, and not seen. Of several, the first stands around the others, and sees what they
   * refuse.
   */
  readonly around?: Around<Raw> | readonly Around<Raw>[];
  /**
   * After how many milliseconds of silence a stream of events sends a comment, so that proxies keep the connection:
   * 15,000 unless you say otherwise; with 0, never.
   */
  readonly heartbeat?: number;
}

/** The options of an API of any shape; the generated `ApiOptions` say what one API needs of them. */
export interface RuntimeOptions extends ServingOptions<never> {
  /** A handler for each security scheme; `"none"` lets everybody in. */
  readonly security?: object | "none";
  /** Makes, for every request, what the handlers share. */
  readonly context?: (request: never, auth: never) => unknown;
  /** Answer 501 for operations without a handler, instead of refusing to start. */
  readonly partial?: boolean | undefined;
}

const MIB = 1024 * 1024;

/** How the bodies of an operation are read. */
export function bodyRules(
  { maxBody = MIB, maxParts = 100 }: RuntimeOptions,
  { runCheck }: Pick<RouteTable, "runCheck">,
  { key }: Pick<Route, "key">,
): BodyRules {
  const limit = typeof maxBody === "function" ? maxBody(key) : maxBody;
  return { limit, maxParts, runCheck };
}
