/** Finds which of several things make some work fail, when each of them does so by itself. */
import { append } from './lists.js';

/**
 * Asks by halves: of a thousand with one culprit, some twenty are tried.
 * @param all what the work fails with
 * @yields some of them; whoever tries says whether the work fails with these alone
 * @returns the culprits in their order; none when no thing fails alone
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
