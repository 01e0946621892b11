/** Handles a request: security, decoding, handler, response, and errors. */
import {
  abandon,
  type Answer,
  type NeutralRequest,
  type NeutralResponse,
} from "./http.js";
import type { Match } from "./matcher.js";
import { preparer, run } from "./operation.js";
import type {
  Around,
  Exchange,
  HandlerTable,
  RuntimeOptions,
} from "./options.js";
import { HttpProblem, invalid, isProblem, NotImplemented } from "./problem.js";
import { problemResponse } from "./problem-response.js";
import { responder } from "./respond.js";
import type { Route, RouteTable } from "./route.js";
import { authorize, type Auth, type SecurityHandlerTable } from "./security.js";

/**
 * Handles a request after its route has been searched for. `match` is the result of the search. The
 * function never throws, and its promise never rejects.
 */
export type Pipeline = (request: NeutralRequest, match: Match) => Answer;

type Found = Extract<Match, { kind: "found" }>;

/**
 * Combines all steps that handle a request. Values that are available immediately are not awaited,
 * because each turn of the event loop costs as much as matching a path.
 * @param table the generated route table
 * @param handlers the handlers, by the key of the operation
 */
export function createPipeline(
  table: RouteTable,
  handlers: HandlerTable,
  options: RuntimeOptions,
): Pipeline {
  const checkers = (options.security ?? {}) as SecurityHandlerTable;
  const operationOf = preparer(table, handlers, options);
  const { around = [] } = options;
  const arounds = (Array.isArray(around) ? around : [around]) as Around[];
  return (request, match) => {
    const answer =
      arounds.length === 0
        ? attempt(request, match)
        : within(0, request, match);
    if (request.method !== "HEAD") return answer;
    return answer instanceof Promise
      ? answer.then(withoutBody)
      : withoutBody(answer);
  };

  function attempt(request: NeutralRequest, match: Match): Answer {
    const fail = (error: unknown): Answer =>
      failed(error, exchangeOf(request, match), options);
    try {
      if (match.kind !== "found") return unmatched(match, request);
      const answer = serve(match, request);
      return answer instanceof Promise ? answer.catch(fail) : answer;
    } catch (error) {
      return fail(error);
    }
  }

  /** Runs the `around` functions that start at `index`, and then the operation. */
  async function within(
    index: number,
    request: NeutralRequest,
    match: Match,
  ): Promise<NeutralResponse> {
    const exchange = exchangeOf(request, match);
    let answer: Promise<NeutralResponse> | undefined;
    const next = (): Promise<NeutralResponse> =>
      (answer ??= within(index + 1, request, match));
    const around = arounds[index];
    if (around === undefined) return attempt(request, match);
    try {
      return await around(exchange, next);
    } catch (error) {
      return failed(error, exchange, options);
    }
  }

  function serve({ route, captures }: Found, request: NeutralRequest): Answer {
    const operation = operationOf(route);
    if (operation.handler === undefined) throw new NotImplemented(route.key);
    if (operation.isOpen) return run(operation, captures, request, NOBODY);
    return authorize(route, table.schemes, checkers, request).then((auth) =>
      run(operation, captures, request, auth),
    );
  }
}

function exchangeOf(request: NeutralRequest, match: Match): Exchange {
  return match.kind === "found"
    ? { request, operation: match.route.key }
    : { request };
}

/** The `auth` for operations that require no credentials. */
const NOBODY: Auth = Object.freeze({});

function unmatched(
  match: Exclude<Match, { kind: "found" }>,
  request: NeutralRequest,
): NeutralResponse {
  switch (match.kind) {
    case "encoding":
      throw invalid([
        {
          in: "path",
          code: "encoding",
          message: "has an invalid percent-encoding",
        },
      ]);
    case "refused":
      throw match.problem;
    case "none":
      throw new HttpProblem(404, "No operation has this path");
    case "method": {
      const headers = [["allow", match.allow.join(", ")]] as const;
      if (request.method === "OPTIONS") {
        return { status: 204, headers, body: null };
      }
      const detail = `The method ${request.method} is not allowed at this path.`;
      throw new HttpProblem(405, detail, { headers });
    }
    default:
      return match satisfies never;
  }
}

/**
 * Returns the response for an error. A problem is sent to the caller. Any other error is passed to
 * `onError`, and its details are hidden from the caller.
 */
function failed(error: unknown, at: Exchange, options: RuntimeOptions): Answer {
  if (!isProblem(error)) return unexpected(error, at, options);
  try {
    return problemResponse(error);
  } catch (cause) {
    return unexpected(cause, at, options);
  }
}

async function unexpected(
  error: unknown,
  at: Exchange,
  options: RuntimeOptions,
): Promise<NeutralResponse> {
  try {
    if (options.onError === undefined) console.error(error);
    else {
      const answer = await options.onError(error, at as Exchange<never>);
      if (isProblem(answer)) return problemResponse(answer);
      if (answer !== undefined) return responder(ANY_ROUTE)(answer);
    }
  } catch (second) {
    console.error(second);
  }
  return problemResponse(new HttpProblem(500, ""));
}

const ANY_ROUTE: Pick<Route, "key"> = { key: "onError" };

/**
 * Returns the response for HEAD. It declares the length of the body, but does not contain the body.
 */
function withoutBody(response: NeutralResponse): NeutralResponse {
  const { status, body } = response;
  const length =
    typeof body === "string"
      ? new TextEncoder().encode(body).length
      : body instanceof Uint8Array
        ? body.length
        : undefined;
  if (body instanceof ReadableStream) abandon(body);
  const headers =
    length === undefined || hasLength(response)
      ? response.headers
      : [...response.headers, ["content-length", String(length)] as const];
  return { status, headers, body: null };
}

function hasLength(response: NeutralResponse): boolean {
  return response.headers.some(
    ([name]) => name.toLowerCase() === "content-length",
  );
}
