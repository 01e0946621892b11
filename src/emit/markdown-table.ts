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
  const head = rowOf(header);
  const body = rows.map(rowOf);
  const most = header.map(() => 3);
  widen(most, head);
  for (const row of body) widen(most, row);
  const rule = most.map((width, column) => ruleText(width, aligns[column]));
  return make([
    line(padded(head, most, aligns)),
    line(rule),
    ...body.map((row) => line(padded(row, most, aligns))),
  ]);
}

/** The texts of a row's cells, and how wide they are. */
interface Row {
  readonly texts: readonly string[];
  readonly widths: readonly number[];
}

/** Tables of one document share rows. */
const known = new WeakMap<readonly Md[], Row>();

function rowOf(cells: readonly Md[]): Row {
  const before = known.get(cells);
  if (before !== undefined) return before;
  const texts = cells.map(cellText);
  const row = { texts, widths: texts.map(widthOf) };
  known.set(cells, row);
  return row;
}

function widen(most: number[], { widths }: Row): void {
  for (let column = 0; column < most.length; column++) {
    const width = widths[column] ?? 0;
    if (width > (most[column] ?? 0)) most[column] = width;
  }
}

function padded({ texts, widths }: Row, most: readonly number[], aligns: readonly Align[]) {
  return most.map((width, column) =>
    pad(texts[column] ?? '', width - (widths[column] ?? 0), aligns[column]),
  );
}

function line(cells: readonly string[]): Line {
  return { text: `| ${cells.join(' | ')} |`, verbatim: false };
}

/** A cell on one line, with every `|` behind an odd number of backslashes. */
function cellText(cell: Md): string {
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
