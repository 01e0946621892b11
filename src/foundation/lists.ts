/** Lists as long as a document makes them: spread into a call, each item takes room on the stack, which is soon full. */

/** Adds items to the end of a list. */
export function append<T>(list: T[], more: Iterable<T>): void {
  for (const one of more) list.push(one);
}

/**
 * The largest of some numbers.
 * @param least what it is at least, and when there are none
 */
export function largest(numbers: Iterable<number>, least = -Infinity): number {
  let found = least;
  for (const one of numbers) found = Math.max(found, one);
  return found;
}

/**
 * The smallest of some numbers.
 * @param most what it is at most, and when there are none
 */
export function smallest(numbers: Iterable<number>, most = Infinity): number {
  let found = most;
  for (const one of numbers) found = Math.min(found, one);
  return found;
}
