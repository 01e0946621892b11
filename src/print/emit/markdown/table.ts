/** Writes Markdown tables. Columns are not padded, because padding would take most of the bytes of a large table. */
import { memoizeByObject } from '../../../base/foundation/memo.js';
import { mdContent, mdOf } from './opaque.js';
import type { Md } from './opaque.js';

export type Align = 'left' | 'right' | 'center' | undefined;

const RULES: Readonly<Record<Exclude<Align, undefined>, string>> = {
  left: ':--',
  right: '--:',
  center: ':-:',
};

/**
 * Writes a table. Each cell is written on one line.
 * @param aligns the alignment of each column; `undefined` for none
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
  // Pads a row that has fewer cells than the header.
  for (const row of rows) {
    lines.push(row.length === header.length ? rowText(row) : filledRow(row, header.length));
  }
  return mdOf(lines.join('\n'));
}

/** Writes a row. The result is cached, because the tables of a document repeat rows. */
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

/** Writes a cell on one line, with every `|` escaped exactly once. */
function cellText(text: string): string {
  const folded = text.includes('\n') ? foldedLines(text) : text;
  if (!folded.includes('|')) return folded;
  return folded.replace(/(?<!\\)(\\*)\|/g, (found, before: string) =>
    before.length % 2 === 0 ? `${before}\\|` : found,
  );
}
