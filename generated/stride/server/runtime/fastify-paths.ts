/** Determines the URL of each operation's route in Fastify. */
import {
  canonicalPath,
  nativePath,
  partsOf,
  templateOf,
  type PathStyle,
} from "./native-path.js";
import type { PathPart, Route } from "./route.js";

export interface FastifyPath {
  readonly url: string;
  /** Returns the URL for the values of the path parameters. */
  readonly urlOf: (captures: readonly string[]) => string;
}

type Located = Route & { readonly basePath: string };

/**
 * How a path template is written for Fastify. Fastify compares decoded literals, except that
 * reserved characters stay percent-encoded.
 */
const STYLE: PathStyle = {
  literal: (text) =>
    /[%?#/*]/.test(text) ? undefined : text.replaceAll(":", "::"),
  mixed: (parts, names) => {
    const left = [...names];
    const written = parts.map((part) =>
      typeof part === "string"
        ? STYLE.literal(part)
        : `:${left.shift() ?? ""}(.+?)`,
    );
    return written.includes(undefined) ? undefined : written.join("");
  },
};

/**
 * Returns the URL under which each route is registered in Fastify. If Fastify cannot express a path
 * template, or might confuse it with another one, the template itself is registered as a literal
 * URL, and matching requests are forwarded to that URL.
 */
export function fastifyPaths<One extends Located>(
  routes: readonly One[],
): ReadonlyMap<One, FastifyPath> {
  const unclear = unclearOnes(routes);
  const paths = routes.map((route): [string, One, FastifyPath] => {
    const isTwin = route.conditions !== undefined;
    const url =
      isTwin || unclear.has(route) ? undefined : nativePath(route, STYLE);
    const path =
      url === undefined
        ? literalPath(route)
        : {
            url,
            urlOf: (captures: readonly string[]) =>
              canonicalPath(route, captures),
          };
    const { host = "", method, key } = route;
    const place = url === undefined ? key : erased(route);
    return [`${method} ${host} ${place}`, route, path];
  });
  // If two templates differ only in their parameter names, Fastify uses the later one.
  const last = new Map(paths.map(([place, ...rest]) => [place, rest]));
  return new Map(last.values());
}

function literalPath(route: Located): FastifyPath {
  // The key distinguishes operations whose paths differ only in their parameters.
  const isTwin = route.conditions !== undefined;
  const [variant = ""] = (isTwin && /[#?][\s\S]*$/.exec(route.key)) || [];
  const text = `${templateOf(route)}${variant}`.replace(/[?#*%]/g, "_");
  const url = encodeURI(text);
  return { url: text.replaceAll(":", "::"), urlOf: () => url };
}

function erased({ basePath, path, trailingSlash }: Located): string {
  const segments = path.map((segment) => shapeOf(partsOf(segment)));
  return `${basePath} ${segments.join("/")}${trailingSlash === true ? "/" : ""}`;
}

function shapeOf(parts: readonly PathPart[]): string {
  return parts.map((part) => (typeof part === "string" ? part : "\0")).join("");
}

/**
 * Returns the routes that Fastify may try in a different order than this server. Such a route mixes
 * literals and parameters in a segment (`/a-{b}`), another route has such a segment at the same
 * position, and a segment can match both.
 */
function unclearOnes<One extends Located>(
  routes: readonly One[],
): ReadonlySet<One> {
  const places = new Map<string, { shape: string; route: One }[]>();
  for (const route of routes) {
    const before = [route.method, route.basePath];
    for (const segment of route.path) {
      const parts = partsOf(segment);
      const shape = shapeOf(parts);
      if (parts.length > 1) {
        const place = before.join("/");
        const there = places.get(place) ?? [];
        there.push({ shape, route });
        places.set(place, there);
      }
      before.push(shape);
    }
  }
  const unclear = [...places.values()].flatMap((there) => {
    const shapes = [...new Set(there.map(({ shape }) => shape))];
    return exclude(shapes) ? [] : there.map(({ route }) => route);
  });
  return new Set(unclear);
}

function exclude(shapes: readonly string[]): boolean {
  if (shapes.length < 2) return true;
  return shapes.every((one) => {
    const isSuffix = /^\0[^\0]+$/.test(one);
    const ends = shapes.filter((other) => other.endsWith(one.slice(1)));
    return isSuffix && ends.length === 1;
  });
}
