/**
 * Serves an API as a Fastify 5 plugin, with one route for each operation:
 * `app.register(toFastify(api))`.
 */
import { METHODS, type IncomingMessage, type ServerResponse } from "node:http";
import type { Api, MountedRoute } from "./api.ts";
import { fastifyPaths, type FastifyPath } from "./fastify-paths.ts";
import { sendToFastify, type FastifyReplyLike } from "./fastify-reply.ts";
import type { Match } from "./matcher.ts";
import { NodeRequest } from "./node-request.ts";
import { HttpProblem } from "./problem.ts";

/** The members of a Fastify instance that are used. Fastify itself is not imported. */
export interface FastifyScope {
  readonly prefix: string;
  readonly server: object;
  readonly supportedMethods: readonly string[];
  removeAllContentTypeParsers(): unknown;
  addContentTypeParser(
    type: string,
    parser: (
      request: unknown,
      payload: unknown,
      done: (error: null) => void,
    ) => void,
  ): unknown;
  addHttpMethod(method: string): unknown;
  hasRoute(route: {
    readonly method: string;
    readonly url: string;
    readonly constraints?: object;
  }): boolean;
  /**
   * Accepts a {@link FastifyRoute}. The parameter is `never` because Fastify's own type depends on
   * the HTTP version.
   */
  route(options: never): unknown;
  routing(request: IncomingMessage, response: ServerResponse): void;
}

/** The options of a Fastify route. */
export interface FastifyRoute {
  method: string | string[];
  url: string;
  exposeHeadRoute?: boolean;
  config?: object;
  schema?: object;
  constraints?: object;
  handler: (request: FastifyRequestLike, reply: FastifyReplyLike) => unknown;
}

export interface FastifyRequestLike {
  readonly raw: IncomingMessage;
}

/** Options for mounting an API in Fastify. */
export interface FastifyMount<Key extends string, Group extends string> {
  /**
   * Returns true for the operations to mount, for example those of a group. Other operations get no
   * route. To handle all other requests as well, register the API a second time without this
   * option: `app.register(toFastify(api))`.
   */
  readonly only?: (route: MountedRoute<Key, Group>) => boolean;
  /**
   * Returns options for the Fastify route of an operation: hooks, `config`, `schema`, `logLevel`.
   */
  readonly route?: (
    route: MountedRoute<Key, Group>,
  ) => Readonly<Record<string, unknown>> | undefined;
  /**
   * Determines what happens if the API has no operation for a path: `"answer"`, the default, responds with
   * 404; `"next"` calls Fastify's `notFoundHandler`.
   */
  readonly onMiss?: "answer" | "next";
}

type Mountable<Key extends string, Group extends string> = Pick<
  Api<Key, Group>,
  "routes" | "find" | "answer"
>;

/** The operations that already have a route, by the HTTP server of the Fastify instance. */
const MOUNTED = new WeakMap<object, Set<object>>();

/** The original URLs of requests that were forwarded to their operation's route. */
const SENT = new WeakMap<IncomingMessage, string>();

/** How often a request was forwarded. */
const TRIES = new WeakMap<IncomingMessage, number>();

/**
 * Creates a Fastify plugin. The application's hooks also run for the plugin's routes. Fastify's
 * body parsers are disabled within the plugin, because this server itself reads bodies as the API
 * description declares them.
 * @param api the result of `createApi`. It receives the full path of a request, so its `basePath`
 * must include the `prefix` of the plugin.
 */
