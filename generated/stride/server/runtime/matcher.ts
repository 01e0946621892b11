/**
 * Finds the route of a path in a tree of path segments. A literal segment (`mine`) has precedence
 * over a mixed one (`{id}.json`), and a mixed one over a parameter (`{id}`).
 */
import type { HttpProblem } from "./problem.js";
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
      /** The values of the path parameters in the order of the template, still percent-encoded. */
      readonly captures: readonly string[];
    }
  | { readonly kind: "method"; readonly allow: readonly string[] }
  | { readonly kind: "none" }
  | { readonly kind: "encoding" }
  /** The framework cannot route this request. `problem` is the response. */
  | { readonly kind: "refused"; readonly problem: HttpProblem };

export interface MatcherOptions {
  /** The prefix of every path, such as `/v1`. */
  readonly basePath?: string;
  /** True if `/site` and `/site/` are different paths. */
  readonly strictSlash?: boolean;
}

/** Finds the route of a method and a percent-encoded path. */
export type Matcher = (method: string, path: string) => Match;

interface Node {
  readonly literals: Map<string, Node>;
  readonly mixed: { pattern: MixedPattern; shape: string; node: Node }[];
  parameter: Node | undefined;
  /** The routes whose path template ends at this node, by HTTP method. */
  readonly routes: Map<string, Route>;
}

/**
 * The path segments of one request in three spellings: as sent, percent-decoded, and normalized.
 * Each spelling is computed at most once.
 */
interface Segments {
  readonly raw: readonly string[];
  readonly decoded: readonly string[];
  readonly canonical: (string | undefined)[];
}

/**
 * Creates a function that finds routes. Its cost depends on the length of the path, and not on the
 * number of routes.
 * @param routes the routes in any order
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
    const fits = strict ? FITS[slash ? 1 : 0] : ANY;
    return find(root, segments, method, fits);
  };
}

type Fits = (route: Route) => boolean;

const ANY: Fits = () => true;
/**
 * Two tests: the first accepts routes whose template ends without a slash, and the second accepts
 * routes whose template ends with a slash.
 */
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

/**
 * Splits a path into segments.
 * @returns `undefined` if the percent-encoding of a segment is invalid
 */
function split(path: string): Segments | undefined {
  const raw = segmentsOf(path);
  if (!path.includes("%")) return { raw, decoded: raw, canonical: [] };
  const decoded: string[] = [];
  for (const segment of raw) {
    const text = decode(segment);
    if (text === undefined) return undefined;
    decoded.push(text);
  }
  return { raw, decoded, canonical: [] };
}

/** Splits a path. It runs for every request, and a loop is faster than `split`. */
function segmentsOf(path: string): string[] {
  const segments: string[] = [];
  let start = path.indexOf("/") + 1;
  if (start === 0 || path === "/") return segments;
  for (;;) {
    const end = path.indexOf("/", start);
    if (end < 0) break;
    segments.push(path.slice(start, end));
    start = end + 1;
  }
  segments.push(path.slice(start));
  return segments;
}

function decode(text: string): string | undefined {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The aim of a search when all segments have matched: the route of a method, or all methods. */
interface Goal {
  readonly method: string;
  readonly fits: Fits;
  /**
   * The set that collects all methods of the path. If it is absent, the search stops at the first
   * route.
   */
  readonly allow?: Set<string>;
}

/**
 * Finds a route. For HEAD, uses the route of GET if none is declared. If the path exists only for
 * other methods, returns these methods.
 */
function find(
  root: Node,
  segments: Segments,
  method: string,
  fits: Fits,
): Match {
  const captures: string[] = [];
  const found =
    walk(root, segments, 0, captures, { method, fits }) ??
    (method === "HEAD"
      ? walk(root, segments, 0, captures, { method: "GET", fits })
      : undefined);
  if (found !== undefined) return { kind: "found", route: found, captures };
  const allow = new Set<string>();
  walk(root, segments, 0, [], { method, fits, allow });
  if (allow.size === 0) return { kind: "none" };
  if (allow.has("GET")) allow.add("HEAD");
  allow.add("OPTIONS");
  return { kind: "method", allow: [...allow].sort() };
}

/**
 * Visits the nodes that match the segments, the most specific node first, until a node has a route.
 * Also collects the values of the path parameters. Each node can be reached in only one way, so the
 * cost of a hostile path is limited by the size of the tree.
 */
function walk(
  node: Node,
  segments: Segments,
  index: number,
  captures: string[],
  goal: Goal,
): Route | undefined {
  const raw = segments.raw[index];
  if (raw === undefined) return routeAt(node, goal);
  if (node.literals.size > 0) {
    const literal = node.literals.get(segments.decoded[index] ?? raw);
    const found = literal && walk(literal, segments, index + 1, captures, goal);
    if (found !== undefined) return found;
  }
  const depth = captures.length;
  for (const { pattern, node: next } of node.mixed) {
    const text = (segments.canonical[index] ??= canonical(raw));
    const values = matchMixed(pattern, text);
    if (values === undefined) continue;
    captures.push(...values);
    const found = walk(next, segments, index + 1, captures, goal);
    if (found !== undefined) return found;
    captures.length = depth;
  }
  if (node.parameter === undefined || raw === "") return undefined;
  captures.push(raw);
  const found = walk(node.parameter, segments, index + 1, captures, goal);
  if (found === undefined) captures.length = depth;
  return found;
}

function routeAt(
  { routes }: Node,
  { method, fits, allow }: Goal,
): Route | undefined {
  if (allow === undefined) {
    const route = routes.get(method);
    return route !== undefined && fits(route) ? route : undefined;
  }
  for (const route of routes.values()) if (fits(route)) allow.add(route.method);
  return undefined;
}
