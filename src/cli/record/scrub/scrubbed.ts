/**
 * The type of text that may be written into a recording. Only functions that replace values return it, so the compiler
 * rejects any other text.
 */

declare const SCRUBBED: unique symbol;

/** A text without private values. */
export type Scrubbed = string & { readonly [SCRUBBED]: true };

/** Marks a text as scrubbed. Only the files of this folder may call it. */
export function asScrubbed(text: string): Scrubbed {
  return text as Scrubbed;
}

/** Joins scrubbed texts. */
export function joinScrubbed(
  pieces: readonly Scrubbed[],
  between: ',' | '&' | '; ' | '\n',
): Scrubbed {
  return pieces.join(between) as Scrubbed;
}

/** Writes data as JSON. Every text from a message in it has already been scrubbed. */
export function scrubbedJson(data: object): Scrubbed {
  return JSON.stringify(data) as Scrubbed;
}
