/**
 * Trims texts without regular expressions: `/x+$/` takes quadratic time for a long run of `x` in the middle of a text.
 */

/**
 * Removes certain characters from the end of a text.
 * @param characters the characters to remove, each of one UTF-16 code unit
 */
export function trimEndOf(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** Removes certain characters from both ends of a text. */
export function trimOf(text: string, characters: string): string {
  const rest = trimEndOf(text, characters);
  let start = 0;
  while (start < rest.length && characters.includes(rest.charAt(start))) start++;
  return rest.slice(start);
}