export function toFastify<Key extends string, Group extends string>(
  api: Mountable<Key, Group>,
  options: FastifyMount<Key, Group> = {},
): (
  scope: FastifyScope,
  options: unknown,
  done: (error?: Error) => void,
) => void {
  return (scope, _, done) => {
    try {
      mountAt(scope, api, options);
      done();
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  };
}

function mountAt<Key extends string, Group extends string>(
  scope: FastifyScope,
  api: Mountable<Key, Group>,
  { only, route: more, onMiss = "answer" }: FastifyMount<Key, Group>,
): void {
  const mounted = MOUNTED.get(scope.server) ?? new Set();
  MOUNTED.set(scope.server, mounted);
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser("*", (_request, _payload, parsed) => parsed(null));
  const mount = { api, scope, mounted, paths: fastifyPaths(api.routes) };
  const added = [...mount.paths].filter(
    ([route]) =>
      METHODS.includes(route.method) &&
      !mounted.has(route) &&
      only?.(route) !== false,
  );
  // Declared HEAD operations are added first. A GET operation gets a HEAD route only if there is
  // none yet.
  added.sort(([a], [b]) => rank(a) - rank(b));
  for (const [route, { url }] of added) {
    mounted.add(route);
    allow(scope, route.method);
    const created = routeOf(mount, route, below(scope, url), more?.(route));
    if (route.method === "GET") addHead(scope, created, url);
    scope.route(created as never);
  }
  if (only === undefined) addRest(mount, onMiss);
}

/**
 * Adds a HEAD route for a GET operation. Fastify's own HEAD route would send the length of an empty
 * body.
 */
function addHead(scope: FastifyScope, get: FastifyRoute, url: string): void {
  const { constraints = {} } = get;
  if (scope.hasRoute({ method: "HEAD", url, constraints })) return;
  const schema = { ...get.schema, hide: true };
  scope.route({ ...get, method: "HEAD", schema } as never);
}

/**
 * Returns a function that responds to requests that Fastify rejects before routing. Its responses
 * have the same format as those of the API: `fastify({ frameworkErrors: toFrameworkErrors(api) })`.
 * @param api the result of `createApi`
 */
export function toFrameworkErrors(
  api: Pick<Api, "find" | "answer">,
): (
  error: Error,
  request: FastifyRequestLike,
  reply: FastifyReplyLike,
) => void {
  return (error, request, reply) => {
    const neutral = requestOf(request, reply);
    const match = api.find(neutral);
    // A request that matches an operation is refused, because the hooks of the operation's route
    // have not run.
    const isFound = match.kind === "found";
    const refused = isFound ? refusal(error.message) : match;
    void sendToFastify(api, neutral, refused, reply);
  };
}

interface Mount {
  readonly api: Mountable<string, string>;
  readonly scope: FastifyScope;
  readonly mounted: Set<object>;
  readonly paths: ReadonlyMap<object, FastifyPath>;
}

function rank({ method }: MountedRoute): number {
  return method === "HEAD" ? 0 : 1;
}

/** Registers an HTTP method with Fastify, which accepts only the most common methods by default. */
function allow(scope: FastifyScope, method: string): void {
  if (!scope.supportedMethods.includes(method)) scope.addHttpMethod(method);
}

/** Returns the URL of a route relative to the prefix of its plugin. */
function below({ prefix }: FastifyScope, url: string): string {
  const isBelow = url.startsWith(`${prefix}/`) || url === prefix;
  if (prefix === "" || isBelow) return url.slice(prefix.length);
  throw new Error(
    `The API is registered under the Fastify prefix "${prefix}", but its route "${url}" does not begin with this prefix. Pass createApi a basePath that begins with "${prefix}", or register the API without a prefix.`,
  );
}

function routeOf(
  mount: Mount,
  route: MountedRoute,
  url: string,
  more: Partial<FastifyRoute> = {},
): FastifyRoute {
  const { key, group, method, host, operation } = route;
  const named = group === undefined ? {} : { group };
  const tags = group === undefined ? {} : { tags: [group] };
  const constraints =
    host === undefined ? {} : { constraints: { host: hostPattern(host) } };
  return {
    ...constraints,
    exposeHeadRoute: false,
    ...more,
    config: { operation: key, ...named, ...more.config },
    schema: { operationId: operation, ...tags, ...more.schema },
    method,
    url,
    handler: (request, reply) => serve(mount, route, request, reply),
  };
}

function hostPattern(host: string): RegExp {
  const literal = host.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${literal}$`, "i");
}

/**
 * Adds routes for all requests that have no route yet: those that get a 404 or 405, `OPTIONS`, and
 * requests for an operation whose path is spelled in a way that Fastify does not match.
 */
function addRest(mount: Mount, onMiss: "answer" | "next"): void {
  const { api, scope } = mount;
  for (const method of METHODS) allow(scope, method);
  const bases = new Set(api.routes.map(({ basePath }) => basePath));
  if (onMiss === "answer" && scope.prefix === "") bases.add("");
  for (const base of bases) {
    const urls = base === "" ? ["/*"] : [base, `${base}/*`];
    for (const url of urls) {
      const relative = below(scope, url);
      const methods = METHODS.filter(
        (method) => !scope.hasRoute({ method, url }),
      );
      if (methods.length === 0) continue;
      const rest: FastifyRoute = {
        method: methods,
        url: relative,
        exposeHeadRoute: false,
        schema: { hide: true },
        handler: (request, reply) =>
          serve(mount, undefined, request, reply, onMiss),
      };
      scope.route(rest as never);
    }
  }
}

/**
 * Serves a request that Fastify has assigned to a route. If this server's own router finds another
 * operation, the request is forwarded to that operation's route, so that its hooks always run.
 */
function serve(
  { api, scope, mounted, paths }: Mount,
  route: MountedRoute | undefined,
  request: FastifyRequestLike,
  reply: FastifyReplyLike,
  onMiss: "answer" | "next" = "answer",
): unknown {
  const { raw } = request;
  const sent = SENT.get(raw);
  const neutral = requestOf(request, reply, sent);
  const match = api.find(neutral);
  if (match.kind === "none" && onMiss === "next") return reply.callNotFound();
  if (match.kind !== "found" || match.route === route) {
    return sendToFastify(api, neutral, match, reply);
  }
  const path = paths.get(match.route);
  if (path === undefined || !mounted.has(match.route)) {
    return reply.callNotFound();
  }
  const tries = TRIES.get(raw) ?? 0;
  if (tries > 1) {
    const refused = refusal(
      "Fastify has no route for this path. A path parameter may be longer than Fastify's maxParamLength.",
    );
    return sendToFastify(api, neutral, refused, reply);
  }
  TRIES.set(raw, tries + 1);
  if (sent === undefined) SENT.set(raw, raw.url ?? "/");
  // Fastify decodes a value before it compares it with literals: `/pets/recen%74` is `/pets/recent`.
  const captures =
    tries === 0
      ? match.captures
      : match.captures.map((text) => text.replaceAll("%", "%25"));
  raw.url = path.urlOf(captures) + neutral.search;
  reply.hijack();
  scope.routing(raw, reply.raw);
  return undefined;
}

function requestOf(
  request: FastifyRequestLike,
  reply: FastifyReplyLike,
  url?: string,
): NodeRequest {
  return new NodeRequest(request.raw, reply.raw, undefined, request, url);
}

function refusal(detail: string): Match {
  return { kind: "refused", problem: new HttpProblem(414, detail) };
}
