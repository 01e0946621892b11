/** Serves an API with Hono, with one route for each operation: `toHono(api, new Hono())`. */
import type { IncomingMessage } from "node:http";
import type { Api, MountedRoute } from "./api.ts";
import { fromRequest, toResponse } from "./fetch.ts";
import type { NeutralRequest } from "./http.ts";
import type { Match } from "./matcher.ts";
import { nativePath, type PathStyle } from "./native-path.ts";
import { sentTarget } from "./target.ts";

/** The members of a Hono context that are used, so that Hono need not be imported. */
export interface HonoContext {
  readonly req: { readonly raw: Request };
  /** With `@hono/node-server`, contains the request of `node:http`. */
  readonly env?: unknown;
  res: Response;
}

type Next = () => Promise<void>;

type HonoHandler = (
  context: HonoContext,
  next: Next,
) => Promise<Response | undefined>;

/** The members of a Hono application that are used. */
export interface HonoApp {
  on(method: string, path: string, handler: HonoHandler): unknown;
  all(path: string, handler: HonoHandler): unknown;
}

/** Options for mounting an API in Hono. */
export interface HonoMount<Key extends string, Group extends string> {
  /**
   * Returns true for the operations to mount, for example those of a group. The next route gets all
   * other requests.
   */
  readonly only?: (route: MountedRoute<Key, Group>) => boolean;
  /** Returns the middleware that runs before the handler of an operation. */
  readonly middleware?: (
    route: MountedRoute<Key, Group>,
  ) => readonly ((context: never, next: Next) => unknown)[];
  /**
   * Determines what happens if the API has no operation for a path: `"next"`, the default, calls the next
   * route; `"answer"` responds with 404.
   */
  readonly onMiss?: "next" | "answer";
}

type Middleware = (context: HonoContext, next: Next) => unknown;

/**
 * Adds the routes of an API to a Hono application.
 * @param api the result of `createApi`
 * @param app an application that is mounted at `/`. Under another path, Hono would change the paths
 *   before the API sees them.
 * @returns the application
 */
export function toHono<
  App extends HonoApp,
  Key extends string,
  Group extends string,
>(
  api: Pick<Api<Key, Group>, "routes" | "find" | "answer">,
  app: App,
  { onMiss = "next", only, middleware }: HonoMount<Key, Group> = {},
): App {
  const answer = async (
    context: HonoContext,
    match?: Match,
  ): Promise<Response> => {
    const request = requestOf(context);
    return toResponse(await api.answer(request, match ?? api.find(request)));
  };
  const handlers = new Map<object, HonoHandler>();
  for (const route of api.routes) {
    if (only?.(route) === false) continue;
    const before = (middleware?.(route) ?? []) as readonly Middleware[];
    const handler = chained(before, (context) => answer(context));
    handlers.set(route, handler);
    const path = nativePath(route, STYLE);
    if (path === undefined) continue;
    const { method } = route;
    // For a HEAD request, Hono uses the routes of GET.
    app.on(method === "HEAD" ? "GET" : method, path, async (context, next) => {
      const match = api.find(requestOf(context));
      if (match.kind === "found" && match.route === route)
        return handler(context, next);
      await next();
      return undefined;
    });
  }
  // Handles requests that have no operation, and requests whose path is spelled in a way that Hono
  // does not match.
  app.all("*", async (context, next) => {
    const match = api.find(requestOf(context));
    const handler = match.kind === "found" && handlers.get(match.route);
    if (handler) return handler(context, next);
    const isOthers =
      only !== undefined || (match.kind === "none" && onMiss === "next");
    if (!isOthers) return answer(context, match);
    await next();
    return undefined;
  });
  return app;
}

/**
 * Converts a request. The URL of a Web request is normalized. On Node.js, the target is therefore
 * read from the original request, so that all adapters make the same decision.
 */
function requestOf(context: HonoContext): NeutralRequest {
  const request = fromRequest(context.req.raw, context);
  const { incoming } = (context.env ?? {}) as { incoming?: IncomingMessage };
  const { url } = incoming ?? {};
  return url === undefined ? request : { ...request, ...sentTarget(url) };
}

/**
 * Combines middleware and a handler into one handler. It calls them in the same order as Hono
 * would.
 */
function chained(
  before: readonly Middleware[],
  answer: (context: HonoContext) => Promise<Response>,
): HonoHandler {
  const [first, ...rest] = before;
  if (first === undefined) return answer;
  const inner = chained(rest, answer);
  return async (context, next) => {
    const response = await first(context, async () => {
      const created = await inner(context, next);
      if (created !== undefined) context.res = created;
    });
    return response instanceof Response ? response : undefined;
  };
}

const STYLE: PathStyle = {
  literal: (text) =>
    /^:|[%?#/*{}]/.test(text) || text === "" ? undefined : text,
  mixed: (parts, names) => {
    const pattern = parts
      .map((part) =>
        typeof part === "string"
          ? part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
          : ".+",
      )
      .join("");
    return /[%#/*]/.test(
      parts.filter((part) => typeof part === "string").join(""),
    )
      ? undefined
      : `:${names.join("_")}{${pattern}}`;
  },
};
