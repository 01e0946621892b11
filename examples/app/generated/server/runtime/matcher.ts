/**
 * Finds the route of a path in a tree of path segments. A literal segment (`mine`) has precedence
 * over a mixed one (`{id}.json`), and a mixed one over a parameter (`{id}`).
 */
import { flattened, type Joiner, type Step } from "./flatten.ts";
import type { HttpProblem } from "./problem.ts";
import type { Route } from "./route.ts";
import {
  canonical,
  literalSpellings,
  matchMixed,
  mixedPattern,
  weight,
  type MixedPattern,
} from "./segment.ts";
import { acceptorOf, type Acceptor } from "./twins.ts";

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
  /**
   * True to decode a path before its literals are compared, so that `/%61dmin` is `/admin`. A guard
   * that compares the path as it was sent then does not protect the operation.
   */
  readonly lenientPaths?: boolean;
}

/**
 * Finds the route of a method and a percent-encoded path. `search` is the query with its `?`, which
 * can distinguish operations with the same path.
 */
export type Matcher = (method: string, path: string, search?: string) => Match;

interface Node {
  readonly literals: Map<string, Node>;
  readonly mixed: { pattern: MixedPattern; shape: string; node: Node }[];
  parameter: Node | undefined;
  /** The node for any number of further segments. */
  rest: { readonly suffix: string; readonly node: Node } | undefined;
  /** The routes whose path template ends at this node, by HTTP method. */
  readonly routes: Map<string, [Candidate, ...Candidate[]]>;
}

interface Candidate {
  readonly route: Route;
  /** Combines the captures of a value that spans several segments; absent if there is none. */
  readonly join: Joiner | undefined;
  readonly accepts: Acceptor;
}

/** The path segments of one request, as sent and in the spelling in which literals are compared. */
interface Segments {
  readonly raw: readonly string[];
  readonly compared: readonly string[];
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
  for (const route of routes) addRoute(root, route);
  const basePath = (options.basePath ?? "").replace(/\/$/, "");
  const { strictSlash: strict = false, lenientPaths: lenient = false } =
    options;
  return (method, path, search = "") => {
    const rest = withoutBase(path, basePath);
    if (rest === undefined) return { kind: "none" };
    const slash = rest.length > 1 && rest.endsWith("/");
    const segments = split(slash ? rest.slice(0, -1) : rest, lenient);
    if (segments === undefined) return { kind: "encoding" };
    const fits = strict ? FITS[slash ? 1 : 0] : ANY;
    return find(root, segments, { method, search, fits });
  };
}

function addRoute(root: Node, route: Route): void {
  const { steps, join } = flattened(route.path);
  const { routes } = steps.reduce(descend, root);
  const candidate = { route, join, accepts: acceptorOf(route) };
  // The operation with the most conditions is tried first. The sort is stable.
  const [first = candidate, ...more] = [
    ...(routes.get(route.method) ?? []),
    candidate,
  ].sort((a, b) => conditionsOf(b) - conditionsOf(a));
  routes.set(route.method, [first, ...more]);
}

function conditionsOf({ route }: Candidate): number {
  return route.conditions?.length ?? 0;
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
    rest: undefined,
    routes: new Map(),
  };
}

function descend(node: Node, step: Step): Node {
  if (typeof step === "string") {
    const [first, ...others] = literalSpellings(step);
    const known = node.literals.get(first) ?? newNode();
    for (const text of [first, ...others]) node.literals.set(text, known);
    return known;
  }
  if ("rest" in step)
    return (node.rest ??= { suffix: step.rest, node: newNode() }).node;
  const [only, ...more] = step;
  if (typeof only === "object" && more.length === 0)
    return (node.parameter ??= newNode());
  const pattern = mixedPattern(step);
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
function split(path: string, lenient: boolean): Segments | undefined {
  const raw = segmentsOf(path);
  if (!path.includes("%")) return { raw, compared: raw };
  try {
    if (lenient) return { raw, compared: raw.map(canonical) };
    decodeURIComponent(path);
    return { raw, compared: raw };
  } catch {
    return undefined;
  }
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

/** The aim of a search when all segments have matched: the route of a method, or all methods. */
interface Goal {
  readonly method: string;
  readonly search: string;
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
function find(root: Node, segments: Segments, goal: Goal): Match {
  const { method } = goal;
  const captures: string[] = [];
  const found =
    walk(root, segments, 0, captures, goal) ??
    (method === "HEAD"
      ? walk(root, segments, 0, captures, { ...goal, method: "GET" })
      : undefined);
  if (found !== undefined) {
    const { route, join } = found;
    return {
      kind: "found",
      route,
      captures: join === undefined ? captures : join(captures),
    };
  }
  const allow = new Set<string>();
  walk(root, segments, 0, [], { ...goal, allow });
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
): Candidate | undefined {
  const raw = segments.raw[index];
  if (raw === undefined)
    return (
      candidateAt(node, captures, goal) ??
      walkRest(node, segments, index, captures, goal)
    );
  const compared = segments.compared[index] ?? raw;
  if (node.literals.size > 0) {
    const literal = node.literals.get(compared);
    const found = literal && walk(literal, segments, index + 1, captures, goal);
    if (found !== undefined) return found;
  }
  const depth = captures.length;
  for (const { pattern, node: next } of node.mixed) {
    const values = matchMixed(pattern, compared);
    if (values === undefined) continue;
    captures.push(...values);
    const found = walk(next, segments, index + 1, captures, goal);
    if (found !== undefined) return found;
    captures.length = depth;
  }
  if (node.parameter !== undefined && raw !== "") {
    captures.push(raw);
    const found = walk(node.parameter, segments, index + 1, captures, goal);
    if (found !== undefined) return found;
    captures.length = depth;
  }
  return walkRest(node, segments, index, captures, goal);
}

/** Matches all remaining segments with a parameter that spans any number of segments. */
function walkRest(
  { rest }: Node,
  { raw }: Segments,
  index: number,
  captures: string[],
  goal: Goal,
): Candidate | undefined {
  if (rest === undefined) return undefined;
  const text = raw.slice(index).join("/");
  if (!text.endsWith(rest.suffix)) return undefined;
  captures.push(text.slice(0, text.length - rest.suffix.length));
  const found = candidateAt(rest.node, captures, goal);
  if (found === undefined) captures.pop();
  return found;
}

/** Returns the route of a node, or the first of several routes whose conditions the request meets. */
function candidateAt(
  { routes }: Node,
  captures: readonly string[],
  { method, search, fits, allow }: Goal,
): Candidate | undefined {
  if (allow !== undefined) {
    for (const candidates of routes.values()) {
      for (const { route } of candidates)
        if (fits(route)) allow.add(route.method);
    }
    return undefined;
  }
  const candidates = routes.get(method);
  if (candidates === undefined) return undefined;
  const [only, ...others] = candidates;
  if (others.length === 0) return fits(only.route) ? only : undefined;
  const able = candidates.filter(({ route }) => fits(route));
  return (
    able.find(({ join, accepts }) =>
      accepts(join?.(captures) ?? captures, search),
    ) ?? able[0]
  );
}
