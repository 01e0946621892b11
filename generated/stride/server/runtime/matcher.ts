/** Finds the route of a request: a tree of segments, in which a literal beats a mix and a mix beats a parameter. */
import type { PathSegment, Route } from "./route.js";
import {
  canonical,
  matchMixed,
  mixedPattern,
  weight,
  type MixedPattern,
} from "./segment.js";

export type Match =
  | {
      readonly kind: "found";
      readonly route: Route;
      /** The parameters' texts in the order of the template, still percent-encoded. */
      readonly captures: readonly string[];
    }
  | { readonly kind: "method"; readonly allow: readonly string[] }
  | { readonly kind: "none" }
  | { readonly kind: "encoding" };

export interface MatcherOptions {
  /** What stands before every path. */
  readonly basePath?: string;
  /** Tell `/site` and `/site/` apart. */
  readonly strictSlash?: boolean;
}

/** Finds the route for a method and a path that is still percent-encoded. */
export type Matcher = (method: string, path: string) => Match;

interface Node {
  readonly literals: Map<string, Node>;
  readonly mixed: { pattern: MixedPattern; shape: string; node: Node }[];
  parameter: Node | undefined;
  /** Method → route that ends here. */
  readonly routes: Map<string, Route>;
}

/** The segments of one request; the decoded and the canonical spelling are made once. */
interface Segments {
  readonly raw: readonly string[];
  readonly decoded: readonly string[];
  readonly canonical: (string | undefined)[];
}

/**
 * Builds the tree.
 * @param routes in any order
 * @returns a function whose cost depends on the length of the path, not on the number of routes
 */
export function createMatcher(
  routes: readonly Route[],
  options: MatcherOptions = {},
): Matcher {
  const root = newNode();
  for (const route of routes) {
    route.path.reduce(descend, root).routes.set(route.method, route);
  }
  const basePath = (options.basePath ?? "").replace(/\/$/, "");
  const strict = options.strictSlash ?? false;
  return (method, path) => {
    const rest = withoutBase(path, basePath);
    if (rest === undefined) return { kind: "none" };
    const slash = rest.length > 1 && rest.endsWith("/");
    const segments = split(slash ? rest.slice(0, -1) : rest);
    if (segments === undefined) return { kind: "encoding" };
    return find(root, segments, method, strict ? FITS[Number(slash)] : ANY);
  };
}

type Fits = (route: Route) => boolean;

const ANY: Fits = () => true;
/** Routes whose template ends without a slash, and with one. */
const FITS: readonly [Fits, Fits] = [
  (route) => route.trailingSlash !== true,
  (route) => route.trailingSlash === true,
];

function newNode(): Node {
  return {
    literals: new Map(),
    mixed: [],
    parameter: undefined,
    routes: new Map(),
  };
}

function descend(node: Node, segment: PathSegment): Node {
  if (typeof segment === "string") {
    const text = decode(segment) ?? segment;
    let next = node.literals.get(text);
    if (next === undefined) node.literals.set(text, (next = newNode()));
    return next;
  }
  if (!isMixed(segment)) return (node.parameter ??= newNode());
  const pattern = mixedPattern(segment);
  const shape = pattern.literals.join("\0");
  const known = node.mixed.find((edge) => edge.shape === shape);
  if (known !== undefined) return known.node;
  const next = newNode();
  node.mixed.push({ pattern, shape, node: next });
  node.mixed.sort(
    (a, b) =>
      weight(b.pattern) - weight(a.pattern) || (a.shape < b.shape ? -1 : 1),
  );
  return next;
}

function isMixed(
  segment: Exclude<PathSegment, string>,
): segment is Extract<PathSegment, readonly unknown[]> {
  return Array.isArray(segment);
}

function withoutBase(path: string, basePath: string): string | undefined {
  if (basePath === "") return path;
  if (!path.startsWith(basePath)) return undefined;
  const rest = path.slice(basePath.length);
  return rest === "" ? "/" : rest.startsWith("/") ? rest : undefined;
}

/** Undefined when some segment's percent-encoding is broken. */
function split(path: string): Segments | undefined {
  const raw = path === "/" || path === "" ? [] : path.split("/").slice(1);
  if (!path.includes("%")) return { raw, decoded: raw, canonical: [] };
  const decoded: string[] = [];
  for (const segment of raw) {
    const text = decode(segment);
    if (text === undefined) return undefined;
    decoded.push(text);
  }
  return { raw, decoded, canonical: [] };
}

function decode(text: string): string | undefined {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** HEAD falls back to GET; a path that only other methods know says which. */
function find(
  root: Node,
  segments: Segments,
  method: string,
  fits: Fits = ANY,
): Match {
  const captures: string[] = [];
  const found =
    routeFor(root, segments, method, fits, captures) ??
    (method === "HEAD"
      ? routeFor(root, segments, "GET", fits, captures)
      : undefined);
  if (found !== undefined) return { kind: "found", route: found, captures };
  const allow = new Set<string>();
  walk(root, segments, 0, [], (node) => {
    for (const route of node.routes.values()) {
      if (fits(route)) allow.add(route.method);
    }
    return false;
  });
  if (allow.size === 0) return { kind: "none" };
  if (allow.has("GET")) allow.add("HEAD");
  allow.add("OPTIONS");
  return { kind: "method", allow: [...allow].sort() };
}

/** The route of a method; what its parameters match is added to the captures. */
function routeFor(
  root: Node,
  segments: Segments,
  method: string,
  fits: Fits,
  captures: string[],
): Route | undefined {
  let found: Route | undefined;
  walk(root, segments, 0, captures, ({ routes }) => {
    const route = routes.get(method);
    if (route === undefined || !fits(route)) return false;
    found = route;
    return true;
  });
  return found;
}

/**
 * Visits every node that the segments lead to, the most specific first, until `visit` is content.
 * Each node is reached by one way only, so a hostile path costs no more than the tree is large.
 */
function walk(
  node: Node,
  segments: Segments,
  index: number,
  captures: string[],
  visit: (node: Node) => boolean,
): boolean {
  const raw = segments.raw[index];
  if (raw === undefined) return node.routes.size > 0 && visit(node);
  const literal = node.literals.get(segments.decoded[index] ?? raw);
  if (literal && walk(literal, segments, index + 1, captures, visit)) {
    return true;
  }
  const depth = captures.length;
  for (const { pattern, node: next } of node.mixed) {
    const text = (segments.canonical[index] ??= canonical(raw));
    const values = matchMixed(pattern, text);
    if (values === undefined) continue;
    captures.push(...values);
    if (walk(next, segments, index + 1, captures, visit)) return true;
    captures.length = depth;
  }
  if (node.parameter === undefined || raw === "") return false;
  captures.push(raw);
  if (walk(node.parameter, segments, index + 1, captures, visit)) return true;
  captures.length = depth;
  return false;
}
