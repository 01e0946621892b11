/** Serves an API with a router of Express 5, with one route for each operation: `app.use(toExpress(api, Router()))`. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Api, MountedRoute } from "./api.ts";
import type { Match } from "./matcher.ts";
import {
  nativeNames,
  nativeParams,
  nativePath,
  templateOf,
  type PathStyle,
} from "./native-path.ts";
import { NodeRequest, type AlreadyRead } from "./node-request.ts";
import { writeAnswer } from "./node-response.ts";
import { canonicalLiteral } from "./segment.ts";

type Next = (error?: unknown) => void;

/** A handler of Express, typed with Node's types: Express is not imported. */
export type ExpressMiddleware = (
  request: IncomingMessage & { body?: unknown },
  response: ServerResponse,
  next: Next,
) => void;

/**
 * The required members of an Express router: `express.Router()`, or an
 * application.
 */
export interface ExpressRouter {
  use(handler: ExpressMiddleware): unknown;
  route(path: string): object;
  readonly stack?: readonly ExpressLayer[];
  /** The router of an application. */
  readonly router?: { readonly stack?: readonly ExpressLayer[] };
}

/** An entry of a router: the function that it calls for a path. */
interface ExpressLayer {
  readonly route?: object | undefined;
  readonly handle: (request: never, response: never, next: never) => unknown;
}

/** The methods of an Express route. */
type ExpressRoute = Readonly<
  Record<string, ((...handlers: unknown[]) => unknown) | undefined>
>;

/** How an API is mounted. */
export interface ExpressMount<Key extends string, Group extends string> {
  /** Chooses operations, for example those of a group. The next middleware gets all other requests. */
  readonly only?: (route: MountedRoute<Key, Group>) => boolean;
  /** The middleware of an operation, which runs before its handler. */
  readonly middleware?: (
    route: MountedRoute<Key, Group>,
  ) => readonly ((request: never, response: never, next: Next) => unknown)[];
  /** For paths that the API does not have: `"next"`, the default, calls the next middleware; `"answer"` responds. */
  readonly onMiss?: "next" | "answer";
}

/** A request, and the operation that matches it. */
interface Known {
  readonly request: NodeRequest;
  readonly match: Extract<Match, { kind: "found" }>;
}

/**
 * Adds the routes of an API. Mount it before body parsers if possible; after
 * them it uses the parsed bodies.
 * @param api the result of `createApi`; under another path
 *   (`app.use("/v1", …)`) with `basePath: ""`
 * @returns the router
 */
export function toExpress<
  Router extends ExpressRouter,
  Key extends string,
  Group extends string,
>(
  api: Pick<Api<Key, Group>, "routes" | "find" | "answer">,
  router: Router,
  { onMiss = "next", only, middleware }: ExpressMount<Key, Group> = {},
): Router {
  const found = new WeakMap<object, Known>();
  const ways = new Map<object, Way>();
  // Express tries one route after another, so the request is assigned to the
  // route that the API has found.
  router.use((incoming, outgoing, next) => {
    const request = new NodeRequest(incoming, outgoing, readBefore(incoming));
    const match = api.find(request);
    const way = match.kind === "found" ? ways.get(match.route) : undefined;
    if (match.kind === "found" && way !== undefined) {
      found.set(incoming, { request, match });
      const params = nativeParams(way.names, match.captures);
      const own = { ...(incoming as { params?: object }).params, ...params };
      Object.assign(incoming, { route: way.route, params: own });
      way.handle(incoming, outgoing, (error) => {
        found.delete(incoming);
        next(error);
      });
    } else if (only !== undefined || match.kind === "found") next();
    else if (match.kind === "none" && onMiss === "next") next();
    else writeAnswer(api.answer(request, match), request, outgoing);
  });
  for (const one of api.routes) {
    if (only?.(one) === false) continue;
    const more = middleware?.(one) ?? [];
    ways.set(one, addRoute(router, one, more, api, found));
  }
  return router;
}

/** How a request gets to a route. */
interface Way {
  readonly route: ExpressRoute;
  readonly names: readonly string[];
  readonly handle: ExpressMiddleware;
}

function addRoute(
  router: ExpressRouter,
  one: MountedRoute,
  middleware: readonly unknown[],
  api: Pick<Api, "answer">,
  found: WeakMap<object, Known>,
): Way {
  // Express tries the other routes if a middleware passes a request on.
  const isFound: ExpressMiddleware = (incoming, _, next) => {
    if (found.get(incoming)?.match.route === one) next();
    else next("route");
  };
  const answer: ExpressMiddleware = (incoming, outgoing, next) => {
    const known = found.get(incoming);
    if (known === undefined) return next();
    const { request, match } = known;
    return writeAnswer(api.answer(request, match), request, outgoing);
  };
  const route = router.route(pathOf(one)) as ExpressRoute;
  const add = route[one.method.toLowerCase()] ?? route["all"];
  add?.call(route, isFound, ...middleware, answer);
  return { route, names: nativeNames(one), handle: handleOf(router, route) };
}

/**
 * Returns the function of a route that its router calls, because traces wrap
 * that function.
 */
function handleOf(
  router: ExpressRouter,
  route: ExpressRoute,
): ExpressMiddleware {
  const { stack = router.router?.stack } = router;
  const layer = stack?.at(-1);
  return (incoming, outgoing, next) => {
    const handle = (
      layer?.route === route ? layer.handle : route["dispatch"]?.bind(route)
    ) as ExpressMiddleware | undefined;
    handle?.(incoming, outgoing, next);
  };
}

const STYLE: PathStyle = {
  literal: (text) => escaped(canonicalLiteral(encodeURIComponent(text))),
  mixed: (parts, names) => {
    const left = [...names];
    const isApart = parts.every(
      (part, index) =>
        typeof part === "string" || typeof parts[index + 1] !== "object",
    );
    if (!isApart) return undefined;
    return parts
      .map((part) =>
        typeof part === "string"
          ? STYLE.literal(part)
          : `:"${left.shift() ?? ""}"`,
      )
      .join("");
  },
};

/** A template that Express does not support is registered as a literal path. */
function pathOf(route: MountedRoute): string {
  return nativePath(route, STYLE) ?? escaped(templateOf(route));
}

function escaped(text: string): string {
  return text.replace(/[{}()[\]+?!*:\\"]/g, "\\$&");
}

/** Returns the body that a body parser has read. */
function readBefore({
  body,
  readableEnded,
}: IncomingMessage & { body?: unknown }): AlreadyRead | undefined {
  if (body === undefined || !readableEnded) return undefined;
  if (body instanceof Uint8Array) return { bytes: body };
  const text = typeof body === "string" ? body : formText(body);
  return { json: { value: body }, bytes: new TextEncoder().encode(text) };
}

/** Encodes a parsed form again, because only the core knows the types of its fields. */
function formText(body: unknown): string {
  const pairs: string[] = [];
  const add = (name: string, value: unknown): void => {
    if (typeof value !== "object" || value === null) {
      const text = encodeURIComponent(String(value));
      pairs.push(`${encodeURIComponent(name)}=${text}`);
    } else if (Array.isArray(value)) for (const one of value) add(name, one);
    else {
      for (const [key, one] of Object.entries(value)) {
        add(name === "" ? key : `${name}[${key}]`, one);
      }
    }
  };
  add("", body);
  return pairs.join("&");
}
