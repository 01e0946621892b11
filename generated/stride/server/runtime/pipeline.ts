/** The way of a request: security, decoding, handler, response, and what becomes of errors on it. */
import { contentTypeOf, readBody } from "./body.js";
import type { NeutralRequest, NeutralResponse } from "./http.js";
import type { Match } from "./matcher.js";
import {
  bodyRules,
  HandlerContext,
  type ErrorPlace,
  type HandlerTable,
  type RuntimeOptions,
} from "./options.js";
import {
  invalid,
  parameterDecoder,
  type ParameterDecoder,
} from "./parameters.js";
import { HttpProblem, NotImplemented } from "./problem.js";
import { problemResponse } from "./problem-response.js";
import { respond } from "./respond.js";
import { responseVerifier } from "./verify.js";
import type { HandlerRequest, Route, RouteTable } from "./route.js";
import { authorize, type Auth, type SecurityHandlerTable } from "./security.js";

type Handler = (request: HandlerRequest, context: HandlerContext) => unknown;

/** Answers a request that was matched; never rejects. */
export type Pipeline = (
  request: NeutralRequest,
  match: Match,
) => Promise<NeutralResponse>;

type Found = Extract<Match, { kind: "found" }>;

/**
 * Joins the steps for one API.
 * @param table what the description says
 * @param handlers handler by the operation's key
 */
export function createPipeline(
  table: RouteTable,
  handlers: HandlerTable,
  options: RuntimeOptions,
): Pipeline {
  const verify = responseVerifier(options.validateResponses, table.runCheck);
  const letIn = guardOf(table, options);
  const decoders = new Map<Route, ParameterDecoder>();
  const decoderOf = (route: Route): ParameterDecoder => {
    const made = decoders.get(route) ?? parameterDecoder(route, table.runCheck);
    decoders.set(route, made);
    return made;
  };
  return async (request, match) => {
    let response: NeutralResponse;
    try {
      response =
        match.kind === "found"
          ? await serve(match, request)
          : unmatched(match, request);
    } catch (error) {
      const operation = match.kind === "found" ? match.route.key : undefined;
      const at = { request, ...(operation !== undefined && { operation }) };
      response = await failed(error, at, options);
    }
    return request.method === "HEAD" ? withoutBody(response) : response;
  };

  async function serve(
    { route, captures }: Found,
    request: NeutralRequest,
  ): Promise<NeutralResponse> {
    const handler = handlerOf(handlers, route.key);
    if (handler === undefined) throw new NotImplemented(route.key);
    const auth = isOpen(route) ? {} : await letIn(route, request);
    const { params, query, headers, cookies } = decoderOf(route)(
      captures,
      request,
    );
    const body =
      route.body === undefined
        ? undefined
        : await readBody(route.body, request, bodyRules(options, table, route));
    const contentType =
      route.body === undefined || body === undefined
        ? undefined
        : contentTypeOf(route.body, request);
    const all = { params, query, headers, cookies, body };
    const input = contentType === undefined ? all : { ...all, contentType };
    const errors = route.validate?.(input) ?? [];
    if (errors.length > 0) throw invalid(errors);
    const context = new HandlerContext(route.key, request, auth);
    if (options.context !== undefined) {
      Object.assign(context, await options.context(request, auth as never));
    }
    return respond(route, await handler(input, context), verify);
  }
}

function isOpen(route: Route): boolean {
  return route.security === undefined || route.security.length === 0;
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
async function failed(
  error: unknown,
  at: ErrorPlace,
  options: RuntimeOptions,
): Promise<NeutralResponse> {
  if (error instanceof HttpProblem) return problemResponse(error);
  try {
    if (options.onError === undefined) console.error(error);
    else {
      const answer = await options.onError(error, at);
      if (answer instanceof HttpProblem) return problemResponse(answer);
      if (answer !== undefined) return respond(ANY_ROUTE, answer);
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
