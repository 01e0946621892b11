/** A path as typed parts, so that it does not depend on the syntax of a framework. */
import { memoizeByObject } from '../base/foundation/memo.js';
import { MERGING_LIMITS } from '../base/foundation/limits/merging.js';

export type PathPart =
  | { readonly kind: 'literal'; readonly text: string }
  | {
      readonly kind: 'parameter';
      readonly name: string;
      /**
       * The constraint that the template writes after the name, if it is part of the identity of the path: a regular
       * expression (`:[0-9]+`), or the segments that the value spans (`=projects/*`).
       */
      readonly constraint?: string;
    };

/**
 * The text between two slashes of a path. The segment `v{n}.json` has three parts, and `chat:bot:messages` is one
 * literal.
 */
export type PathSegment = readonly PathPart[];

/** Returns the path template as OpenAPI writes it: `/site/{cloudId}/conversation`. */
export function templateOf(path: readonly PathSegment[], trailingSlash = false): string {
  const body = bodyOf(path);
  return body === '' ? '/' : trailingSlash ? body + '/' : body;
}

/** Cached, because the template of the same endpoint is needed many times. */
const bodyOf = memoizeByObject((path: readonly PathSegment[]) =>
  path.map((segment) => '/' + segment.map(partTemplate).join('')).join(''),
);

function partTemplate(part: PathPart): string {
  return part.kind === 'literal' ? part.text : `{${part.name}${part.constraint ?? ''}}`;
}

/**
 * Returns the segments that the value of a parameter spans, such as `['projects', '*']` for `{name=projects/*}`. `*` is
 * any segment, and `**` any number of segments. Returns `undefined` for a parameter within one segment.
 */
export function spannedSegments(part: PathPart): readonly string[] | undefined {
  if (part.kind === 'literal' || part.constraint?.startsWith('=') !== true) return undefined;
  return part.constraint.slice(1).split('/');
}

/** Returns a path in which parameters have only names. The result is cached. */
export const withoutConstraints = memoizeByObject((path: readonly PathSegment[]): PathSegment[] =>
  path.map((segment) =>
    segment.map((part) =>
      part.kind === 'literal' ? part : { kind: 'parameter', name: part.name },
    ),
  ),
);

/** Returns true if the value of a path parameter spans several segments (see {@link spannedSegments}). */
export function isSpanning(path: readonly PathSegment[]): boolean {
  return path.some((segment) => segment.some((part) => spannedSegments(part) !== undefined));
}

/**
 * Returns the key of an endpoint: its method and its path without parameter names. Documents often choose different
 * names for the same parameter. If one document declares several paths that have the same key, `variant` is appended to
 * the key of each (`Endpoint.variant`).
 * @returns a key such as `GET /site/{}/conversation/{}`
 */
export function endpointKey(method: string, path: readonly PathSegment[]): string {
  let key = method.toUpperCase() + ' ';
  for (let index = 0; index < path.length; index++) {
    const segment = path[index] ?? [];
    key += '/';
    for (let at = 0; at < segment.length; at++) {
      const part = segment[at];
      key += part?.kind === 'literal' ? part.text : '{}';
    }
  }
  return path.length === 0 ? key + '/' : key;
}

/** Returns an endpoint with a variant (see `Endpoint.variant`), which becomes a part of its key. */
export function withVariant<
  One extends {
    readonly key: string;
    readonly method: string;
    readonly path: readonly PathSegment[];
    readonly address?: string;
  },
>(endpoint: One, variant: string): One & { readonly variant: string } {
  const { method, path, address } = endpoint;
  const host = address === undefined ? '' : `#${address}`;
  return { ...endpoint, variant, key: `${endpointKey(method, path)}${variant}${host}` };
}

/** Returns the constant query that distinguishes an endpoint, such as `?action=run`, or an empty text. */
export function constantQuery({ variant = '' }: { readonly variant?: string }): string {
  return variant.replace(/^[^?]*/, '');
}

/** Returns the method and the path of an endpoint for messages: `GET /site/{cloudId}`. */
export function operationText(endpoint: {
  readonly method: string;
  readonly path: readonly PathSegment[];
  readonly trailingSlash?: boolean;
  readonly variant?: string;
}): string {
  const { method, path, trailingSlash } = endpoint;
  return `${method} ${templateOf(path, trailingSlash)}${constantQuery(endpoint)}`;
}

/**
 * The number of segments or parameters at the start of a path that are compared with other paths. Real paths are
 * shorter. For a longer path, caching every prefix would need memory in proportion to the square of its length.
 */
export const DEEPEST_BEGINNING = MERGING_LIMITS.pathBeginning.most;

/**
 * Returns the names of the parameters of a path, in the order of the template. Cached, because it is called for each
 * parameter.
 */
export const pathParameterNames = memoizeByObject(
  (path: readonly PathSegment[]): readonly string[] =>
    path.flatMap((segment) =>
      segment.flatMap((part) => (part.kind === 'parameter' ? part.name : [])),
    ),
);
