/** Joins a route table and its handlers to an API that can be served. */
import { fromRequest, toResponse } from "./fetch.js";
import type { Answer, NeutralRequest } from "./http.js";
import { createMatcher, type Matcher } from "./matcher.js";
import { createFinder, type Finder } from "./finder.js";
import { handlerOf } from "./operation.js";
import type { HandlerTable, RuntimeOptions } from "./options.js";
import { createPipeline, type Pipeline } from "./pipeline.js";
import type { Route, RouteTable } from "./route.js";

export interface MountedRoute<
  Key extends string = string,
  Group extends string = string,
> extends Route {
  readonly key: Key;
  readonly group?: Group;
  /** What stands before the path: `/v1`, or nothing. */
  readonly basePath: string;
  /** False when it answers 501 for want of a handler. */
  readonly mounted: boolean;
}

/** An API that can be served. Its functions can be passed around without it. */
export interface Api<
  Key extends string = string,
  Group extends string = string,
> {
  readonly routes: readonly MountedRoute<Key, Group>[];
  /** Answers a Web request. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Answers the request of an adapter: at once where nothing has to be waited for. */
  readonly handle: (request: NeutralRequest) => Answer;
  /** Finds the operation of a request, or says why there is none. */
  readonly find: Finder;
  /** Answers a request for which `find` has been asked already. */
  readonly answer: Pipeline;
  /**
   * Answers a request whose operation another router has found; the path is still decoded here.
   * @param key the operation: `"GET /site/{cloudId}"`
   */
  readonly dispatch: (key: string, request: NeutralRequest) => Answer;
}

/**
 * Joins a route table and its handlers.
 * @param table what the description says
 * @param handlers handler by the operation's key
 * @throws Error when a handler is missing or of no operation, or a security scheme has no handler
 */
export function createRuntime<
  Key extends string = string,
  Group extends string = string,
>(
  table: RouteTable,
  handlers: HandlerTable,
  options: RuntimeOptions = {},
): Api<Key, Group> {
  if ("validateResponses" in options) {
    throw new TypeError(
      'validateResponses is now responses: "check" in place of "throw", "strip" or "off" in place of "off"',
    );
  }
  checkHandlers(table, handlers, options.partial ?? false);
  checkSecurity(table, options.security);
  const matching = {
    basePath: options.basePath ?? table.basePath,
    strictSlash: options.strictSlash ?? false,
  };
  const routes = table.routes.map((route) => ({
    ...route,
    basePath: (route.basePath ?? matching.basePath).replace(/\/$/, ""),
    mounted: handlerOf(handlers, route.key) !== undefined,
  }));
  const find = createFinder(routes, matching);
  const matchOne = matcherByKey(table, matching);
  const answer = createPipeline(table, handlers, options);
  const handle: Api["handle"] = (request) => answer(request, find(request));
  return {
    routes: routes as unknown as Api<Key, Group>["routes"],
    find,
    answer,
    handle,
    fetch: async (request) => toResponse(await handle(fromRequest(request))),
    dispatch: (key, request) =>
      answer(request, matchOne(key)(request.method, request.path)),
  };
}

/** Matchers that know one route each, made when they are first asked for. */
function matcherByKey(
  table: RouteTable,
  options: { basePath: string; strictSlash: boolean },
): (key: string) => Matcher {
  const made = new Map<string, Matcher>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const routes = table.routes.filter((route) => route.key === key);
    const basePath = routes[0]?.basePath ?? options.basePath;
    const matcher = createMatcher(routes, { ...options, basePath });
    if (routes.length > 0) made.set(key, matcher);
    return matcher;
  };
}

function checkHandlers(
  table: RouteTable,
  handlers: HandlerTable,
  partial: boolean,
): void {
  const keys = new Set(table.routes.map(({ key }) => key));
  const strangers = Object.keys(handlers).filter((key) => !keys.has(key));
  if (strangers.length > 0) {
    throw new Error(`Handlers of no operation: ${strangers.join(", ")}`);
  }
  if (partial) return;
  const missing = [...keys].filter(
    (key) => handlerOf(handlers, key) === undefined,
  );
  if (missing.length > 0) {
    throw new Error(
      `Operations without a handler: ${missing.join(", ")}. Pass { partial: true } to answer 501 for them.`,
    );
  }
}

/** A server must not be open because somebody forgot to say who may come in. */
function checkSecurity(
  table: RouteTable,
  security: RuntimeOptions["security"],
): void {
  if (security === "none") return;
  const needed = table.routes.flatMap((route) =>
    (route.security ?? []).flatMap((alternative) => Object.keys(alternative)),
  );
  const missing = [...new Set(needed)].filter(
    (id) => security === undefined || !Object.hasOwn(security, id),
  );
  if (missing.length > 0) {
    throw new Error(
      `Security schemes without a handler: ${missing.join(", ")}. Pass { security: { … } }, or { security: "none" } to let everybody in.`,
    );
  }
}
