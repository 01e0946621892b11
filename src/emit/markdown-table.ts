/** Markdown tables as prettier aligns them. */
import { widthOf } from './layout.js';
import { lineOf, make, open } from './markdown-opaque.js';
import type { Line, Md } from './markdown-opaque.js';

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
  const columns = header.length;
  // Row by row: large tables are not made of an object for each cell.
  const texts: string[] = [];
  const widths: number[] = [];
  const most = header.map(() => 3);
  const measure = (row: readonly Md[]): void => {
    for (let column = 0; column < columns; column++) {
      const text = cellText(row[column]);
      const width = widthOf(text);
      texts.push(text);
      widths.push(width);
      if (width > (most[column] ?? 0)) most[column] = width;
    }
  };
  measure(header);
  for (const row of rows) measure(row);
  const lines: Line[] = [];
  const add = (cells: readonly string[]): void => {
    lines.push({ text: `| ${cells.join(' | ')} |`, verbatim: false });
  };
  for (let start = 0; start < texts.length; start += columns) {
    const cells: string[] = [];
    for (let column = 0; column < columns; column++) {
      const at = start + column;
      cells.push(pad(texts[at] ?? '', (most[column] ?? 3) - (widths[at] ?? 0), aligns[column]));
    }
    add(cells);
    if (start === 0) add(most.map((width, column) => ruleText(width, aligns[column])));
  }
  return make(lines);
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

function pad(text: string, free: number, align: Align): string {
  if (free === 0) return text;
  const left = align === 'right' ? free : align === 'center' ? Math.floor(free / 2) : 0;
  return ' '.repeat(left) + text + ' '.repeat(free - left);
}

function ruleText(width: number, align: Align): string {
  const left = align === 'left' || align === 'center' ? ':' : '-';
  const right = align === 'right' || align === 'center' ? ':' : '-';
  return left + '-'.repeat(width - 2) + right;
}
