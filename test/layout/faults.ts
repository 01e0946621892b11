/** What is asked of the layout of generated files. */
import { format } from 'prettier';

/** Columns of a line. */
const WIDTH = 80;

/**
 * What is wrong with the layout of a file. Data and Markdown are exactly as prettier has them; of TypeScript formatting
 * changes the layout at most.
 * @param path where it stands: its ending tells what it is
 */
export async function layoutFaults(path: string, text: string): Promise<string[]> {
  // Code in Markdown is code.
  const formatted = await format(text, { filepath: path, embeddedLanguageFormatting: 'off' });
  if (formatted === text) return [];
  if (!path.endsWith('.ts')) return [`${path} is not as prettier has it`];
  return withoutLayout(formatted) === withoutLayout(text) ? [] : [`${path} says something else`];
}

/** What formatters leave alone. */
function withoutLayout(text: string): string {
  return text.replace(/[\s,()|]/g, '');
}

/** How many lines are too long for a page. */
export function longLines(text: string): number {
  return text.split('\n').filter((line) => [...line].length > WIDTH).length;
}
