/** Markdown tables. Their columns are not aligned: blanks for that would be most of the bytes of a large table. */
import { memoizeByObject } from '../../foundation/memo.js';
import { mdContent, mdOf } from './opaque.js';
import type { Md } from './opaque.js';

/** How a column is aligned. */
export type Align = 'left' | 'right' | 'center' | undefined;

const RULES: Readonly<Record<Exclude<Align, undefined>, string>> = {
  left: ':--',
  right: '--:',
  center: ':-:',
};

/**
 * A table. A cell is one line: further lines are folded into it.
 * @param aligns by column; undefined: not stated
 */
export function table(
  header: readonly Md[],
  rows: readonly (readonly Md[])[],
  aligns: readonly Align[] = [],
): Md {
  const rule = header.map((_, column) => {
    const align = aligns[column];
    return align === undefined ? '---' : RULES[align];
  });
  const lines = [rowText(header), `| ${rule.join(' | ')} |`];
  // A row of other length would be read as one of the header's.
  for (const row of rows) {
    lines.push(row.length === header.length ? rowText(row) : filledRow(row, header.length));
  }
  return mdOf(lines.join('\n'));
}

/** Tables of one document share rows. */
const rowText = memoizeByObject((cells: readonly Md[]): string => {
  let out = '|';
  for (const cell of cells) {
    const text = cellText(mdContent(cell).trim());
    out += text === '' ? ' |' : ` ${text} |`;
  }
  return out;
});

function filledRow(cells: readonly Md[], length: number): string {
  return rowText(cells.slice(0, length)) + ' |'.repeat(Math.max(0, length - cells.length));
}

function foldedLines(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join(' ');
}

/** A cell on one line, with every `|` behind an odd number of backslashes. */
function cellText(text: string): string {
  const folded = text.includes('\n') ? foldedLines(text) : text;
  if (!folded.includes('|')) return folded;
  return folded.replace(/(?<!\\)(\\*)\|/g, (found, before: string) =>
    before.length % 2 === 0 ? `${before}\\|` : found,
  );
}
