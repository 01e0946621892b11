/** Markdown tables as prettier aligns them. */
import { widthOf } from './layout.js';
import { ofText, open } from './markdown-opaque.js';
import type { Md } from './markdown-opaque.js';

/** How a column is aligned. */
export type Align = 'left' | 'right' | 'center' | undefined;

/**
 * A table with its columns aligned. A cell is one line: further lines are folded into it.
 * @param aligns by column; undefined: not stated
 */
export function table(
  header: readonly Md[],
  rows: readonly (readonly Md[])[],
  aligns: readonly Align[] = [],
): Md {
  const texts = [header, ...rows].map((row) => header.map((_, column) => cellText(row[column])));
  const widths = header.map((_, column) =>
    Math.max(3, ...texts.map((row) => widthOf(row[column] ?? ''))),
  );
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const [first = '', ...others] = texts.map((row) =>
    line(row.map((cell, column) => pad(cell, widths[column] ?? 3, aligns[column]))),
  );
  const rule = line(widths.map((width, column) => ruleText(width, aligns[column])));
  return ofText([first, rule, ...others].join('\n'));
}

/** A cell on one line, with every `|` behind an odd number of backslashes. */
function cellText(cell: Md | undefined): string {
  if (cell === undefined) return '';
  const folded = open(cell)
    .map((line) => line.text.trim())
    .filter((line) => line !== '')
    .join(' ');
  return folded.replace(/(\\*)\|/g, (found, before: string) =>
    before.length % 2 === 0 ? `${before}\\|` : found,
  );
}

function pad(cell: string, width: number, align: Align): string {
  const free = width - widthOf(cell);
  const left = align === 'right' ? free : align === 'center' ? Math.floor(free / 2) : 0;
  return ' '.repeat(left) + cell + ' '.repeat(free - left);
}

function ruleText(width: number, align: Align): string {
  const left = align === 'left' || align === 'center' ? ':' : '-';
  const right = align === 'right' || align === 'center' ? ':' : '-';
  return left + '-'.repeat(width - 2) + right;
}
