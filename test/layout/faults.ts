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
const known = new Map<string, Promise<string>>();

/** What prettier makes of a text: of code in Markdown nothing, it is code. */
function formatPart(path: string, text: string): Promise<string> {
  const key = `${path.replace(/^.*\./, '')}\n${text}`;
  const found =
    known.get(key) ??
    format(text, {
      filepath: path.replace(/package\.json$/, 'data.json'),
      embeddedLanguageFormatting: 'off',
    });
  known.set(key, found);
  return found;
}

/**
 * Formats a file, part by part: parts stand apart by one blank line, and no formatter takes that away.
 * @param path where it stands: its ending tells what it is
 * @returns the parts, in their order; the file itself where a part is none without the others
 */
export async function formatFile(path: string, text: string): Promise<Formatted[]> {
  // Nobody lays these out.
  if (/(?:^|\/)(?:\.gitignore|LICENSE)$/.test(path)) return [{ path, text, formatted: text }];
  const parts = text.split(PARTS[path.replace(/^.*\./, '')] ?? /(?!)/);
  try {
    const texts = parts.map((part, index) => (index < parts.length - 1 ? `${part}\n` : part));
    return await Promise.all(
      texts.map(async (part) => ({ path, text: part, formatted: await formatPart(path, part) })),
    );
  } catch {
    return [{ path, text, formatted: await formatPart(path, text) }];
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
