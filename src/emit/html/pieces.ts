/** Chunks of long pages: what is long already is not concatenated again. */

/** A text; or, of a long one, the pieces that are written out, in their order: none is empty. */
export type HtmlContent = string | readonly string[];

/**
 * More text than this is not kept as the pieces it was put together from, which take three times the memory: it is
 * written out, once, and stays apart from what is put around it.
 */
export const MAX_CHUNK = 4000;

/** The same text, in one piece of memory: reading a character makes a concatenated string flat. */
export function flattened(text: string): string {
  text.charCodeAt(0);
  return text;
}

/** Appends a text, and chunks that are long already. */
export function appendChunks(
  before: string[] = [],
  text: string,
  pieces: readonly string[] = [],
): string[] {
  if (text !== '') before.push(text.length > MAX_CHUNK ? flattened(text) : text);
  for (let index = 0; index < pieces.length; index++) before.push(pieces[index] ?? '');
  return before;
}
