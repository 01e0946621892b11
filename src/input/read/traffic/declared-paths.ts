/** Finds the declared endpoints that recorded requests call. */
import type { Api, Endpoint } from '../../../model/api.js';
import type { PathPart, PathSegment } from '../../../model/path.js';
import { percentDecoded } from '../../../base/foundation/text/percent-encoding.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import type { RequestAddress } from './exchange.js';
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';

/** A server, and the declared paths below it. */
export interface DeclaredBase {
  /** The URL as declared, with variables; empty for a description without a server. */
  readonly url: string;
  /** The host with its port, if one is declared; empty if the URL is relative. It matches both `http:` and `https:`. */
  readonly host: readonly PathPart[];
  readonly segments: readonly (readonly PathPart[])[];
  readonly root: PathNode;
}

/** A node in the tree of declared paths. */
export interface PathNode {
  readonly literals: Map<string, PathNode>;
  readonly parameters: { readonly segment: PathSegment; readonly node: PathNode }[];
  /** The declared path that ends at this node. */
  path?: readonly PathSegment[];
  /** The operations whose path ends at this node, by HTTP method. */
  readonly endpoints: Map<string, Endpoint>;
}

/** A request to a declared server. */
export interface BaseMatch {
  readonly base: DeclaredBase;
  /** The segments that follow the server's path. */
  readonly rest: readonly string[];
  /** The declared path that matches the request. */
  readonly declared?: DeclaredMatch;
}

/** A declared path that matches a request, and the values of its parameters. */
export interface DeclaredMatch {
  readonly path: readonly PathSegment[];
  readonly values: readonly string[];
  /** The operation, if the path has the method. An operation for `GET` also serves `HEAD` (RFC 9110 §9.3.2). */
  readonly endpoint?: Endpoint;
}

/**
 * Builds trees of the paths that some descriptions declare, one for each server.
 * @param apis the APIs as their readers return them
 */
export function declaredBases(apis: readonly Api[]): DeclaredBase[] {
  const bases = new Map<string, DeclaredBase>();
  for (const api of apis) {
    for (const endpoint of api.endpoints) {
      const servers = endpoint.servers.length > 0 ? endpoint.servers : api.servers;
      for (const url of servers.length > 0 ? servers.map((server) => server.url) : ['']) {
        const base = bases.get(url) ?? createBase(url);
        bases.set(url, base);
        addPath(base.root, endpoint);
      }
    }
  }
  return [...bases.values()].sort(
    (a, b) => b.segments.length - a.segments.length || byCodeUnit(a.url, b.url),
  );
}

function createBase(url: string): DeclaredBase {
  const [, host = '', path = ''] = /^(?:https?:\/\/([^/]*))?(.*)$/is.exec(url) ?? [];
  const segments = path.split('/').filter((segment) => segment !== '');
  return {
    url,
    host: templateParts(host.toLowerCase()),
    segments: segments.map(templateParts),
    root: createNode(),
  };
}

function createNode(): PathNode {
  return { literals: new Map(), parameters: [], endpoints: new Map() };
}

function addPath(root: PathNode, endpoint: Endpoint): void {
  const { path, method } = endpoint;
  if (path.length > READING_LIMITS.recordedSegments.most) return;
  let node = root;
  for (const segment of path) node = childOf(node, segment);
  node.path ??= path;
  if (!node.endpoints.has(method)) node.endpoints.set(method, endpoint);
}

function childOf(node: PathNode, segment: PathSegment): PathNode {
  const [part] = segment;
  if (segment.length === 1 && part?.kind === 'literal') {
    const known = node.literals.get(part.text) ?? createNode();
    node.literals.set(part.text, known);
    return known;
  }
  const same = node.parameters.find((one) => isSameForm(one.segment, segment));
  if (same) return same.node;
  const created = { segment, node: createNode() };
  node.parameters.push(created);
  // More specific segments come first: `{id}.json` before `{id}`.
  node.parameters.sort((a, b) => b.segment.length - a.segment.length);
  return created.node;
}

function isSameForm(a: PathSegment, b: PathSegment): boolean {
  return (
    a.length === b.length &&
    a.every((part, index) => {
      const other = b[index];
      return part.kind === 'parameter'
        ? other?.kind === 'parameter'
        : other?.kind === 'literal' && other.text === part.text;
    })
  );
}

/**
 * Finds the server and the endpoint of a request. If several servers match, one that has an operation for the request
 * is preferred, then one that has its path, then the one with the longest path.
 * @param bases the result of {@link declaredBases}
 * @param isAnyHost true if any host matches, as for recordings of a service on the local machine
 */
