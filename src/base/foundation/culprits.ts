/** Finds the items that make an operation fail, if each of them does so alone. */
import { append } from './lists.js';

/**
 * Searches by bisection: one culprit among a thousand takes about twenty attempts.
 * @param all the items with which the operation fails
 * @yields some of them; the caller returns true if the operation fails with these alone
 * @returns the culprits in their order; none if no item fails alone
 */
export function* culprits<T>(all: readonly T[]): Generator<readonly T[], readonly T[], boolean> {
  if (all.length < 2) return all;
  const found: T[] = [];
  const middle = all.length >> 1;
  for (const half of [all.slice(0, middle), all.slice(middle)]) {
    if (yield half) append(found, yield* culprits(half));
  }
  return found;
}
