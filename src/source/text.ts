/** Texts inside a description. */

/** All line breaks as LF. */
export function normalizeBreaks(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
