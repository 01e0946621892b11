/** The order of routes: at the first differing segment, a literal goes before a mixed one, that before a parameter. */
import type { Endpoint } from '../model/api.js';
import type { PathSegment } from '../model/path.js';

/** Methods in the order people read them. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'QUERY'];

/** Compares by code unit, never by locale. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Sorts endpoints by path, specific before general, then by method. */
export function sortRoutes(endpoints: readonly Endpoint[]): Endpoint[] {
  return [...endpoints].sort(
    (a, b) =>
      comparePaths(a.path, b.path) ||
      methodRank(a.method) - methodRank(b.method) ||
      byCodeUnit(a.method, b.method),
  );
}

function comparePaths(a: readonly PathSegment[], b: readonly PathSegment[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const left = a[index] ?? [];
    const right = b[index] ?? [];
    const difference = kindRank(left) - kindRank(right) || byCodeUnit(textOf(left), textOf(right));
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
