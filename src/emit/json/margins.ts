/** The margins of a JSON file: what stands before a member or an item, and before the bracket that closes. */

/**
 * What was made of them, by depth. Made by `join`, they are one text and not several that lead to each other.
 */
export const INDENTS: string[] = [];
export const BRACES: string[] = [];
export const BRACKETS: string[] = [];

/** A line break and the blanks at the beginning of a line. */
export function indentAt(depth: number): string {
  return (INDENTS[depth] ??= ['\n', '  '.repeat(depth)].join(''));
}

/** The end of an object on a line of its own. */
export function braceAt(depth: number): string {
  return (BRACES[depth] ??= [indentAt(depth), '}'].join(''));
}

/** The same of an array. */
export function bracketAt(depth: number): string {
  return (BRACKETS[depth] ??= [indentAt(depth), ']'].join(''));
}
