/** The way of a request: security, decoding, handler, response, and what becomes of errors on it. */
import { contentTypeOf, readBody, type BodyRules } from "./body.js";
import type { Answer, NeutralRequest, NeutralResponse } from "./http.js";
import type { Match } from "./matcher.js";
import {
  bodyRules,
  HandlerContext,
  type ErrorPlace,
  type HandlerTable,
  type RuntimeOptions,
} from "./options.js";
import {
  parameterDecoder,
  type DecodedRequest,
  type ParameterDecoder,
} from "./parameters.js";
import { HttpProblem, invalid, NotImplemented } from "./problem.js";
import { problemResponse } from "./problem-response.js";
import { responder, type Responder } from "./respond.js";
import { responseVerifier } from "./verify.js";
import type { HandlerRequest, Route, RouteTable } from "./route.js";
import { authorize, type Auth, type SecurityHandlerTable } from "./security.js";

type Handler = (request: HandlerRequest, context: HandlerContext) => unknown;

/** Answers a request that was matched; never throws, and never rejects. */
export type Pipeline = (request: NeutralRequest, match: Match) => Answer;

type Found = Extract<Match, { kind: "found" }>;

/** An operation with all that can be made ready before the first request. */
interface Operation {
  readonly route: Route;
  readonly handler: Handler | undefined;
  readonly isOpen: boolean;
  readonly decode: ParameterDecoder;
  readonly rules: BodyRules;
  readonly respond: Responder;
}

/**
 * Joins the steps for one API. Nothing is waited for that is there already: every turn of the event
 * loop costs about as much as the matching of a path.
 * @param table what the description says
 * @param handlers handler by the operation's key
 */
export function createPipeline(
  table: RouteTable,
  handlers: HandlerTable,
  options: RuntimeOptions,
): Pipeline {
  const letIn = guardOf(table, options);
  const { context: makeContext } = options;
  const operationOf = preparer(table, handlers, options);
  return (request, match) => {
    const answer = attempt(request, match);
    if (request.method !== "HEAD") return answer;
    return answer instanceof Promise
      ? answer.then(withoutBody)
      : withoutBody(answer);
  };

  function attempt(request: NeutralRequest, match: Match): Answer {
    const fail = (error: unknown): Answer => {
      const operation = match.kind === "found" ? match.route.key : undefined;
      const at = { request, ...(operation !== undefined && { operation }) };
      return failed(error, at, options);
    };
    try {
      if (match.kind !== "found") return unmatched(match, request);
      const answer = serve(match, request);
      return answer instanceof Promise ? answer.catch(fail) : answer;
    } catch (error) {
      return fail(error);
    }
  }

  function serve({ route, captures }: Found, request: NeutralRequest): Answer {
    const operation = operationOf(route);
    if (operation.handler === undefined) throw new NotImplemented(route.key);
    if (operation.isOpen) return read(operation, captures, request, NOBODY);
    return letIn(route, request).then((auth) =>
      read(operation, captures, request, auth),
    );
  }

  function read(
    operation: Operation,
    captures: readonly string[],
    request: NeutralRequest,
    auth: Auth,
  ): Answer {
    const { route, decode, rules } = operation;
    const input = decode(captures, request);
    if (route.body !== undefined) {
      input.body = readBody(route.body, request, rules);
    }
    return input.body instanceof Promise || makeContext !== undefined
      ? callLater(operation, input, request, auth)
      : call(operation, input, request, auth);
  }

  async function callLater(
    operation: Operation,
    input: DecodedRequest,
    request: NeutralRequest,
    auth: Auth,
  ): Promise<NeutralResponse> {
    input.body = await input.body;
    const more = await makeContext?.(request, auth as never);
    return call(operation, input, request, auth, more);
  }
}

/** Calls the handler. */
function call(
  { route, handler, respond }: Operation,
  input: DecodedRequest,
  request: NeutralRequest,
  auth: Auth,
  more?: unknown,
): Answer {
  if (route.body !== undefined && input.body !== undefined) {
    const contentType = contentTypeOf(route.body, request);
    if (contentType !== undefined) input.contentType = contentType;
  }
  const context = new HandlerContext(route.key, request, auth);
  if (more !== undefined) Object.assign(context, more);
  const result = handler?.(input, context);
  if (result instanceof Promise) return result.then(respond);
  return isThenable(result)
    ? Promise.resolve(result).then(respond)
    : respond(result);
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    "then" in value &&
    typeof value.then === "function"
  );
}

/** Nobody in particular. */
const NOBODY: Auth = Object.freeze({});

/** Makes operations ready, each when it is first called. */
function preparer(
  table: RouteTable,
  handlers: HandlerTable,
  options: RuntimeOptions,
): (route: Route) => Operation {
  const verify = responseVerifier(options.validateResponses, table.runCheck);
  const ready = new Map<Route, Operation>();
  return (route) => {
    const known = ready.get(route);
    if (known !== undefined) return known;
    const operation: Operation = {
      route,
      handler: handlerOf(handlers, route.key),
      isOpen: route.security === undefined || route.security.length === 0,
      decode: parameterDecoder(route, table.runCheck),
      rules: bodyRules(options, table, route),
      respond: responder(route, verify),
    };
    ready.set(route, operation);
    return operation;
  };
}

/** Lets callers in by the security handlers; everybody, when that is what the options say. */
function guardOf(
  table: RouteTable,
  { security = {} }: RuntimeOptions,
): (route: Route, request: NeutralRequest) => Promise<Auth> {
  if (security === "none") return () => Promise.resolve({});
  const checkers = security as SecurityHandlerTable;
  return (route, request) => authorize(route, table.schemes, checkers, request);
}

/** The handler of an operation; undefined when there is none. */
export function handlerOf(
  handlers: HandlerTable,
  key: string,
): Handler | undefined {
  const handler = Object.hasOwn(handlers, key) ? handlers[key] : undefined;
  return handler as Handler | undefined;
}

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
          message: "has a broken percent-encoding",
        },
      ]);
    case "none":
      throw new HttpProblem(404, "There is nothing at this path");
    case "method": {
      const headers = [["allow", match.allow.join(", ")]] as const;
      if (request.method === "OPTIONS") {
        return { status: 204, headers, body: null };
      }
      const detail = `${request.method} is not allowed at this path`;
      throw new HttpProblem(405, detail, { headers });
    }
    default:
      return match satisfies never;
  }
}

/** A problem is an answer; everything else is told to `onError`, and the caller learns nothing of it. */
function failed(
  error: unknown,
  at: ErrorPlace,
  options: RuntimeOptions,
): Answer {
  if (error instanceof HttpProblem) return problemResponse(error);
  return unexpected(error, at, options);
}

async function unexpected(
  error: unknown,
  at: ErrorPlace,
  options: RuntimeOptions,
): Promise<NeutralResponse> {
  try {
    if (options.onError === undefined) console.error(error);
    else {
      const answer = await options.onError(error, at);
      if (answer instanceof HttpProblem) return problemResponse(answer);
      if (answer !== undefined) return responder(ANY_ROUTE)(answer);
    }
  } catch (second) {
    console.error(second);
  }
  return problemResponse(new HttpProblem(500, ""));
}

const ANY_ROUTE: Pick<Route, "key"> = { key: "onError" };

/** What HEAD answers: the length of the body, and not the body. */
function withoutBody(response: NeutralResponse): NeutralResponse {
  const { status, body } = response;
  const length =
    typeof body === "string"
      ? new TextEncoder().encode(body).length
      : body instanceof Uint8Array
        ? body.length
        : undefined;
  if (body instanceof ReadableStream) void body.cancel();
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
