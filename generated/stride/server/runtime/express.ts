/**
 * Serves an API with an Express 5 router, with one route for each operation:
 * `app.use(toExpress(api, Router()))`.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Api, MountedRoute } from "./api.js";
import type { Match } from "./matcher.js";
import {
  nativeNames,
  nativeParams,
  nativePath,
  templateOf,
  type PathStyle,
} from "./native-path.js";
import { NodeRequest, type AlreadyRead } from "./node-request.js";
import { writeAnswer } from "./node-response.js";
import { canonicalLiteral } from "./segment.js";

type Next = (error?: unknown) => void;

/** An Express handler. It is declared with Node's types, so that Express need not be imported. */
export type ExpressMiddleware = (
  request: IncomingMessage & { body?: unknown },
  response: ServerResponse,
  next: Next,
) => void;

/**
 * The members of an Express router that are used. `express.Router()` and an application have them.
 */
export interface ExpressRouter {
  use(handler: ExpressMiddleware): unknown;
  route(path: string): object;
  readonly stack?: readonly ExpressLayer[];
  /** The application's own router. */
  readonly router?: { readonly stack?: readonly ExpressLayer[] };
}

interface ExpressLayer {
  readonly route?: object | undefined;
  readonly handle: (request: never, response: never, next: never) => unknown;
}

/** The methods of an Express route, such as `get`. */
type ExpressRoute = Readonly<
  Record<string, ((...handlers: unknown[]) => unknown) | undefined>
>;

/** Options for mounting an API in Express. */
export interface ExpressMount<Key extends string, Group extends string> {
  /**
   * Returns true for the operations to mount, for example those of a group. The next middleware
   * gets all other requests.
   */
  readonly only?: (route: MountedRoute<Key, Group>) => boolean;
  /** Returns the middleware that runs before the handler of an operation. */
  readonly middleware?: (
    route: MountedRoute<Key, Group>,
  ) => readonly ((request: never, response: never, next: Next) => unknown)[];
  /**
   * Determines what happens if the API has no operation for a path: `"next"`, the default, calls the next
   * middleware; `"answer"` responds with 404.
   */
  readonly onMiss?: "next" | "answer";
}

interface Known {
  readonly request: NodeRequest;
  readonly match: Extract<Match, { kind: "found" }>;
}

/**
 * Adds the routes of an API to a router. If possible, add it to your app before any body parser. If
 * a body parser runs first, the API uses the body that it has parsed.
 * @param api the result of `createApi`; to mount it under another path (`app.use("/v1", …)`),
 * create it with `basePath: ""`
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
  // Express tries one route after another. This map records which route belongs to the operation
  // that the API has found.
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

/** The Express route of an operation. */
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
  // After a middleware has called `next()`, Express also tries the routes of other operations. They
  // must not handle the request.
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
 * Returns the function that the router calls for a route. Tracing libraries wrap that function, so
 * it must be called instead of the original.
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

/**
 * Returns the Express path of an operation. A template that Express does not support is registered
 * as literal text.
 */
function pathOf(route: MountedRoute): string {
  return nativePath(route, STYLE) ?? escaped(templateOf(route));
}

function escaped(text: string): string {
  return text.replace(/[{}()[\]+?!*:\\"]/g, "\\$&");
}

/** Returns the body that a body parser has already read; `undefined` if none has. */
function readBefore({
  body,
  headers,
  readableEnded,
}: IncomingMessage & { body?: unknown }): AlreadyRead | undefined {
  if (body === undefined || !readableEnded) return undefined;
  if (body instanceof Uint8Array) return { bytes: body };
  const isForm = /x-www-form-urlencoded/i.test(headers["content-type"] ?? "");
  return {
    json: { value: body },
    // Computed when it is read, because a JSON body is used as the parsed value.
    get bytes() {
      const text = isForm ? formText(body) : JSON.stringify(body);
      return new TextEncoder().encode(typeof body === "string" ? body : text);
    },
  };
}

/**
 * Encodes a form again that a body parser has parsed. The body parser does not know the declared
 * types of the fields, so this server decodes the form itself.
 */
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
