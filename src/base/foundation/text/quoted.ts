/** Quotes names and values in messages. They come from documents, so they may contain anything. */

/** Quotes a name or a value. */
export function quotedName(text: string): string {
  return /["\r\n]/.test(text) ? JSON.stringify(text) : `"${text}"`;
}

/** Quotes a name only if it does not look like one word. */
export function shortName(name: string): string {
  return /^[^\s"]+$/.test(name) ? name : JSON.stringify(name);
}
