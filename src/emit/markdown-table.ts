/** Markdown tables as prettier aligns them. */
import { widthOf } from './layout.js';
import { lineOf, make, open } from './markdown-opaque.js';
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
  const rowsOf = [header, ...rows].map((row) =>
    header.map((_, column): Cell => {
      const text = cellText(row[column]);
      return { text, width: widthOf(text) };
    }),
  );
  const widths = header.map((_, column) =>
    rowsOf.reduce((most, row) => Math.max(most, row[column]?.width ?? 0), 3),
  );
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const [first = '', ...others] = rowsOf.map((row) =>
    line(row.map((cell, column) => pad(cell, widths[column] ?? 3, aligns[column]))),
  );
  const rule = line(widths.map((width, column) => ruleText(width, aligns[column])));
  return make([first, rule, ...others].map((text) => ({ text, verbatim: false })));
}

interface Cell {
  readonly text: string;
  readonly width: number;
}

/** A cell on one line, with every `|` behind an odd number of backslashes. */
function cellText(cell: Md | undefined): string {
  if (cell === undefined) return '';
  const folded =
    lineOf(cell)?.trim() ??
    open(cell)
      .map((line) => line.text.trim())
      .filter((line) => line !== '')
      .join(' ');
  if (!folded.includes('|')) return folded;
  return folded.replace(/(\\*)\|/g, (found, before: string) =>
    before.length % 2 === 0 ? `${before}\\|` : found,
  );
}

function pad({ text, width }: Cell, most: number, align: Align): string {
  const free = most - width;
  const left = align === 'right' ? free : align === 'center' ? Math.floor(free / 2) : 0;
  return ' '.repeat(left) + text + ' '.repeat(free - left);
}

function ruleText(width: number, align: Align): string {
  const left = align === 'left' || align === 'center' ? ':' : '-';
  const right = align === 'right' || align === 'center' ? ':' : '-';
  return left + '-'.repeat(width - 2) + right;
}
