/** Text of pages, which are long: what is long already is not put together again. */

/** A text; or, of a long one, the pieces that are written out, in their order: none is empty. */
export type Content = string | readonly string[];

/**
 * More text than this is not kept as the pieces it was put together from, which take three times the memory: it is
 * written out, once, and stays apart from what is put around it.
 */
export const LONGEST_ROPE = 4000;

/** The same text; to look at one of its characters is what makes an engine write it out. */
export function settled(text: string): string {
  text.charCodeAt(0);
  return text;
}

/** A text, and pieces that are long already, behind others. */
export function behind(
  before: string[] = [],
  text: string,
  pieces: readonly string[] = [],
): string[] {
  if (text !== '') before.push(text.length > LONGEST_ROPE ? settled(text) : text);
  for (let index = 0; index < pieces.length; index++) before.push(pieces[index] ?? '');
  return before;
}
