/** The project's own prettier over our text, on request; loaded only then. */

/**
 * Formats a text as the project's prettier configuration says.
 * @param text what we made
 * @param file where it will stand, absolute: prettier looks from there for its configuration
 * @returns the formatted text; the text itself for files that prettier does not know or ignores, and for
 *   HTML, which it would spread over many lines
 */
export async function formatText(text: string, file: string): Promise<string> {
  if (file.endsWith('.html')) return text;
  const prettier = await import('prettier');
  const { ignored, inferredParser } = await prettier.getFileInfo(file, { resolveConfig: true });
  if (ignored || inferredParser === null) return text;
  const options = await prettier.resolveConfig(file, { editorconfig: true });
  return prettier.format(text, { ...options, filepath: file });
}
