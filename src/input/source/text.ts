/** Converts all line breaks to LF. */
export function normalizeBreaks(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/**
 * Keywords whose values are data, not prose. A validator compares these values with real messages character by
 * character, so the line breaks in them must not be normalized (JSON Schema Validation 2020-12 §6.1, §9).
 */
export const DATA_KEYWORDS: ReadonlySet<string> = new Set([
  ...['enum', 'const', 'default', 'example', 'examples', 'pattern', 'required'],
  ...['dependencies', 'dependentRequired'],
]);
