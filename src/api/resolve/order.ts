/**
 * Sorts routes. At the first segment that differs, literals come first, then segments that contain a parameter and
 * text, then parameters.
 */
import type { Endpoint } from '../../model/api.js';
import type { PathSegment } from '../../model/path.js';
import { byCodeUnit } from '../../base/foundation/sort.js';

/** Methods in the order in which the output lists them. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'QUERY'];

/** Sorts endpoints by path, specific paths before general ones, and then by method. */
export function sortRoutes(endpoints: readonly Endpoint[]): Endpoint[] {
  const paths = new Map<Endpoint['path'], readonly Mark[]>();
  const routes = endpoints.map((endpoint) => {
    // All operations of a path have the same `path` array, so the sort keys of its segments are computed only once.
    const path = paths.get(endpoint.path) ?? endpoint.path.map(markOf);
    paths.set(endpoint.path, path);
    return { endpoint, path };
  });
  routes.sort(
    (a, b) =>
      comparePaths(a.path, b.path) ||
      methodRank(a.endpoint.method) - methodRank(b.endpoint.method) ||
      byCodeUnit(a.endpoint.method, b.endpoint.method),
  );
  return routes.map(({ endpoint }) => endpoint);
}

/** The sort key of a segment: the rank of its kind, then its text. */
interface Mark {
  readonly rank: number;
  readonly text: string;
}

const PARAMETER: Mark = { rank: 2, text: '{}' };

function markOf(segment: PathSegment): Mark {
  const part = segment[0];
  if (part && segment.length === 1) {
    return part.kind === 'literal' ? { rank: 0, text: part.text } : PARAMETER;
  }
  return { rank: kindRank(segment), text: textOf(segment) };
}

function comparePaths(a: readonly Mark[], b: readonly Mark[]): number {
  if (a === b) return 0;
  for (let index = 0; index < a.length; index++) {
    const left = a[index];
    const right = b[index];
    if (!left || !right) break;
    const difference = left.rank - right.rank || byCodeUnit(left.text, right.text);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function kindRank(segment: PathSegment): number {
  if (segment.every((part) => part.kind === 'literal')) return 0;
  return segment.length > 1 ? 1 : 2;
}

function textOf(segment: PathSegment): string {
  return segment.map((part) => (part.kind === 'literal' ? part.text : '{}')).join('');
}

function methodRank(method: string): number {
  const index = METHODS.indexOf(method);
  return index < 0 ? METHODS.length : index;
}
