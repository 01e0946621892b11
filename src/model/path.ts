/** A path as typed parts, so that it does not depend on the syntax of a framework. */
import { memoizeByObject } from '../base/foundation/memo.js';
import { MERGING_LIMITS } from '../base/foundation/limits/merging.js';

export type PathPart =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'parameter'; readonly name: string };

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
  return part.kind === 'literal' ? part.text : `{${part.name}}`;
}

/**
 * Returns the key of an endpoint: its method and its path without parameter names. According to OpenAPI, templates
 * that differ only in these names are identical.
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

/** Returns the method and the path of an endpoint for messages: `GET /site/{cloudId}`. */
export function operationText({
  method,
  path,
  trailingSlash,
}: {
  readonly method: string;
  readonly path: readonly PathSegment[];
  readonly trailingSlash?: boolean;
}): string {
  return `${method} ${templateOf(path, trailingSlash)}`;
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
