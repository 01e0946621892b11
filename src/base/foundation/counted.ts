/** Numbers with nouns. */

/**
 * Returns a number with its noun: `1 endpoint`, `2 endpoints`.
 * @param noun in the singular; its plural must end in `s`
 */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
