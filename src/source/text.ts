/** Texts inside a description. */

/** All line breaks as LF. */
export function normalizeBreaks(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/**
 * Keywords whose values are data and not text for people: what stands in them is compared with what is sent, character by
 * character (JSON Schema Validation 2020-12 §6.1, §9).
 */
export const DATA_KEYWORDS: ReadonlySet<string> = new Set([
  ...['enum', 'const', 'default', 'example', 'examples', 'pattern', 'required'],
  ...['dependencies', 'dependentRequired'],
]);
