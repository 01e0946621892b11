/** Combines a route table and handlers into an API that can be served. */
import { fromRequest, toResponse } from "./fetch.js";
import type { Answer, NeutralRequest } from "./http.js";
import { createMatcher, type Matcher, type MatcherOptions } from "./matcher.js";
import { createFinder, type Finder } from "./finder.js";
import { handlerOf } from "./operation.js";
import type { HandlerTable, RuntimeOptions } from "./options.js";
import { createPipeline, type Pipeline } from "./pipeline.js";
import type { Route, RouteTable } from "./route.js";
import { refusalOf } from "./target.js";

export interface MountedRoute<
  Key extends string = string,
  Group extends string = string,
> extends Route {
  readonly key: Key;
  readonly group?: Group;
  /** The prefix of the path: `/v1`, or an empty string. */
  readonly basePath: string;
  /** False if the operation has no handler. The server then responds with 501. */
  readonly mounted: boolean;
}

/**
 * An API that can be served. Its functions do not use `this`, so they can be passed on separately.
 */
export interface Api<
  Key extends string = string,
  Group extends string = string,
> {
  readonly routes: readonly MountedRoute<Key, Group>[];
  /** Handles a Web request. */
  readonly fetch: (request: Request) => Promise<Response>;
  /**
   * Handles a request that an adapter has converted. Returns a promise only if the response is not
   * available immediately.
   */
  readonly handle: (request: NeutralRequest) => Answer;
  /**
   * Finds the operation of a request. If no operation matches, the result contains the reason: for
   * example, the path is unknown, or it exists only for other methods.
   */
  readonly find: Finder;
  /** Handles a request whose operation has been found with `find`. */
  readonly answer: Pipeline;
  /**
   * Handles a request that another router has already matched. The path is still decoded here.
   * @param key the operation: `"GET /site/{cloudId}"`
   */
  readonly dispatch: (key: string, request: NeutralRequest) => Answer;
}

/**
 * Combines a route table and its handlers.
 * @param table the generated route table
 * @param handlers the handlers, by the key of the operation
 * @throws Error if a handler is missing or has an unknown key, or if a security scheme has no
 *   handler
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
      'The option "validateResponses" is now named "responses". Instead of validateResponses: "throw", write responses: "check". Instead of validateResponses: "off", write responses: "off" to send bodies unchanged, as before, or responses: "strip" (the default) to remove fields that the API description does not declare.',
    );
  }
  checkHandlers(table, handlers, options.partial ?? false);
  checkSecurity(table, options.security);
  const matching = {
    basePath: options.basePath ?? table.basePath,
    strictSlash: options.strictSlash ?? false,
    lenientPaths: options.lenientPaths ?? false,
  };
  const routes = table.routes.map((route) => ({
    ...route,
    basePath: (route.basePath ?? matching.basePath).replace(/\/$/, ""),
    mounted: handlerOf(handlers, route.key) !== undefined,
  }));
  const findRoute = createFinder(routes, matching);
  const find: Finder = (request) => refusalOf(request) ?? findRoute(request);
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
      answer(
        request,
        refusalOf(request) ??
          matchOne(key)(request.method, request.path, request.search),
      ),
  };
}

/** Returns the matcher of a single route. Each matcher is created when it is first needed. */
function matcherByKey(
  table: RouteTable,
  options: MatcherOptions & { readonly basePath: string },
): (key: string) => Matcher {
  const created = new Map<string, Matcher>();
  return (key) => {
    const known = created.get(key);
    if (known !== undefined) return known;
    const routes = table.routes.filter((route) => route.key === key);
    const basePath = routes[0]?.basePath ?? options.basePath;
    const matcher = createMatcher(routes, { ...options, basePath });
    if (routes.length > 0) created.set(key, matcher);
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
    throw new Error(
      `createApi got handlers for operations that the API does not have: ${list(strangers)}. Remove these handlers, or correct their keys.`,
    );
  }
  if (partial) return;
  const missing = [...keys].filter(
    (key) => handlerOf(handlers, key) === undefined,
  );
  if (missing.length > 0) {
    throw new Error(
      `createApi got no handlers for these operations: ${list(missing)}. Add the handlers, or pass { partial: true } to respond with status 501.`,
    );
  }
}

function list(names: readonly string[]): string {
  return names.map((name) => JSON.stringify(name)).join(", ");
}

/**
 * Throws unless every security scheme has a handler, so that an operation is never left unprotected
 * by mistake.
 */
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
      `createApi got no handlers for these security schemes: ${list(missing)}. Pass { security: { … } } with a handler for each, or { security: "none" } to accept every caller.`,
    );
  }
}
