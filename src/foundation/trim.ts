/** Trimming without a regular expression: `/x+$/` looks again from each `x` of a long row that does not end the text. */

/**
 * A text without certain characters at its end.
 * @param characters each of them one UTF-16 code unit
 */
export function trimEndOf(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** The same for both ends. */
export function trimOf(text: string, characters: string): string {
  const rest = trimEndOf(text, characters);
  let start = 0;
  while (start < rest.length && characters.includes(rest.charAt(start))) start++;
  return rest.slice(start);
}