export function matchBase(
  method: string,
  address: RequestAddress,
  bases: readonly DeclaredBase[],
  isAnyHost: boolean,
): BaseMatch | undefined {
  let best: BaseMatch | undefined;
  for (const base of bases) {
    if (!isAnyHost && !isHostOf(base, address.origin)) continue;
    const { segments } = base;
    if (segments.length > address.segments.length) continue;
    const fits = segments.every(
      (segment, index) => matchTemplate(segment, address.segments[index] ?? '') !== undefined,
    );
    if (!fits) continue;
    const rest = address.segments.slice(segments.length);
    const declared = declaredMatch(base.root, rest, method);
    const match = { base, rest, ...(declared && { declared }) };
    if (declared?.endpoint) return match;
    if (best === undefined || (declared && !best.declared)) best = match;
  }
  return best;
}

/**
 * Finds the declared path for a request. A path with an operation for the method is preferred: for `DELETE`,
 * `/users/{id}` is preferred to `/users/me`.
 */
export function declaredMatch(
  root: PathNode,
  rest: readonly string[],
  method: string,
): DeclaredMatch | undefined {
  if (rest.length > READING_LIMITS.recordedSegments.most) return undefined;
  const methods = method === 'HEAD' ? ['HEAD', 'GET'] : [method];
  for (const one of methods) {
    const found = findPath(root, rest, 0, one);
    if (found) return found;
  }
  return findPath(root, rest, 0, undefined);
}

/** Returns true if a request to an origin may be one to the server. A relative URL matches every host. */
export function isHostOf({ host }: DeclaredBase, origin: string): boolean {
  return host.length === 0 || matchTemplate(host, origin.replace(/^https?:\/\//, '')) !== undefined;
}

/** @param method the required HTTP method; if `undefined`, any path matches */
function findPath(
  node: PathNode,
  segments: readonly string[],
  at: number,
  method: string | undefined,
): DeclaredMatch | undefined {
  const text = segments[at];
  if (text === undefined) {
    const endpoint = method === undefined ? undefined : node.endpoints.get(method);
    if (!node.path || (method !== undefined && !endpoint)) return undefined;
    return { path: endpoint?.path ?? node.path, values: [], ...(endpoint && { endpoint }) };
  }
  const literal = literalChild(node, text);
  const found = literal && findPath(literal, segments, at + 1, method);
  if (found) return found;
  for (const { segment, node: child } of node.parameters) {
    const values = matchTemplate(segment, text);
    const rest = values && findPath(child, segments, at + 1, method);
    if (rest) return { ...rest, values: [...values.map(percentDecoded), ...rest.values] };
  }
  return undefined;
}

/** Returns the node for a literal segment, whether the segment is percent-encoded or not. */
export function literalChild(node: PathNode, text: string): PathNode | undefined {
  return node.literals.get(text) ?? node.literals.get(percentDecoded(text));
}

/** Splits a template into literal text and parameters (`{name}`). */
function templateParts(text: string): PathPart[] {
  return text.split(/(\{[^{}]*\})/).flatMap((piece): PathPart[] => {
    if (piece === '') return [];
    const isParameter = piece.startsWith('{') && piece.endsWith('}');
    return [
      isParameter
        ? { kind: 'parameter', name: piece.slice(1, -1) }
        : { kind: 'literal', text: piece },
    ];
  });
}

/**
 * Returns the values that the parameters of a template have in a text. Each value is as short as possible, but has at
 * least one character.
 * @returns `undefined` if the text does not match
 */
function matchTemplate(parts: readonly PathPart[], text: string): string[] | undefined {
  const values: string[] = [];
  let at = 0;
  let open = -1;
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'parameter') {
      // Two adjacent parameters never match, because the end of the first one is unknown.
      if (open >= 0) return undefined;
      open = at;
      continue;
    }
    const isLast = index === parts.length - 1;
    const from = open < 0 ? at : open + 1;
    const found =
      isLast && open >= 0 ? text.length - part.text.length : text.indexOf(part.text, from);
    if (found < from || !text.startsWith(part.text, found) || (open < 0 && found !== at))
      return undefined;
    if (open >= 0) values.push(text.slice(open, found));
    open = -1;
    at = found + part.text.length;
  }
  if (open >= 0) return text.length > open ? [...values, text.slice(open)] : undefined;
  return at === text.length ? values : undefined;
}
