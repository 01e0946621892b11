/**
 * Text that may be written into a recording. Only functions that replace values create it, so the compiler rejects any
 * other text.
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

/** Data in which every text of a message is scrubbed, as JSON. */
export function scrubbedJson(data: object): Scrubbed {
  return JSON.stringify(data) as Scrubbed;
}
