/** Combines numbers with nouns. */

/**
 * Returns a number with its noun: `1 endpoint`, `2 endpoints`.
 * @param noun the singular of a noun whose plural is formed by adding `s`
 */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
