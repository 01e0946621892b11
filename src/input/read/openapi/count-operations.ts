/** Counts the operations of a document that may be truncated. */
import { isPlainObject } from '../../../base/foundation/plain-object.js';

const METHODS: ReadonlySet<string> = new Set(
  'get put post delete options head patch trace query'.split(' '),
);

/**
 * Counts the operations of a document without reading them. Also works for a truncated document.
 * @param paths the value of `paths`, of any type
 */
export function countOperations(paths: unknown): number {
  if (!isPlainObject(paths)) return 0;
  return Object.values(paths)
    .filter(isPlainObject)
    .flatMap((item) => Object.keys(item))
    .filter((key) => METHODS.has(key.toLowerCase())).length;
}
