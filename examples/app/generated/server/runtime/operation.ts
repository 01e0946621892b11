/**
 * Runs one operation. It decodes the request, calls the handler, and encodes the handler's
 * response.
 */
import { newBudget } from "./budget.ts";
import { contentTypeOf, readBody, type BodyRules } from "./body.ts";
import type { Answer, NeutralRequest, NeutralResponse } from "./http.ts";
import {
  bodyRules,
  HandlerContext,
  type HandlerTable,
  type RuntimeOptions,
} from "./options.ts";
import {
  parameterDecoder,
  type DecodedRequest,
  type ParameterDecoder,
} from "./parameters.ts";
import { responder, type Responder } from "./respond.ts";
import type { HandlerRequest, Route, RouteTable } from "./route.ts";
import type { Auth } from "./security.ts";
import { responseVerifier } from "./verify.ts";

type Handler = (request: HandlerRequest, context: HandlerContext) => unknown;

/**
 * Everything that a call of an operation needs and that can be prepared before the first request.
 */
export interface Operation {
  readonly route: Route;
  readonly handler: Handler | undefined;
  /** True if the operation requires no credentials. */
  readonly isOpen: boolean;
  readonly decode: ParameterDecoder;
  readonly rules: BodyRules;
  /** The number of steps for all checks of one request. */
  readonly maxSteps: number | undefined;
  readonly respond: Responder;
  /** Creates the context that the handlers share; absent if the options define none. */
  readonly context: RuntimeOptions["context"];
}

/** Returns a function that prepares an operation when it is called for the first time. */
export function preparer(
  table: RouteTable,
  handlers: HandlerTable,
  options: RuntimeOptions,
): (route: Route) => Operation {
  const { responses = "strip", maxSteps, heartbeat = 15_000 } = options;
  const verifier = responseVerifier(maxSteps, table.runCheck);
  const sending = {
    heartbeat,
    isWhole: responses === "off",
    verify: responses === "check" ? verifier : undefined,
    verifier,
  };
  const ready = new Map<Route, Operation>();
  return (route) => {
    const known = ready.get(route);
    if (known !== undefined) return known;
    const operation: Operation = {
      route,
      handler: handlerOf(handlers, route.key),
      isOpen:
        options.security === "none" || (route.security ?? []).length === 0,
      decode: parameterDecoder(route, table.runCheck),
      rules: bodyRules(options, table, route),
      maxSteps: options.maxSteps,
      respond: responder(route, sending),
      context: options.context,
    };
    ready.set(route, operation);
    return operation;
  };
}

export function handlerOf(
  handlers: HandlerTable,
  key: string,
): Handler | undefined {
  const handler = Object.hasOwn(handlers, key) ? handlers[key] : undefined;
  return handler as Handler | undefined;
}

/**
 * Handles an authorized request. The result is a promise only if the handler or the body requires
 * it.
 * @param captures the values of the path parameters, still percent-encoded
 * @throws HttpProblem for an invalid request; if the result is a promise, it rejects
 */
export function run(
  operation: Operation,
  captures: readonly string[],
  request: NeutralRequest,
  auth: Auth,
): Answer {
  const { route, decode, rules, maxSteps } = operation;
  const budget = newBudget(maxSteps);
  const input = decode(captures, request, budget);
  if (route.body !== undefined) {
    input.body = readBody(route.body, request, rules, budget);
  }
  return input.body instanceof Promise || operation.context !== undefined
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
  const { context, route } = operation;
  const more = await context?.(
    request as never,
    auth as never,
    route.key as never,
  );
  return call(operation, input, request, auth, more);
}

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
