/** What is asked of the layout of generated files. */
import { format } from 'prettier';

/** Columns of a line. */
const WIDTH = 80;

/** Where a part of a file begins that is laid out whatever stands around it: a statement, a section. */
const PARTS: Readonly<Record<string, RegExp>> = {
  ts: /\n\n(?=\S)/,
  md: /\n\n(?=#)/,
};

/** What formatters make of a text. */
export interface Formatted {
  readonly path: string;
  readonly text: string;
  readonly formatted: string;
}

/** The parts that were formatted: most are the same in many files, and formatting takes longer than all else. */
const known = new Map<string, string>();

function kindOf(path: string): string {
  return path.replace(/^.*\./, '');
}

/** What prettier makes of a text: of code in Markdown nothing, it is code. */
function formatText(path: string, text: string): Promise<string> {
  return format(text, {
    filepath: path.replace(/package\.json$/, 'data.json'),
    // The same layout as by TypeScript's own parser, in half the time.
    ...(kindOf(path) === 'ts' && { parser: 'babel-ts' }),
    embeddedLanguageFormatting: 'off',
  });
}

/**
 * What prettier makes of parts that stand apart by a blank line. Those that are not known are formatted as one text: half
 * of the time for a part goes into beginning.
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
 * Formats a file, part by part: parts stand apart by one blank line, and no formatter takes that away.
 * @param path where it stands: its ending tells what it is
 * @returns the parts, in their order; the file itself where a part is none without the others
 */
export async function formatFile(path: string, text: string): Promise<Formatted[]> {
  // Nobody lays these out.
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
 * What is wrong with the layout of a file. Data and Markdown are exactly as prettier has them, but for the columns of
 * tables, which are not aligned; of TypeScript formatting changes the layout at most.
 * @param path where it stands: its ending tells what it is
 */
export async function layoutFaults(path: string, text: string): Promise<string[]> {
  return (await formatFile(path, text)).flatMap(formattedFaults);
}

/** What is wrong with the layout of what was formatted. */
export function formattedFaults({ path, text, formatted }: Formatted): string[] {
  if (formatted === text) return [];
  if (path.endsWith('.md') && plainMarkdown(formatted) === plainMarkdown(text)) return [];
  if (!path.endsWith('.ts')) return [`${path} is not as prettier has it`];
  return withoutLayout(formatted) === withoutLayout(text) ? [] : [`${path} says something else`];
}

/**
 * Tables without the blanks and dashes that align them, and lists without the lines between their items: beside another
 * list inside of one, prettier leaves out what we write.
 */
function plainMarkdown(text: string): string {
  return text
    .replace(/^ *\|.*\|$/gm, (row) => row.replace(/ *\| */g, '|').replace(/-+/g, '-'))
    .replace(/\n\n(?= +(?:[-*]|\d+\.) )/g, '\n');
}

/** What formatters leave alone. */
function withoutLayout(text: string): string {
  return text.replace(/[\s,()|]/g, '');
}

/** How many lines are too long for a page. */
export function longLines(text: string): number {
  return text.split('\n').filter((line) => [...line].length > WIDTH).length;
}
