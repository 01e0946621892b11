/** The rules for the layout of generated files. */
import { format } from 'prettier';

/** Columns of a line. */
const WIDTH = 80;

/**
 * The start of a part of a file whose layout does not depend on its surroundings: a statement, a
 * section.
 */
const PARTS: Readonly<Record<string, RegExp>> = {
  ts: /\n\n(?=\S)/,
  md: /\n\n(?=#)/,
};

/** The result of formatters for a text. */
export interface Formatted {
  readonly path: string;
  readonly text: string;
  readonly formatted: string;
}

/**
 * Caches formatted parts: most parts occur in many files, and formatting takes longer than
 * everything else.
 */
const known = new Map<string, string>();

function kindOf(path: string): string {
  return path.replace(/^.*\./, '');
}

/** prettier's result for a text. Code in Markdown is not formatted. */
function formatText(path: string, text: string): Promise<string> {
  return format(text, {
    filepath: path.replace(/package\.json$/, 'data.json'),
    // This parser results in the same layout as TypeScript's own parser, in half the time.
    ...(kindOf(path) === 'ts' && { parser: 'babel-ts' }),
    embeddedLanguageFormatting: 'off',
  });
}

/**
 * prettier's result for parts that are separated by a blank line. New parts are formatted as one
 * text, because half of the time for a single part is overhead.
 */
async function formatParts(path: string, parts: readonly string[]): Promise<string[]> {
  const kind = kindOf(path);
  const fresh = [...new Set(parts)].filter((part) => !known.has(`${kind}\n${part}`));
  if (fresh.length > 0) {
    const together = splitParts(path, await formatText(path, fresh.join('\n')));
    const isApart = together.length === fresh.length;
    for (const [index, part] of fresh.entries()) {
      const one = isApart ? together[index] : undefined;
      known.set(`${kind}\n${part}`, one ?? (await formatText(path, part)));
    }
  }
  return parts.map((part) => known.get(`${kind}\n${part}`) ?? '');
}

/** The parts of a text, each with its line feed. */
function splitParts(path: string, text: string): string[] {
  const parts = text.split(PARTS[kindOf(path)] ?? /(?!)/);
  return parts.map((part, index) => (index < parts.length - 1 ? `${part}\n` : part));
}

/**
 * Formats a file part by part: parts are separated by one blank line, which formatters keep.
 * @param path of the file: its extension decides the parser
 * @returns the parts, in their order; the file itself if a part cannot be parsed alone
 */
export async function formatFile(path: string, text: string): Promise<Formatted[]> {
  // These are not formatted.
  if (/(?:^|\/)(?:\.gitignore|LICENSE)$/.test(path)) return [{ path, text, formatted: text }];
  try {
    const parts = splitParts(path, text);
    const formatted = await formatParts(path, parts);
    return parts.map((part, index) => ({ path, text: part, formatted: formatted[index] ?? '' }));
  } catch {
    return [{ path, text, formatted: await formatText(path, text) }];
  }
}

/**
 * The faults in the layout of a file. Data and Markdown are exactly as in prettier, except for the
 * columns of tables, which are not aligned. Formatting TypeScript changes only its layout.
 * @param path of the file: its extension decides the parser
 */
export async function layoutFaults(path: string, text: string): Promise<string[]> {
  return (await formatFile(path, text)).flatMap(formattedFaults);
}

/** The faults in the layout of formatted parts. */
export function formattedFaults({ path, text, formatted }: Formatted): string[] {
  if (formatted === text) return [];
  if (path.endsWith('.md') && plainMarkdown(formatted) === plainMarkdown(text)) return [];
  if (!path.endsWith('.ts')) return [`${path} is not as prettier has it`];
  return withoutLayout(formatted) === withoutLayout(text) ? [] : [`${path} says something else`];
}

/**
 * Tables without alignment, and lists without the lines between their items: next to a nested list,
 * prettier removes the line that the printer writes.
 */
function plainMarkdown(text: string): string {
  return text
    .replace(/^ *\|.*\|$/gm, (row) => row.replace(/ *\| */g, '|').replace(/-+/g, '-'))
    .replace(/\n\n(?= +(?:[-*]|\d+\.) )/g, '\n');
}

/** The text that formatters never change. */
function withoutLayout(text: string): string {
  return text.replace(/[\s,()|]/g, '');
}

/** How many lines are too long for a page. */
export function longLines(text: string): number {
  return text.split('\n').filter((line) => [...line].length > WIDTH).length;
}
