/** Finds the items that make an operation fail. */
import { GENERATING_LIMITS } from './limits/generating.js';
import { append } from './lists.js';

/** An item that must be omitted for the operation to succeed, and the error that it causes. */
export interface Culprit<T> {
  readonly item: T;
  readonly error: unknown;
}

/**
 * Searches by bisection for the items that make an operation fail. One such item among a thousand is found in about
 * twenty attempts. First, the function finds the items that fail on their own. If the remaining items still fail
 * together, it keeps as many of them as possible, and prefers earlier ones.
 * @param all the items with which the operation fails
 * @param attempt throws, or rejects, if the operation fails with the given items
 * @returns the items to omit so that the operation succeeds, in the order of `all`; an empty list if the operation
 * fails even without any items
 */
export async function culprits<T>(
  all: readonly T[],
  attempt: (some: readonly T[]) => unknown,
): Promise<Culprit<T>[]> {
  const errors = new Map<T, unknown>();
  let left = GENERATING_LIMITS.attempts.most;
  let last: unknown;
  const fails = async (some: readonly T[]): Promise<boolean> => {
    if (left-- <= 0) return true;
    try {
      await attempt(some);
      return false;
    } catch (error) {
      last = error;
      return true;
    }
  };
  const searchAlone = async (some: readonly T[]): Promise<void> => {
    if (!(await fails(some))) return;
    if (some.length === 1) for (const item of some) errors.set(item, last);
    else for (const half of halves(some)) await searchAlone(half);
  };
  const kept: T[] = [];
  const keep = async (some: readonly T[]): Promise<void> => {
    if (!(await fails([...kept, ...some]))) append(kept, some);
    else if (some.length === 1) for (const item of some) errors.set(item, last);
    else for (const half of halves(some)) await keep(half);
  };
  if (all.length === 0 || (await fails([]))) return [];
  await searchAlone(all);
  if (errors.size < all.length) await keep(all.filter((item) => !errors.has(item)));
  return all.flatMap((item) => (errors.has(item) ? [{ item, error: errors.get(item) }] : []));
}

function halves<T>(all: readonly T[]): (readonly T[])[] {
  const middle = all.length >> 1;
  return [all.slice(0, middle), all.slice(middle)];
}
