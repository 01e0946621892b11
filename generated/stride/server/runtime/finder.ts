/** Finds the route of a request by host, base path and path. */
import type { NeutralRequest } from "./http.js";
import { createMatcher, type Match, type MatcherOptions } from "./matcher.js";
import type { Route } from "./route.js";

export type Finder = (
  request: Pick<NeutralRequest, "method" | "path" | "search" | "header">,
) => Match;

interface Mount {
  readonly host: string | undefined;
  readonly basePath: string;
  readonly routes: Route[];
}

/**
 * Creates a finder. A route that declares a host has precedence over one that does not, and a
 * longer base path over a shorter one.
 * @param routes the routes in any order
 * @param options includes the base path of all routes that do not declare one
 */
export function createFinder(
  routes: readonly Route[],
  options: MatcherOptions,
): Finder {
  const mounts = mountsOf(routes, options.basePath ?? "").map(
    ({ host, basePath, routes: own }) => ({
      host,
      match: createMatcher(own, { ...options, basePath }),
    }),
  );
  const [only] = mounts;
  if (only !== undefined && only.host === undefined && mounts.length === 1) {
    return ({ method, path, search }) => only.match(method, path, search);
  }
  return (request) => {
    const host = request.header("host")?.toLowerCase();
    const allow = new Set<string>();
    let missed: Match = { kind: "none" };
    for (const mount of mounts) {
      if (mount.host !== undefined && mount.host !== host) continue;
      const match = mount.match(request.method, request.path, request.search);
      if (match.kind === "found") return match;
      if (match.kind === "method")
        for (const one of match.allow) allow.add(one);
      else if (match.kind === "encoding") missed = match;
    }
    return allow.size > 0
      ? { kind: "method", allow: [...allow].sort() }
      : missed;
  };
}

function mountsOf(routes: readonly Route[], standard: string): Mount[] {
  const mounts = new Map<string, Mount>();
  for (const route of routes) {
    const { host, basePath = standard } = route;
    const key = `${host ?? ""} ${basePath}`;
    const mount = mounts.get(key) ?? { host, basePath, routes: [] };
    mount.routes.push(route);
    mounts.set(key, mount);
  }
  return [...mounts.values()].sort(
    (a, b) =>
      Number(a.host === undefined) - Number(b.host === undefined) ||
      b.basePath.length - a.basePath.length ||
      (a.basePath < b.basePath ? -1 : 1),
  );
}
