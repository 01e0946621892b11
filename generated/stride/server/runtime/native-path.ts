/** Converts the path templates of operations to the syntax of a framework's router. */
import type { PathPart, PathSegment, Route } from "./route.js";
import { canonicalLiteral } from "./segment.js";

/**
 * Converts the segments of a path to the syntax of a router. Both functions return `undefined` for
 * a segment that the router cannot express.
 */
export interface PathStyle {
  /**
   * Returns a literal segment.
   * @param text the segment after percent-decoding
   */
  readonly literal: (text: string) => string | undefined;
  /**
   * Returns a segment that mixes literals and parameters.
   * @param names the names of its parameters (see {@link nativeNames})
   */
  readonly mixed: (
    parts: readonly PathPart[],
    names: readonly string[],
  ) => string | undefined;
}

type Located = Pick<Route, "path" | "trailingSlash"> & {
  readonly basePath: string;
};

/**
 * Returns the path template of a route in the syntax of a router.
 * @returns `undefined` if the router cannot express it
 */
export function nativePath(
  route: Located,
  style: PathStyle,
): string | undefined {
  const names = namesOf(route.path);
  const written = [...literalsOf(route.basePath), ...route.path].map(
    (segment) => {
      if (typeof segment === "string") return style.literal(decoded(segment));
      const parts = partsOf(segment);
      const own = names.splice(0, paramsOf(parts).length);
      if (parts.some(isSpanning)) return undefined;
      return parts.length === 1 ? `:${own[0] ?? ""}` : style.mixed(parts, own);
    },
  );
  if (written.includes(undefined)) return undefined;
  const end = route.trailingSlash === true || written.length === 0 ? "/" : "";
  return written.map((one) => `/${one ?? ""}`).join("") + end;
}

/**
 * Returns the path of a request in the spelling of the template. A final slash is removed if the
 * template has none.
 * @param captures the values of the path parameters, percent-encoded
 */
export function canonicalPath(
  route: Located,
  captures: readonly string[],
): string {
  const left = [...captures];
  const segments = route.path.map((segment) =>
    partsOf(segment)
      .map((part) =>
        typeof part === "string"
          ? canonicalLiteral(part)
          : (left.shift() ?? ""),
      )
      .join(""),
  );
  const end = route.trailingSlash === true || segments.length === 0 ? "/" : "";
  return `${route.basePath}${segments.map((one) => `/${one}`).join("")}${end}`;
}

/** Returns the path template of a route with its base path: `/v1/pets/{id}`. */
export function templateOf(route: Located): string {
  const segments = route.path.map((segment) =>
    partsOf(segment)
      .map((part) => (typeof part === "string" ? part : placeholder(part)))
      .join(""),
  );
  const end = route.trailingSlash === true || segments.length === 0 ? "/" : "";
  return `${route.basePath}${segments.map((one) => `/${one}`).join("")}${end}`;
}

function placeholder({ param, spans }: Exclude<PathPart, string>): string {
  return spans === undefined ? `{${param}}` : `{${param}=${spans.join("/")}}`;
}

/** Returns the literals and parameters of a segment. */
export function partsOf(segment: PathSegment): readonly PathPart[] {
  return Array.isArray(segment)
    ? (segment as readonly PathPart[])
    : [segment as PathPart];
}

/** Returns the names of a route's path parameters in the syntax that every router accepts. */
export function nativeNames(route: Pick<Route, "path">): readonly string[] {
  return namesOf(route.path);
}

/**
 * Returns the decoded path parameters of a request.
 * @param names the result of {@link nativeNames}
 */
export function nativeParams(
  names: readonly string[],
  captures: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    captures.map((text, index) => [names[index] ?? "", decoded(text)]),
  );
}

/** Returns true for a parameter whose value contains slashes, which no router can express. */
function isSpanning(part: PathPart): boolean {
  return typeof part === "object" && part.spans !== undefined;
}

function paramsOf(parts: readonly PathPart[]): string[] {
  return parts.flatMap((part) =>
    typeof part === "string" ? [] : [part.param],
  );
}

/**
 * Returns unique parameter names that consist of letters, digits and underscores, because every
 * router accepts such names.
 */
function namesOf(path: readonly PathSegment[]): string[] {
  const taken = new Set<string>();
  return path.flatMap(partsOf).flatMap((part) => {
    if (typeof part === "string") return [];
    const plain = part.param.replace(/\W/g, "_");
    const name = /^[a-z_]/i.test(plain) ? plain : `_${plain}`;
    let free = name;
    for (let number = 2; taken.has(free); number++) free = `${name}${number}`;
    taken.add(free);
    return [free];
  });
}

function literalsOf(basePath: string): string[] {
  return basePath.split("/").slice(1);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
