/** A path as typed parts, never as one string in some framework's syntax. */
import { memoizeByObject } from '../base/foundation/memo.js';
import { MERGING_LIMITS } from '../base/foundation/limits/merging.js';

/** A literal piece of a segment, or a parameter in it. */
export type PathPart =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'parameter'; readonly name: string };

/** The text between two slashes. `v{n}.json` has three parts, `chat:bot:messages` is one literal. */
export type PathSegment = readonly PathPart[];

/** The path template in the notation of OpenAPI: `/site/{cloudId}/conversation`. */
export function templateOf(path: readonly PathSegment[], trailingSlash = false): string {
  const body = bodyOf(path);
  return body === '' ? '/' : trailingSlash ? body + '/' : body;
}

/** Cached, because many callers need the template of the same endpoint. */
const bodyOf = memoizeByObject((path: readonly PathSegment[]) =>
  path.map((segment) => '/' + segment.map(partTemplate).join('')).join(''),
);

function partTemplate(part: PathPart): string {
  return part.kind === 'literal' ? part.text : `{${part.name}}`;
}

/**
 * The identity of an endpoint: method and path with parameter names erased
 * (OpenAPI: templates with the same hierarchy but different names are identical).
 * @returns e.g. `GET /site/{}/conversation/{}`
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

/**
 * The number of segments or parameters of a path that are compared with the starts of other paths. Real paths are
 * shorter, and caching every prefix of a longer one takes the square of its length.
 */
export const DEEPEST_BEGINNING = MERGING_LIMITS.pathBeginning.most;

/**
 * The names of the parameters of a path, in the order of the template. Cached, because it is called for each parameter.
 */
export const pathParameterNames = memoizeByObject(
  (path: readonly PathSegment[]): readonly string[] =>
    path.flatMap((segment) =>
      segment.flatMap((part) => (part.kind === 'parameter' ? part.name : [])),
    ),
);
